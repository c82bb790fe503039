import { isCalendarDate } from "../instrument/age";
import type { AnswerValue } from "../instrument/answers";

export interface DateBoxes {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The three boxes of a date, whole or half typed. */
export function splitDateText(value: AnswerValue): DateBoxes {
  const [year = "", month = "", day = ""] = typeof value === "string" ? value.split("-") : [];
  const isWhole = typeof value === "string" && isCalendarDate(value);
  const plain = (text: string) => (isWhole ? text.replace(/^0/, "") : text);
  return { day: plain(day), month: plain(month), year };
}

/**
 * The boxes as an answer: `YYYY-MM-DD` when they name a day, null when all are empty, else the parts as they are, so
 * that half a date is neither lost nor taken for one.
 */
export function joinDateText({ day, month, year }: DateBoxes): string | null {
  if (day === "" && month === "" && year === "") return null;
  const whole = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return year.length === 4 && month !== "" && day !== "" && isCalendarDate(whole) ? whole : `${year}-${month}-${day}`;
}
