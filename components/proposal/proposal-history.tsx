import { getLocale, getTranslations } from "next-intl/server";
import { STEP_LOOK } from "@/components/decision/step-look";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { ProposalHead } from "@/lib/domain/form/proposal-head";
import type { HistoryStep } from "@/lib/domain/queue/history";
import { REASONS, type ReasonCode } from "@/lib/domain/workflow/reason";
import { formatAgo, formatInstant } from "@/lib/i18n/formats";

export interface ProposalHistoryProps {
  readonly head: ProposalHead;
  readonly history: readonly HistoryStep[];
  readonly now: Date;
}

/** Each step with who took it, when and why, latest first. */
export async function ProposalHistory({ head, history, now }: ProposalHistoryProps) {
  const t = await getTranslations("proposal");
  const [events, agreed] = await Promise.all([getTranslations("workflow.event"), getTranslations("workflow")]);
  const reasons = await getTranslations("workflow.reason");
  const roles = await getTranslations("roles.name");
  const locale = await getLocale();
  const isReason = (code: string): code is ReasonCode => code in REASONS;
  return (
    <Card title={t("history")}>
      {history.length === 0 ? (
        <p className="text-muted">{t("noHistory")}</p>
      ) : (
        <Timeline
          items={history.map((step) => ({
            key: step.id,
            title: step.isPartial ? agreed("agreed") : events(step.event),
            when: formatAgo(step.at, now, head.timeZone, locale),
            instant: step.at.toISOString(),
            exact: formatInstant(step.at, head.timeZone, locale),
            who: `${step.event === "expire" ? t("portal") : (step.actorName ?? t("unknownPerson"))}${step.role === null ? "" : `, ${roles(step.role)}`}`,
            body:
              step.reason === null && step.note === null ? undefined : (
                <>
                  {step.reason === null ? null : <p>{isReason(step.reason) ? reasons(step.reason) : step.reason}</p>}
                  {step.note === null ? null : <p className="whitespace-pre-line text-muted">{step.note}</p>}
                </>
              ),
            icon: STEP_LOOK[step.event].icon,
            tone: step.event === "return" || step.event === "reject" ? ("danger" as const) : ("info" as const),
          }))}
        />
      )}
    </Card>
  );
}
