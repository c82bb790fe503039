import type { Condition } from "../instrument/condition/condition";
import { parseCondition } from "../instrument/condition/parse";
import type { Level, Text } from "../variable/variable";

/** error is GALAT and blocks; warning is PERINGATAN and wants a note; missing is KOSONG and informs. */
export const SEVERITIES = ["error", "warning", "missing"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What rules are about, in the order of the form. */
export const THEMES = [
  "identity",
  "structure",
  "age",
  "education",
  "work",
  "health",
  "housing",
  "energy",
  "assets",
  "programme",
  "place",
  "procedure",
] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Where a rule comes from (process.md 4): the 2026 field form's implementation, the 2022 validator, Permensos 3/2021 and
 * the sharing rules, reported practice, what is generally known, or this portal's own design.
 */
export const SOURCES = ["fasih", "regsosek", "permensos", "practice", "common", "portal"] as const;
export type Source = (typeof SOURCES)[number];

export interface RuleDefinition {
  /** Number in the rule book; `a`, `b` where one rule needs two sentences. Rules of one id share severity and text. */
  readonly id: string;
  /** household: judged once. member: judged for each person, whose answers the sentences read. */
  readonly scope: "household" | "member";
  /** Default local: everywhere. server: only where the register can be asked. */
  readonly runsAt?: "local" | "server";
  /** The rule applies only where this certainly holds; absent means always. */
  readonly when?: string;
  /** What must hold. Unknown, because something is unanswered or not asked, is no finding. */
  readonly assert: string;
  readonly severity: Severity;
  readonly messageId: string;
  readonly text: Text;
  /** Where to jump. */
  readonly target: { readonly level: Level; readonly key: string };
  readonly sources: readonly Source[];
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string | null;
}

export interface Rule extends Omit<Required<RuleDefinition>, "when" | "assert"> {
  readonly theme: Theme;
  readonly when: Condition | null;
  readonly assert: Condition;
  /** The sentences as written. */
  readonly words: { readonly when: string | null; readonly assert: string };
}

/** No older answers are judged than those of the first questionnaire. */
const FIRST_DAY = "2022-01-01";

/** Rules with their sentences parsed. They are data; an unreadable sentence stops the program when it starts. */
export function defineRules(theme: Theme, definitions: readonly RuleDefinition[]): readonly Rule[] {
  return definitions.map(({ when, assert, ...rule }) => ({
    runsAt: "local",
    effectiveFrom: FIRST_DAY,
    effectiveTo: null,
    ...rule,
    theme,
    when: when === undefined ? null : parseCondition(when),
    assert: parseCondition(assert),
    words: { when: when ?? null, assert },
  }));
}

/** Whether a rule is in force for a condition date. */
export function isInForce(rule: Rule, conditionDate: string): boolean {
  return rule.effectiveFrom <= conditionDate && (rule.effectiveTo === null || conditionDate <= rule.effectiveTo);
}

type Shared = Pick<RuleDefinition, "id" | "scope" | "when" | "text"> &
  Partial<Pick<RuleDefinition, "severity" | "sources">> & { readonly level?: Level };

/** Of a question left blank that a rule asks for. */
export const MUST_BE_FILLED = "must-be-filled";

/**
 * One rule a question: it must be answered. Where the form asks it anyway, this says why. Silent where nobody could be
 * asked and where the instrument does not ask the question.
 */
export function mustBeFilled(shared: Shared, keys: readonly string[]): readonly RuleDefinition[] {
  return keys.map((key) => ({
    ...toRule(shared, key),
    messageId: MUST_BE_FILLED,
    when: `${shared.when === undefined ? "" : `${shared.when} && `}asks(${key}) && interviewed()`,
    assert: `answered(${key})`,
  }));
}

/** One rule a question: it must be blank, also where the form would hide it (answers that were loaded, not typed). */
export function mustBeBlank(shared: Shared, keys: readonly string[]): readonly RuleDefinition[] {
  return keys.map((key) => ({
    ...toRule(shared, key),
    messageId: "must-be-blank",
    when: `${shared.when === undefined ? "" : `${shared.when} && `}asks(${key})`,
    assert: `!given(${key})`,
  }));
}

function toRule({ id, scope, text, severity, sources, level }: Shared, key: string) {
  return {
    id,
    scope,
    text,
    severity: severity ?? "error",
    sources: sources ?? (["regsosek"] as const),
    target: { level: level ?? scope, key },
  };
}

/** One rule under whichever of these questions the instrument asks: the finding points at the one that is there. */
export function whereAsked(
  definition: Omit<RuleDefinition, "target">,
  keys: readonly string[],
): readonly RuleDefinition[] {
  return keys.map((key) => ({
    ...definition,
    when: `asks(${key})${definition.when === undefined ? "" : ` && (${definition.when})`}`,
    target: { level: "member", key },
  }));
}
