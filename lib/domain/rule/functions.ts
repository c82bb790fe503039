import { type AnswerMap, answerAt, answerIn, isAnswered } from "../instrument/answers";
import { type Condition, namesIn } from "../instrument/condition/condition";
import { type ConditionFunction, evaluate, holds, type Scope, type Value } from "../instrument/condition/evaluate";
import type { FormContext } from "../instrument/form";
import { findQuestion } from "../instrument/instrument";
import { identityNumberProblem, isSeedNik, nikHoldsBirthDate, parseNik } from "../nik/identity-number";
import type { Level } from "../variable/variable";
import type { Family, ServerCounts } from "./family";
import { asksMeterIds, metersOf } from "./meters";
import { certificate, jobStatus, motherBirthDate, schooling, yearsBetween } from "./readings";
import { changedShare, welfareShift } from "./shift";

/** Where a rule's sentences are read: the answers of the context, `head.x` and `context.x`, and the named functions. */
export function ruleScope(family: Family, context: FormContext): Scope {
  const known = family.scopes.get(context);
  if (known !== undefined) return known;
  const scope = makeScope(family, context);
  family.scopes.set(context, scope);
  return scope;
}

function makeScope(family: Family, context: FormContext): Scope {
  return {
    lookup: (name) => {
      if (name.startsWith("head.")) return family.head?.lookup(name.slice("head.".length)) ?? null;
      if (name.startsWith("context.")) return contextValue(family, name.slice("context.".length));
      return context.lookup(name);
    },
    functions: {
      ...ABOUT_TEXTS,
      ...aboutForm(family, context),
      ...aboutPeople(family, context),
      ...aboutServer(family, context),
    },
  };
}

/** `context.x`: what surrounds the answers. */
export const CONTEXT_NAMES = ["conditionDate", "today", "periodStart", "decile", "villageCode"] as const;

function contextValue({ form, context }: Family, name: string): Value {
  if (name === "conditionDate") return form.conditionDate;
  if (name === "today") return context.today ?? context.server?.today ?? null;
  const known = CONTEXT_NAMES.find((each) => each === name);
  return known === undefined || known === "conditionDate" || known === "today" ? null : (context[known] ?? null);
}

type Functions = Readonly<Record<string, ConditionFunction>>;

const ABOUT_TEXTS = {
  identityNumberValid: ofText((text) => identityNumberProblem(text) === null),
  nikHoldsBirthDate: ofTexts((nik, birthDate) => nikHoldsBirthDate(nik, birthDate)),
  nikIsFemale: ofText((nik) => parseNik(nik)?.female ?? null),
  /** A NIK begins with the district of first registration, which is the first six digits of a village code. */
  nikIsFrom: ofTexts((nik, village) => {
    const parts = parseNik(nik);
    return parts === null ? null : village.startsWith(parts.districtCode);
  }),
  isSeedNik: ofText(isSeedNik),
  same: ofTexts((a, b) => a === b),
  notAfter: ofTexts((a, b) => a <= b),
  yearsBetween: ofTexts((from, to) => yearsBetween(from, to)),
  ratio: ofNumbers((a, b) => (b === 0 ? null : a / b)),
  /** The smallest and greatest of the answered numbers. */
  least: ofMany((numbers) => Math.min(...numbers)),
  most: ofMany((numbers) => Math.max(...numbers)),
} as const satisfies Functions;

function aboutForm(family: Family, context: FormContext) {
  const { instrument, form, answers } = family;
  return {
    /** The instrument asks all of these questions, of whomever. */
    asks: (args) => names(args).every((name) => LEVELS.some((level) => findQuestion(instrument, level, name) !== null)),
    /** An answer to any of these was handed in, whether the form shows the question or not. */
    given: (args) =>
      names(args).some((name) => LEVELS.some((level) => isAnswered(answerAt(answers, level, context.uid, name)))),
    /** Somebody could be asked: the form's own condition for requiring nothing does not hold. */
    interviewed: () => !holds(instrument.nobodyToAsk, form.household),
    /** How many there are of a thing: as counted, else 1 or 0 from yes or no. */
    owned: ofNumbersOrNull((yesNo, count) => count ?? (yesNo === null ? null : yesNo === 1 ? 1 : 0)),
    monthsAgo: ofNumbers((year, month) => monthsBetween(year, month, form.conditionDate)),
    asksMeterIds: () => asksMeterIds(instrument),
    metersWithPower: () => metersOf(form.household).filter(({ power }) => power !== null).length,
    metersWithId: () => metersOf(form.household).filter(({ id }) => id !== null).length,
    /** PLN customer ids have 12 digits, meter numbers 11. */
    meterIdsValid: () => metersOf(form.household).every(({ id }) => id === null || /^\d{11,12}$/.test(id)),
    meterPowersGiven: () => givesAny(answers.household, /^meterPower\d+$/),
    meterIdsGiven: () => isAnswered(answers.household["meters"]),
    leastPower: () => leastOf(metersOf(form.household).flatMap(({ power }) => power ?? [])),
    mostPower: () => mostOf(metersOf(form.household).flatMap(({ power }) => power ?? [])),
    changedShare: () => (family.context.base ? changedShare(instrument, family.context.base, answers) : null),
    welfareShift: () => (family.context.base ? welfareShift(family.context.base.household, answers.household) : null),
  } as const satisfies Functions;
}

