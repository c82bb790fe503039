import { getLocale, getTranslations } from "next-intl/server";
import { Timeline } from "@/components/ui/timeline";
import type { HistoryStep } from "@/lib/domain/queue/history";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { STEP_LOOK, stepReason } from "./step-look";

export interface HistoryListProps {
  readonly steps: readonly HistoryStep[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What happened to a proposal so far: who, when, why. Latest first. */
export async function HistoryList({ steps, zone, now }: HistoryListProps) {
  const locale = await getLocale();
  const t = await getTranslations("queue");
  const [workflow, why] = await Promise.all([getTranslations("workflow"), stepReason()]);
  const roles = await getTranslations("roles.name");
  if (steps.length === 0) return <p className="text-muted">{t("noHistory")}</p>;
  const who = (step: HistoryStep) => {
    const name = step.actorName ?? t("someone");
    return step.role === null ? name : t("by", { name, role: roles(step.role) });
  };
  return (
    <Timeline
      items={steps.map((step) => ({
        key: step.id,
        title: workflow(step.isPartial ? "agreed" : `event.${step.event}`),
        when: formatAgo(step.at, now, zone, locale),
        instant: step.at.toISOString(),
        exact: formatInstant(step.at, zone, locale),
        who: who(step),
        body: why(step),
        ...STEP_LOOK[step.event],
      }))}
    />
  );
}
