import "server-only";
import { type AnswerMap, type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import { answerIdOf, regionalKey } from "@/lib/domain/regional/item";

/** The answers that a row's `regional` column holds, by their keys. */
export function readRegional(column: unknown): AnswerMap {
  if (typeof column !== "object" || column === null) return {};
  return Object.fromEntries(
    Object.entries(column).flatMap(([answerId, value]) => (isValue(value) ? [[regionalKey(answerId), value]] : [])),
  );
}

function isValue(value: unknown): value is AnswerValue {
  return (
    typeof value === "number" ||
    typeof value === "string" ||
    (Array.isArray(value) && value.every((code) => typeof code === "number"))
  );
}

/**
 * The `regional` column with changed answers laid over what the record has; nothing when none of them is a region's. An
 * erased answer leaves no key.
 * @param recorded the record's answers of the same row, other questions included
 */
export function regionalColumn(recorded: AnswerMap | undefined, changed: AnswerMap): { readonly regional?: string } {
  if (!Object.keys(changed).some((key) => answerIdOf(key) !== null)) return {};
  const answers = Object.entries({ ...recorded, ...changed }).flatMap(([key, value]) => {
    const answerId = answerIdOf(key);
    return answerId === null || !isAnswered(value) ? [] : [[answerId, value] as const];
  });
  return { regional: JSON.stringify(Object.fromEntries(answers)) };
}
