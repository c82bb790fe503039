/** National days of a year that its decree makes: seventeen and more. Known before it are the five of the solar calendar. */
const LEAST_NATIONAL_DAYS = 12;
/** The decree of the next year is out and needed: deadlines begin to run into it. */
const NEXT_FROM_MONTH = 10;

/**
 * Years whose national days are not complete: this one, and from October the next. Deadlines in them are counted without Idul Fitri
 * and joint leave.
 * @param counts national days and joint leave that are recorded, by year
 * @param today YYYY-MM-DD
 */
export function yearsWithoutDecree(counts: ReadonlyMap<number, number>, today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  const asked = Number(today.slice(5, 7)) >= NEXT_FROM_MONTH ? [year, year + 1] : [year];
  return asked.filter((each) => (counts.get(each) ?? 0) < LEAST_NATIONAL_DAYS);
}
