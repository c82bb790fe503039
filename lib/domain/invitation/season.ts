import { addDays } from "../calendar/working-day";

/** Every family is invited between January and September, before the year's plans and budgets are made of the data. */
const LAST_INVITED = "09-30";
const LAST_OF_YEAR = "12-31";
/** A letter that goes out late leaves a family so many days. */
const LATE_DAYS = 30;

/** The year a letter of a local day (`YYYY-MM-DD`) belongs to: one invitation a family and year. */
export function invitationYear(day: string): number {
  return Number(day.slice(0, 4));
}

/** True from January to September. Letters may be printed later; the page says that they are late. */
export function isSeason(day: string): boolean {
  return day.slice(5) <= LAST_INVITED;
}

/** Until when a letter printed on a day asks the family to answer: 30 September, or thirty days, and never past its year. */
export function answerBy(printedOn: string): string {
  const year = printedOn.slice(0, 4);
  const later = addDays(printedOn, LATE_DAYS);
  const end = [`${year}-${LAST_INVITED}`, later].toSorted().at(-1) ?? later;
  return end > `${year}-${LAST_OF_YEAR}` ? `${year}-${LAST_OF_YEAR}` : end;
}

/** A letter opens the self-update until the last day of its year: who is late is welcome. @param day local */
export function isCodeOpen(year: number, day: string): boolean {
  return day <= `${year}-${LAST_OF_YEAR}`;
}
