import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { IconName } from "@/components/ui/icon-name";
import { Timeline } from "@/components/ui/timeline";
import { isRole } from "@/lib/domain/access/role";
import { TRANSFER_REASONS, type TransferReason } from "@/lib/domain/transfer/reason";
import type { TransferHistoryStep } from "@/lib/domain/transfer/transfer-page";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

const ICON = {
  "request-in": "send",
  "request-out": "send",
  release: "arrow-right-left",
  accept: "check",
  approve: "circle-check",
  refuse: "circle-x",
  withdraw: "circle-minus",
  lapse: "timer-off",
} as const satisfies Record<TransferHistoryStep["event"], IconName>;

export interface TransferHistoryProps {
  readonly steps: readonly TransferHistoryStep[];
  readonly zone: TimeZone;
  readonly locale: Locale;
  readonly now: Date;
}

function isReason(code: string): code is TransferReason {
  return Object.hasOwn(TRANSFER_REASONS, code);
}

/** Each step with who took it, when and why, latest first. */
export async function TransferHistory({ steps, zone, locale, now }: TransferHistoryProps) {
  const [t, roles] = await Promise.all([getTranslations("transfer"), getTranslations("roles.name")]);
  const whoOf = ({ actorName, role }: TransferHistoryStep) =>
    actorName === null || !isRole(role) ? t("page.clock") : t("page.by", { name: actorName, role: roles(role) });
  return (
    <Card title={t("page.history")}>
      <Timeline
        items={steps.map((step) => ({
          key: step.id,
          title: t(`event.${step.event}`),
          when: formatAgo(step.at, now, zone, locale),
          instant: step.at.toISOString(),
          exact: formatInstant(step.at, zone, locale),
          who: whoOf(step),
          icon: ICON[step.event],
          tone:
            step.event === "refuse"
              ? ("danger" as const)
              : step.event === "approve"
                ? ("success" as const)
                : ("info" as const),
          body:
            step.reason === null ? undefined : (
              <>
                <p>{isReason(step.reason) ? t(`reason.${step.reason}`) : step.reason}</p>
                {step.note === null ? null : <p className="whitespace-pre-line text-muted">{step.note}</p>}
              </>
            ),
        }))}
      />
    </Card>
  );
}
