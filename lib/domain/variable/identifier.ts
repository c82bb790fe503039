import type { AnswerValue, RepeatItem } from "../instrument/answers";
import { findVariable } from "./dictionary";
import type { Level, Variable } from "./variable";

/** True when the value is an identifier or holds one: sealed wherever it is stored (DECIDED 5). */
export function holdsIdentifier(variable: Variable): boolean {
  return variable.sealedAs !== undefined || sealedFieldsOf(variable).length > 0;
}

/** The fields of a repeat's item that are identifiers. */
export function sealedFieldsOf(variable: Variable): readonly string[] {
  return (variable.repeat?.fields ?? []).filter(({ kind }) => kind === "sealed").map(({ key }) => key);
}

/**
 * An answer with every identifier in it turned by `turn` (sealed, opened, masked), the rest as it is. Whatever was
 * typed in an identifier's place counts as one.
 */
export function turnIdentifiers(
  level: Level,
  key: string,
  value: AnswerValue,
  turn: (text: string) => string,
): AnswerValue {
  const variable = findVariable(level, key);
  if (variable === null || !holdsIdentifier(variable)) return value;
  if (typeof value === "string") return value === "" ? value : turn(value);
  if (typeof value !== "object" || value === null) return value;
  const fields = sealedFieldsOf(variable);
  const turned = (item: RepeatItem): RepeatItem =>
    Object.fromEntries(
      Object.entries(item).map(([name, part]) => [
        name,
        fields.includes(name) && typeof part === "string" && part !== "" ? turn(part) : part,
      ]),
    );
  return value.map((item) => (typeof item === "object" ? turned(item) : item)) as AnswerValue; // the list's own kind
}
