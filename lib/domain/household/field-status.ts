import { DTSENPBI2026 } from "../instrument/dtsenpbi2026/dtsenpbi2026";
import { findQuestion } from "../instrument/instrument";
import type { Locale } from "../instrument/question";
import { HOUSEHOLD_STATUS } from "./status";

/**
 * What was found when somebody last went to a family, by the codes of the 2026 questionnaire (process.md 2.5): 0 not found,
 * 1 found, 2 new, 3 all have died, 4 not eligible, 5 not met until the end, 6 special family.
 */
export const FIELD_STATUSES = [0, 1, 2, 3, 4, 5, 6] as const;
export type FieldStatus = (typeof FIELD_STATUSES)[number];

export const NOT_FOUND: FieldStatus = 0;

/**
 * The register's own flag comes first: a family that is flagged is not found, and one whose flag an update has lifted is not
 * "not found" any more, whatever was answered before. Null: nobody has said.
 */
export function fieldStatusOf(status: number, familyPresence: number | null): FieldStatus | null {
  if (status === HOUSEHOLD_STATUS.notFound) return NOT_FOUND;
  return FIELD_STATUSES.find((code) => code === familyPresence && code !== NOT_FOUND) ?? null;
}

/** The code's words, as the questionnaire asks for them. */
export function fieldStatusLabel(code: FieldStatus, locale: Locale): string {
  const question = findQuestion(DTSENPBI2026, "household", "familyPresence");
  const options = question?.type === "choice" ? question.options : [];
  return options.find((option) => option.code === code)?.label[locale] ?? String(code);
}
