import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { ProposalChecks } from "@/lib/domain/ground-check/check-page";
import { isOpenCheck } from "@/lib/domain/ground-check/ground-check";
import type { TimeZone } from "@/lib/i18n/formats";
import { CheckCard } from "./check-card";
import { OrderCheck } from "./order-check";
import { orderWords } from "./order-words";

export interface CheckPanelProps {
  readonly checks: ProposalChecks;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** Beside a proposal: its checks, the latest first, and the button that orders one. */
export async function CheckPanel({ checks, grantId, zone }: CheckPanelProps) {
  const t = await getTranslations("groundCheck");
  if (checks.checks.length === 0 && !checks.mayOrder) return null;
  const isOpen = checks.checks.some(({ state }) => isOpenCheck(state));
  return (
    <Card
      title={t("panelTitle")}
      {...(isOpen ? { tone: "attention" as const } : {})}
      aside={
        checks.mayOrder ? (
          <OrderCheck
            grantId={grantId}
            regencyCode={checks.regencyCode}
            proposalId={checks.proposalId}
            checkers={checks.checkers}
            words={await orderWords()}
          />
        ) : null
      }
    >
      {checks.checks.length === 0 ? <p className="text-muted">{t("panelEmpty")}</p> : null}
      {isOpen ? <p className="mb-3">{t("waits")}</p> : null}
      <div className="space-y-5">
        {checks.checks.map((check) => (
          <CheckCard key={check.id} check={check} checkers={checks.checkers} grantId={grantId} zone={zone} />
        ))}
      </div>
    </Card>
  );
}
