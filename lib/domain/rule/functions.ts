import { type Answers, answerIn } from "../instrument/answers";
import type { Condition } from "../instrument/condition/condition";
import { type ConditionFunction, evaluate, holds, type Scope, type Value } from "../instrument/condition/evaluate";
import { type Form, type FormContext, isPresent } from "../instrument/form";
import { identityNumberProblem, isSeedNik, nikHoldsBirthDate, parseNik } from "../nik/identity-number";

/** What the server knows of a person beyond the form; absent on a device. */
export interface ServerFacts {
  /** Persons whose NIK is active in another family (V05). */
  readonly nikActiveElsewhere: readonly string[];
  /** Persons with a likely double (V06). */
  readonly possibleDoubles: readonly string[];
}

export interface RuleContext {
  /** Village of the family, 10 digits; without it V04 is silent. */
  readonly villageCode?: string;
  readonly server?: ServerFacts;
}

export interface Family {
  readonly form: Form;
  readonly answers: Answers;
  readonly context: RuleContext;
  /** Contexts of the people who are part of the family. */
  readonly present: readonly FormContext[];
  readonly head: FormContext | null;
  /** Scopes already made: each rule reads the same few. */
  readonly scopes: Map<FormContext, Scope>;
}

/** The family as rules see it. The head is the first person so recorded. */
export function readFamily(form: Form, answers: Answers, context: RuleContext): Family {
  const present = [...form.members.values()].filter(({ uid }) => uid !== null && isPresent(answers.members[uid] ?? {}));
  const head = present.find((member) => member.lookup("relationToHead") === 1) ?? null;
  return { form, answers, context, present, head, scopes: new Map() };
}

/** Where a rule's sentences are read: the answers of the context, `head.x` for the head's, and the named functions. */
export function ruleScope(family: Family, context: FormContext): Scope {
  const known = family.scopes.get(context);
  if (known !== undefined) return known;
  const scope = makeScope(family, context);
  family.scopes.set(context, scope);
  return scope;
}

function makeScope(family: Family, context: FormContext): Scope {
  return {
    lookup: (name) =>
      name.startsWith("head.") ? (family.head?.lookup(name.slice("head.".length)) ?? null) : context.lookup(name),
    functions: ruleFunctions(family, context.uid),
  };
}

/** The functions of the rule language. One that misses an answer gives null: unknown. */
export const RULE_FUNCTIONS = [
  "count",
  "any",
  "people",
  "identityNumberValid",
  "nikHoldsBirthDate",
  "nikIsFemale",
  "nikIsFromHere",
  "isSeedNik",
  "timesInFamily",
  "nikActiveElsewhere",
  "possibleDouble",
  "notAfterConditionDate",
  "monthsAgo",
] as const;

type RuleFunctions = Readonly<Record<(typeof RULE_FUNCTIONS)[number], ConditionFunction>>;

function ruleFunctions(family: Family, uid: string | null): RuleFunctions {
  const { context, form, present } = family;
  const matching = (condition: Condition | undefined) =>
    condition === undefined ? 0 : present.filter((member) => holds(condition, ruleScope(family, member))).length;
  return {
    count: ([condition]) => matching(condition),
    any: ([condition]) => matching(condition) > 0,
    people: () => form.members.size,
    identityNumberValid: ofText((text) => identityNumberProblem(text) === null),
    nikHoldsBirthDate: ofTexts((nik, birthDate) => nikHoldsBirthDate(nik, birthDate)),
    nikIsFemale: ofText((nik) => parseNik(nik)?.female ?? null),
    nikIsFromHere: ofText((nik) => isFromHere(nik, context.villageCode)),
    isSeedNik: ofText(isSeedNik),
    timesInFamily: ofText((nik) => timesInFamily(family.answers, nik)),
    nikActiveElsewhere: () => isListed(context.server?.nikActiveElsewhere, uid),
    possibleDouble: () => isListed(context.server?.possibleDoubles, uid),
    notAfterConditionDate: ofText((date) => date <= form.conditionDate),
    monthsAgo: ofNumbers((year, month) => monthsBetween(year, month, form.conditionDate)),
  };
}

function ofText(judge: (text: string) => Value): ConditionFunction {
  return ([first], scope) => {
    const value = first === undefined ? null : evaluate(first, scope);
    return typeof value === "string" ? judge(value) : null;
  };
}

function ofTexts(judge: (first: string, second: string) => Value): ConditionFunction {
  return ([first, second], scope) => {
    const a = first === undefined ? null : evaluate(first, scope);
    const b = second === undefined ? null : evaluate(second, scope);
    return typeof a === "string" && typeof b === "string" ? judge(a, b) : null;
  };
}

function ofNumbers(judge: (first: number, second: number) => Value): ConditionFunction {
  return ([first, second], scope) => {
    const a = first === undefined ? null : evaluate(first, scope);
    const b = second === undefined ? null : evaluate(second, scope);
    return typeof a === "number" && typeof b === "number" ? judge(a, b) : null;
  };
}

/** A NIK begins with the district of first registration, which is the first six digits of a village code. */
function isFromHere(nik: string, villageCode: string | undefined): boolean | null {
  const parts = parseNik(nik);
  return parts === null || villageCode === undefined ? null : villageCode.startsWith(parts.districtCode);
}

function timesInFamily(answers: Answers, nik: string): number {
  return Object.values(answers.members).filter((member) => answerIn(member, "nik") === nik).length;
}

function isListed(uids: readonly string[] | undefined, uid: string | null): boolean | null {
  return uids === undefined || uid === null ? null : uids.includes(uid);
}

function monthsBetween(year: number, month: number, date: string): number {
  return (Number(date.slice(0, 4)) - year) * 12 + Number(date.slice(5, 7)) - month;
}