/** An answer under such a key was handed in, whether the form shows the question or not. */
function givesAny(row: AnswerMap, key: RegExp): boolean {
  return Object.entries(row).some(([name, value]) => key.test(name) && isAnswered(value));
}

const LEVELS: readonly Level[] = ["household", "member", "civil"];

function aboutPeople(family: Family, context: FormContext) {
  const { form, present, answers } = family;
  const matching = (condition: Condition | undefined) =>
    condition === undefined ? 0 : present.filter((member) => holds(condition, ruleScope(family, member))).length;
  return {
    count: ([condition]) => matching(condition),
    any: ([condition]) => matching(condition) > 0,
    people: () => form.members.size,
    timesInFamily: ofText(
      (nik) => Object.values(answers.members).filter((member) => answerIn(member, "nik") === nik).length,
    ),
    motherBirthDate: () => motherBirthDate(family, context),
    schooling: () => schooling(context),
    certificate: () => certificate(context),
    jobStatus: () => jobStatus(context),
  } as const satisfies Functions;
}

function aboutServer({ context: { server } }: Family, { uid }: FormContext) {
  const count = (name: keyof ServerCounts) => () => server?.counts?.[name] ?? null;
  return {
    nikActiveElsewhere: () => isListed(server?.nikActiveElsewhere, uid),
    registeredElsewhere: () => isListed(server?.registeredElsewhere, uid),
    possibleDouble: () => isListed(server?.possibleDoubles, uid),
    familiesOnMeter: count("familiesOnMeter"),
    metresOutside: count("metresOutside"),
    familiesOnPoint: count("familiesOnPoint"),
    sentToday: count("sentToday"),
    identicalFamilies: count("identicalFamilies"),
  } as const satisfies Functions;
}

function monthsBetween(year: number, month: number, date: string): number {
  return (Number(date.slice(0, 4)) - year) * 12 + Number(date.slice(5, 7)) - month;
}

function isListed(uids: readonly string[] | undefined, uid: string | null): boolean | null {
  return uids === undefined || uid === null ? null : uids.includes(uid);
}

function names(args: readonly Condition[]): readonly string[] {
  return args.flatMap(namesIn);
}

function leastOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}

function mostOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function argumentValue(argument: Condition | undefined, scope: Scope): Value {
  return argument === undefined ? null : evaluate(argument, scope);
}

function ofText(judge: (text: string) => Value): ConditionFunction {
  return ([first], scope) => {
    const value = argumentValue(first, scope);
    return typeof value === "string" ? judge(value) : null;
  };
}

function ofTexts(judge: (first: string, second: string) => Value): ConditionFunction {
  return ([first, second], scope) => {
    const [a, b] = [argumentValue(first, scope), argumentValue(second, scope)];
    return typeof a === "string" && typeof b === "string" ? judge(a, b) : null;
  };
}

function ofNumbersOrNull(judge: (first: number | null, second: number | null) => Value): ConditionFunction {
  const number = (value: Value) => (typeof value === "number" ? value : null);
  return ([first, second], scope) => judge(number(argumentValue(first, scope)), number(argumentValue(second, scope)));
}

function ofNumbers(judge: (first: number, second: number) => Value): ConditionFunction {
  return ofNumbersOrNull((a, b) => (a === null || b === null ? null : judge(a, b)));
}

function ofMany(judge: (numbers: readonly number[]) => number): ConditionFunction {
  return (args, scope) => {
    const numbers = args.flatMap((argument) => {
      const value = evaluate(argument, scope);
      return typeof value === "number" ? [value] : [];
    });
    return numbers.length === 0 ? null : judge(numbers);
  };
}
