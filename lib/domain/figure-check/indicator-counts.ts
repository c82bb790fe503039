import type { ComputedIndicator, IndicatorUnit } from "../indicator/indicator";
import { readDefinition } from "../indicator/language";
import { computedOf } from "../indicator/registry";
import type { Condition } from "../instrument/condition/condition";
import { type ConditionFunction, evaluate, type Scope, type Value } from "../instrument/condition/evaluate";
import { ageOf, answerIn, type Family, isDisabled, numberIn, type Row } from "./record";

const first: ConditionFunction = (args, scope) =>
  args.map((arg) => evaluate(arg, scope)).find((value) => value !== null) ?? null;
const known: ConditionFunction = ([claim, when], scope) =>
  claim !== undefined && when !== undefined && evaluate(when, scope) === true ? evaluate(claim, scope) : null;

function memberScope(member: Row, family: Family): Scope {
  return {
    functions: { first, known },
    lookup: (name) => {
      if (name === "age") return ageOf(member, family.today);
      if (name === "disabled") return isDisabled(member);
      if (name === "hasNik") return member["nik_bidx"] !== null;
      if (name === "decile") return numberIn(family.household, "decile_national") ?? 0;
      if (name === "family.size") return family.here.length;
      return name.startsWith("family.") ? answerIn(family.household, name.slice(7)) : answerIn(member, name);
    },
  };
}

function familyScope(family: Family): Scope {
  const least = (read: (member: Row) => Value) => {
    const values = family.heads.map(read).filter((value) => typeof value === "number");
    return values.length === 0 ? null : Math.min(...values);
  };
  const each = (argument: Condition | undefined) =>
    argument === undefined ? [] : family.here.map((member) => evaluate(argument, memberScope(member, family)));
  return {
    functions: {
      first,
      known,
      any: ([argument]) => {
        const answers = each(argument);
        return answers.includes(true) ? true : answers.includes(null) ? null : false;
      },
      count: ([argument]) => each(argument).filter((answer) => answer === true).length,
    },
    lookup: (name) => {
      if (name === "size") return family.here.length;
      if (name === "decile") return numberIn(family.household, "decile_national") ?? 0;
      if (name === "floorPerPerson") {
        const area = numberIn(family.household, "floor_area_m2");
        return area !== null && family.here.length > 0 ? Math.floor((area * 10) / family.here.length) : null;
      }
      if (name === "head.age") return least((member) => ageOf(member, family.today));
      return name.startsWith("head.")
        ? least((member) => answerIn(member, name.slice(5)))
        : answerIn(family.household, name);
    },
  };
}

/** The three counts of each indicator that one person, or one family, adds: worked out by the conditions' own interpreter. */
export function indicatorCounts(unit: IndicatorUnit, family: Family, member?: Row): readonly number[] {
  const scope = member === undefined ? familyScope(family) : memberScope(member, family);
  const isFound = family.household["status"] === 1;
  return definitionsOf(unit).flatMap((definition) => (isFound ? threeOf(definition, scope) : [0, 0, 0]));
}

interface Definition {
  readonly form: ComputedIndicator["form"];
  readonly above: Condition;
  readonly below: Condition;
}

const read = new Map<IndicatorUnit, readonly Definition[]>();

function definitionsOf(unit: IndicatorUnit): readonly Definition[] {
  const known = read.get(unit);
  if (known !== undefined) return known;
  const definitions = computedOf(unit).map(({ form, numerator, denominator }) => ({
    form,
    above: readDefinition(unit, numerator),
    below: readDefinition(unit, denominator),
  }));
  read.set(unit, definitions);
  return definitions;
}

function threeOf(definition: Definition, scope: Scope): readonly number[] {
  const below = evaluate(definition.below, scope);
  const above = evaluate(definition.above, scope);
  if (definition.form === "ratio") return [above === true, below === true, below === null].map(Number);
  return [below === true && above === true, below === true && above !== null, below === true && above === null].map(
    Number,
  );
}
