import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import type { Tone } from "@/components/ui/tone";
import { TRANSFER_REASONS, type TransferReason } from "@/lib/domain/transfer/reason";
import type { TransferPage } from "@/lib/domain/transfer/transfer-page";
import { deciderText } from "./decider-text";
import { TransferStateBadge } from "./transfer-state-badge";
import { TransferSteps } from "./transfer-steps";

export interface TransferNextProps {
  readonly page: TransferPage;
  readonly grantId: string;
  /** The deadline in words; empty when there is none. */
  readonly due: string;
}

const EDGE: Readonly<Partial<Record<TransferPage["state"], Tone>>> = {
  done: "success",
  refused: "danger",
  lapsed: "attention",
};

function isReason(code: string): code is TransferReason {
  return Object.hasOwn(TRANSFER_REASONS, code);
}

/** What comes next, by whom and until when; the buttons when it is the reader's turn. */
export async function TransferNext({ page, grantId, due }: TransferNextProps) {
  const t = await getTranslations("transfer");
  const decider = await deciderText(page.decider);
  const isLate = page.state === "awaiting-release" && page.isOverdue;
  const names = {
    origin: page.origin.label,
    destination: page.destination.label,
    decider,
    date: due,
  };
  const tone = page.waitsForYou ? "attention" : (EDGE[page.state] ?? "info");
  return (
    <Card
      title={t("page.next")}
      tone={tone}
      aside={<TransferStateBadge state={page.state} label={t(`state.${page.state}`)} />}
    >
      <div className="space-y-3">
        {page.waitsForYou ? <p className="font-semibold">{t("page.waitsForYou")}</p> : null}
        <p>
          {capital(t(isLate ? "page.nextText.awaiting-release-late" : `page.nextText.${page.state}`, names))}{" "}
          {due === "" || isLate ? null : t("page.until", { date: due })}
        </p>
        {page.unreleased ? <Alert tone="attention">{t("page.unreleased")}</Alert> : null}
        {page.isOwnWork ? <Alert>{t("page.ownWork")}</Alert> : null}
        {page.reason === null ? null : (
          <p>
            <strong>{t("page.reasonTitle")}:</strong>{" "}
            {isReason(page.reason.code) ? t(`reason.${page.reason.code}`) : page.reason.code}
            {page.reason.note === null ? null : (
              <span className="block whitespace-pre-line text-muted">{page.reason.note}</span>
            )}
          </p>
        )}
        <TransferSteps page={page} grantId={grantId} due={due} />
      </div>
    </Card>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
