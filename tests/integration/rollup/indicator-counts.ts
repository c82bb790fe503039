import type { ComputedIndicator, IndicatorUnit } from "@/lib/domain/indicator/indicator";
import { leafOf, readDefinition } from "@/lib/domain/indicator/language";
import { computedOf, INDICATORS } from "@/lib/domain/indicator/registry";
import { TERMS } from "@/lib/domain/indicator/terms";
import { ageAt } from "@/lib/domain/instrument/age";
import { type Condition, namesIn } from "@/lib/domain/instrument/condition/condition";
import { type ConditionFunction, evaluate, type Scope, type Value } from "@/lib/domain/instrument/condition/evaluate";
import { snakeCase } from "@/lib/domain/variable/column";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Variable } from "@/lib/domain/variable/variable";

/** A row of `household` or `member` as the database holds it. */
export type Row = Readonly<Record<string, unknown>>;

/** Columns that any definition reads, so that a sample can fill them with everything. */
export function columnsRead(level: "household" | "member"): readonly Variable[] {
  const sources = [
    ...INDICATORS.flatMap((one) =>
      "place" in one ? [one.numerator, one.denominator].map((text) => [one.unit, text] as const) : [],
    ),
    ...Object.entries(TERMS).flatMap(([unit, terms]) =>
      Object.values(terms).map((text) => [unit as IndicatorUnit, text] as const),
    ),
  ];
  const keys = new Set(sources.flatMap(([unit, text]) => variablesIn(unit, readDefinition(unit, text))));
  return [...keys].flatMap((key) => {
    const [of, name] = key.split(":") as ["household" | "member", string];
    const variable = of === level ? findVariable(of, name) : null;
    return variable === null ? [] : [variable];
  });
}

function variablesIn(unit: IndicatorUnit, condition: Condition): string[] {
  const ownLevel = unit === "people" ? "member" : "household";
  return namesIn(condition).flatMap((name) => {
    const leaf = leafOf(unit, name) ?? leafOf("people", name);
    if (leaf?.kind === "floorPerPerson") return ["household:floorAreaM2"];
    if (leaf?.kind !== "variable") return [];
    if (leafOf(unit, name) === null) return [`member:${leaf.key}`];
    const level = leaf.of === "own" ? ownLevel : leaf.of === "family" ? "household" : "member";
    return [`${level}:${leaf.key}`];
  });
}

const first: ConditionFunction = (args, scope) =>
  args.map((arg) => evaluate(arg, scope)).find((value) => value !== null) ?? null;
const known: ConditionFunction = ([claim, when], scope) =>
  claim !== undefined && when !== undefined && evaluate(when, scope) === true ? evaluate(claim, scope) : null;

function cell(row: Row, key: string): Value {
  const value = row[snakeCase(key)];
  return typeof value === "number" || typeof value === "string"
    ? value
    : Array.isArray(value)
      ? (value as number[])
      : null;
}

export function isDisabled(member: Row): boolean | null {
  const difficulties = [
    "Seeing",
    "Hearing",
    "Walking",
    "Hands",
    "Learning",
    "Behaviour",
    "Speaking",
    "SelfCare",
    "Remembering",
  ];
  const types = ["Physical", "Mental", "Intellectual", "Visual", "Hearing", "Speech"];
  const told = difficulties.map((one) => cell(member, `difficulty${one}`)).filter((value) => typeof value === "number");
  const named = types.map((one) => cell(member, `disability${one}`)).filter((value) => typeof value === "number");
  if (told.some((value) => value <= 2) || named.includes(1)) return true;
  return told.length + named.length === 0 ? null : false;
}

export function ageOf(member: Row, today: string): number | null {
  const born = member["birth_date"];
  return typeof born === "string" ? ageAt(born, (member["demographic_as_of"] as string | null) ?? today) : null;
}

interface Surroundings {
  readonly household: Row;
  /** Members who count. */
  readonly here: readonly Row[];
  readonly heads: readonly Row[];
  readonly today: string;
}

function memberScope(member: Row, around: Surroundings): Scope {
  return {
    functions: { first, known },
    lookup: (name) => {
      if (name === "age") return ageOf(member, around.today);
      if (name === "disabled") return isDisabled(member);
      if (name === "hasNik") return member["nik_bidx"] !== null;
      if (name === "decile") return (around.household["decile_national"] as number | null) ?? 0;
      if (name === "family.size") return around.here.length;
      return name.startsWith("family.") ? cell(around.household, name.slice(7)) : cell(member, name);
    },
  };
}

function familyScope(around: Surroundings): Scope {
  const least = (read: (member: Row) => Value) => {
    const values = around.heads.map(read).filter((value) => typeof value === "number");
    return values.length === 0 ? null : Math.min(...values);
  };
  const each = (argument: Condition | undefined) =>
    argument === undefined ? [] : around.here.map((member) => evaluate(argument, memberScope(member, around)));
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
      if (name === "size") return around.here.length;
      if (name === "decile") return (around.household["decile_national"] as number | null) ?? 0;
      if (name === "floorPerPerson") {
        const area = cell(around.household, "floorAreaM2");
        return typeof area === "number" && around.here.length > 0 ? Math.floor((area * 10) / around.here.length) : null;
      }
      if (name === "head.age") return least((member) => ageOf(member, around.today));
      return name.startsWith("head.") ? least((member) => cell(member, name.slice(5))) : cell(around.household, name);
    },
  };
}

/** The three counts of each indicator that one person, or one family, adds: worked out by the conditions' own interpreter. */
export function countsOf(unit: IndicatorUnit, around: Surroundings, member?: Row): readonly number[] {
  const scope = member === undefined ? familyScope(around) : memberScope(member, around);
  const found = around.household["status"] === 1;
  return computedOf(unit).flatMap((indicator) => (found ? threeOf(indicator, scope) : [0, 0, 0]));
}

function threeOf(indicator: ComputedIndicator, scope: Scope): readonly number[] {
  const below = evaluate(readDefinition(indicator.unit, indicator.denominator), scope);
  const above = evaluate(readDefinition(indicator.unit, indicator.numerator), scope);
  if (indicator.form === "ratio") return [above === true, below === true, below === null].map(Number);
  return [below === true && above === true, below === true && above !== null, below === true && above === null].map(
    Number,
  );
}
