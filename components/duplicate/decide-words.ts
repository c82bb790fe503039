import { getTranslations } from "next-intl/server";
import type { SelectOption } from "@/components/ui/select";
import type { CaseDetail } from "@/lib/domain/matching/case-view";
import { CASE_EVENTS, type CaseEvent, caseReasonsFor } from "@/lib/domain/matching/duplicate-case";

const PROBLEMS = [
  "NOT_ACTIVE",
  "HEAD_REMAINS",
  "PEOPLE_REMAIN",
  "ONE_FAMILY",
  "OPEN_PROPOSAL",
  "MOVING",
  "NOT_REGISTERED",
  "SETTLED",
] as const;

const PLAIN = [
  "keepLegend",
  "extentLegend",
  "reason",
  "reasonPlaceholder",
  "reasonMissing",
  "note",
  "noteHint",
  "noteOptional",
  "noteMissing",
  "keepMissing",
  "cancel",
  "busy",
  "failed",
  "stale",
  "reload",
] as const;

export interface EventWords {
  readonly button: string;
  readonly ask: string;
  readonly help: string;
  readonly done: string;
  readonly reasons: readonly SelectOption[];
}

/** One way of joining the records: what stays, what closes, or why it cannot be. */
export interface ChoiceWords {
  readonly keep: string;
  readonly extent: "person" | "family";
  readonly label: string;
  readonly hint: string;
  readonly problem: string | null;
}

export interface DecideWords {
  readonly plain: Readonly<Record<(typeof PLAIN)[number], string>>;
  readonly events: Readonly<Partial<Record<CaseEvent, EventWords>>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly keeps: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly choices: readonly ChoiceWords[];
}

/** Everything the decision's buttons and dialogs say, in the reader's language. */
export async function decideWords(detail: CaseDetail): Promise<DecideWords> {
  const t = await getTranslations("duplicate.decide");
  const reason = await getTranslations("duplicate.reason");
  const events = Object.fromEntries(
    CASE_EVENTS.filter((event) => detail.events.includes(event)).map((event) => [
      event,
      {
        button: t(event),
        ask: t(`ask.${event}`),
        help: t(`help.${event}`),
        done: t(`done.${event}`),
        reasons: caseReasonsFor(event).map((name) => ({ value: name, label: reason(name) })),
      },
    ]),
  );
  return {
    plain: Object.fromEntries(PLAIN.map((key) => [key, t(key)])) as DecideWords["plain"],
    events,
    problems: Object.fromEntries(PROBLEMS.map((code) => [code, t(`problem.${code}`)])),
    keeps: detail.sides.map((side, index) => ({
      value: side.uid,
      label: t("keepOne", { side: index === 0 ? "A" : "B", name: side.name }),
      hint: t("keepHint", { head: side.headName, village: side.villageName }),
    })),
    choices: detail.choices.map(({ keep, extent, closes, problem }) => ({
      keep,
      extent,
      label: t(extent),
      hint:
        problem === null ? `${t(`${extent}Hint`)} ${t("closesCount", { count: closes })}.` : t(`problem.${problem}`),
      problem: problem === null ? null : t(`problem.${problem}`),
    })),
  };
}
