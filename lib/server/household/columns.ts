import "server-only";
import { type AnswerMap, type AnswerValue, codesIn } from "@/lib/domain/instrument/answers";
import { storedName } from "@/lib/domain/matching/person-name";
import { answerIdOf } from "@/lib/domain/regional/item";
import { sealedFields, snakeCase } from "@/lib/domain/variable/column";
import { writableVariables } from "@/lib/domain/variable/dictionary";
import { holdsIdentifier } from "@/lib/domain/variable/identifier";
import type { Level, Variable } from "@/lib/domain/variable/variable";
import { blindIndex, seal, unseal } from "@/lib/server/crypto/seal";
import { readRegional } from "./regional-answers";

export type Row = Readonly<Record<string, unknown>>;

const WRITABLE: Readonly<Record<Level, readonly Variable[]>> = {
  household: writableVariables("household"),
  member: writableVariables("member"),
  civil: writableVariables("civil"),
};

/** Where a variable stands in a stored row. */
interface Place {
  readonly key: string;
  readonly column: string;
  readonly isSealed: boolean;
  readonly isNumeric: boolean;
}

/** Worked out once: a page of fifty families reads some thirty thousand columns. */
const PLACES: Readonly<Record<Level, readonly Place[]>> = {
  household: WRITABLE.household.flatMap(placeOf),
  member: WRITABLE.member.flatMap(placeOf),
  civil: WRITABLE.civil.flatMap(placeOf),
};

/** None for a list of items: those have rows of their own. */
function placeOf({ key, repeat, sealedAs, sql }: Variable): Place[] {
  if (repeat !== undefined) return [];
  const column = snakeCase(sealedAs === undefined ? key : sealedFields(sealedAs).sealed);
  return [{ key, column, isSealed: sealedAs !== undefined, isNumeric: sql?.startsWith("numeric") === true }];
}

/**
 * A stored row as answers, a region's items included, identifiers opened. Empty sets and nulls are no answer and are left
 * out; repeats have rows of their own.
 */
export function rowToAnswers(level: Level, row: Row): AnswerMap {
  const answers: Record<string, AnswerValue> = {};
  for (const place of PLACES[level]) {
    const value = readColumn(place, row[place.column]);
    if (value !== null) answers[place.key] = value;
  }
  return Object.assign(answers, readRegional(row["regional"]));
}

function readColumn({ isSealed, isNumeric }: Place, raw: unknown): AnswerValue {
  if (raw === null || raw === undefined) return null;
  if (isSealed) return typeof raw === "string" ? unseal(raw) : null;
  if (Array.isArray(raw)) return raw.length === 0 ? null : raw.map(Number).sort((a, b) => a - b);
  if (isNumeric) return Number(raw);
  return typeof raw === "number" || typeof raw === "string" ? raw : null;
}

/**
 * The columns that a set of answers writes; identifiers are sealed and indexed, a person's name brings the form in which it
 * is compared. A region's items share one column, which `regionalColumn` writes. Unknown keys are a fault of ours.
 */
export function answersToColumns(level: Level, answers: AnswerMap): Record<string, unknown> {
  const known = new Map(WRITABLE[level].map((variable) => [variable.key, variable]));
  const columns: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answers)) {
    if (answerIdOf(key) !== null) continue;
    const variable = known.get(key);
    if (variable === undefined) throw new Error(`no column for ${level}.${key}`);
    Object.assign(columns, columnsFor(variable, value));
  }
  const { name } = answers;
  if (level === "member" && typeof name === "string") columns["name_norm"] = storedName(name);
  return columns;
}

function columnsFor(variable: Variable, value: AnswerValue): Record<string, unknown> {
  if (variable.repeat !== undefined) return {};
  if (variable.sealedAs !== undefined) {
    const { sealed, bidx } = sealedFields(variable.sealedAs);
    const plain = typeof value === "string" && value !== "" ? value : null;
    return {
      [snakeCase(sealed)]: plain === null ? null : seal(plain),
      [snakeCase(bidx)]: plain === null ? null : blindIndex(plain),
    };
  }
  const column = snakeCase(variable.key);
  if (variable.sql === "smallint[]") return { [column]: codesIn(value) };
  return { [column]: value === "" ? null : value };
}

/** Keys whose value is or holds an identifier, sealed wherever it is stored: `household.kkNumber`, `household.meters` ... */
export const SEALED_KEYS: ReadonlySet<string> = new Set(
  Object.values(WRITABLE)
    .flat()
    .filter(holdsIdentifier)
    .map((variable) => `${variable.level}.${variable.key}`),
);
