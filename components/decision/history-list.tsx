import { getLocale, getTranslations } from "next-intl/server";
import type { IconName } from "@/components/ui/icon-name";
import { Timeline } from "@/components/ui/timeline";
import type { Tone } from "@/components/ui/tone";
import type { HistoryStep } from "@/lib/domain/queue/history";
import type { WorkflowEvent } from "@/lib/domain/workflow/workflow";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { isKnownReason } from "./decision-words";

const LOOK = {
  submit: { icon: "send", tone: "info" },
  endorse: { icon: "handshake", tone: "info" },
  verify: { icon: "clipboard-check", tone: "info" },
  validate: { icon: "shield-check", tone: "info" },
  accept: { icon: "badge-check", tone: "success" },
  return: { icon: "undo-2", tone: "danger" },
  reject: { icon: "circle-x", tone: "danger" },
  withdraw: { icon: "circle-minus", tone: "neutral" },
  expire: { icon: "timer-off", tone: "attention" },
} as const satisfies Record<WorkflowEvent, { icon: IconName; tone: Tone }>;

export interface HistoryListProps {
  readonly steps: readonly HistoryStep[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What happened to a proposal so far: who, when, why. Latest first. */
export async function HistoryList({ steps, zone, now }: HistoryListProps) {
  const locale = await getLocale();
  const t = await getTranslations("queue");
  const workflow = await getTranslations("workflow");
  const roles = await getTranslations("roles.name");
  if (steps.length === 0) return <p className="text-muted">{t("noHistory")}</p>;
  const who = (step: HistoryStep) => {
    const name = step.actorName ?? t("someone");
    return step.role === null ? name : t("by", { name, role: roles(step.role) });
  };
  const why = (step: HistoryStep) => {
    if (step.reason === null && step.note === null) return undefined;
    const reason =
      step.reason === null ? "" : isKnownReason(step.reason) ? workflow(`reason.${step.reason}`) : step.reason;
    return (
      <>
        {reason === "" ? null : <p className="font-semibold">{reason}</p>}
        {step.note === null ? null : <p className="whitespace-pre-line">{step.note}</p>}
      </>
    );
  };
  return (
    <Timeline
      items={steps.map((step) => ({
        key: step.id,
        title: workflow(`event.${step.event}`),
        when: formatAgo(step.at, now, zone, locale),
        instant: step.at.toISOString(),
        exact: formatInstant(step.at, zone, locale),
        who: who(step),
        body: why(step),
        ...LOOK[step.event],
      }))}
    />
  );
}
