import { getLocale, getTranslations } from "next-intl/server";
import { isKnownReason } from "@/components/decision/decision-words";
import { eventTitles } from "@/lib/domain/event/event";
import type { AgendaOutcome } from "@/lib/domain/queue/meeting";

/** What a decided proposal changes, and why it was decided so, in the reader's words. */
export interface DecisionTexts {
  readonly changes: string;
  /** Empty when nothing was said. */
  readonly reason: string;
}

export async function decisionTexts(): Promise<(outcome: AgendaOutcome) => DecisionTexts> {
  const [queue, workflow, locale] = await Promise.all([
    getTranslations("queue"),
    getTranslations("workflow"),
    getLocale(),
  ]);
  const changes = ({ kind, eventCodes, changeCount }: AgendaOutcome) =>
    kind === "new-household"
      ? queue("kind.new-household")
      : [eventTitles(eventCodes, locale), kind === "event" ? "" : queue("changes", { count: changeCount })]
          .filter((part) => part !== "")
          .join(", ");
  const reason = ({ reason: code, note }: AgendaOutcome) =>
    [code === null ? "" : isKnownReason(code) ? workflow(`reason.${code}`) : code, note ?? ""]
      .filter(Boolean)
      .join(": ");
  return (outcome) => ({ changes: changes(outcome), reason: reason(outcome) });
}
