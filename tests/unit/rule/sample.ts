import type { Answers, AnswerValue } from "@/lib/domain/instrument/answers";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { readForm } from "@/lib/domain/instrument/form";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { contextsOf, judge } from "@/lib/domain/rule/evaluate-rules";
import { type RuleContext, readFamily, type ServerCounts } from "@/lib/domain/rule/family";
import type { Rule } from "@/lib/domain/rule/rule";
import { bareFamily, ON, withMember } from "../instrument/family-fixture";

/** A family, the form that asks it, and what surrounds it. */
export interface Sample {
  readonly instrument: Instrument;
  readonly answers: Answers;
  readonly context: RuleContext;
}

/** A rule with a family it faults, one it passes, and one it has nothing to say of. */
export interface RuleCase {
  readonly id: string;
  readonly fails: Sample;
  readonly passes: Sample;
  readonly silent: Sample;
}

export const VILLAGE = "9901012001";
const CONTEXT: RuleContext = { villageCode: VILLAGE };

type Row = Record<string, AnswerValue>;

/** The bare family of three with household answers laid over, under the form of 2022. */
export function house(row: Row, context: RuleContext = {}): Sample {
  const family = bareFamily();
  return of({ ...family, household: { ...family.household, ...row } }, context);
}

/** The bare family with answers laid over one person. */
export function person(uid: string, row: Row, context: RuleContext = {}): Sample {
  return of(withMember(bareFamily(), uid, row), context);
}

export function of(answers: Answers, context: RuleContext = {}): Sample {
  return { instrument: REGSOSEK22K, answers, context: { ...CONTEXT, ...context } };
}

/** The same under the form of 2026, whose codes and questions differ. */
export function house26(row: Row, context: RuleContext = {}): Sample {
  return { ...house(row, context), instrument: DTSENPBI2026 };
}

export function person26(uid: string, row: Row, context: RuleContext = {}): Sample {
  return { ...person(uid, row, context), instrument: DTSENPBI2026 };
}

const NO_COUNTS: ServerCounts = {
  familiesOnMeter: null,
  metresOutside: null,
  familiesOnPoint: null,
  sentToday: null,
  identicalFamilies: null,
};

/** What the server found. */
export function server(counts: Partial<ServerCounts>): RuleContext {
  return { server: { nikActiveElsewhere: [], possibleDoubles: [], counts: { ...NO_COUNTS, ...counts } } };
}

/** What a rule says of each context of a sample: false faults, true passes, null is silent. */
export function verdicts(rule: Rule, { instrument, answers, context }: Sample): readonly (boolean | null)[] {
  const form = readForm(instrument, answers, ON);
  const family = readFamily(instrument, form, answers, context);
  return contextsOf(rule, family).map((each) => judge(rule, family, each));
}

/** One case for each question that must be filled where `where` holds. */
export function filledCases(
  id: string,
  keys: readonly string[],
  where: (row: Row) => Sample,
  elsewhere: Sample,
): RuleCase[] {
  return keys.map((key) => ({ id, fails: where({ [key]: null }), passes: where({ [key]: 1 }), silent: elsewhere }));
}

/** One case for each question that must be blank where `where` holds. */
export function blankCases(
  id: string,
  keys: readonly string[],
  where: (row: Row) => Sample,
  elsewhere: Sample,
): RuleCase[] {
  return keys.map((key) => ({ id, fails: where({ [key]: 1 }), passes: where({}), silent: elsewhere }));
}
