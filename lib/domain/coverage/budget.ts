/** What an office says of a variable beside which one it is; no schema here, so that a page's script can use it. */
export const PROGRAMME_LENGTH = { min: 5, max: 200 } as const;
export const BUDGET_LINE_LENGTH = { min: 3, max: 120 } as const;
/** Ten thousand billion rupiah: more than any region spends, so that a slip of zeros is noticed. */
export const MOST_RUPIAH = 10_000_000_000_000;

/** From what an office pays for keeping a variable up to date. */
export interface Budget {
  readonly line: string;
  readonly year: number;
  readonly amountRupiah: number;
}

/** A budget of the year before may still be entered, and one decided for the year after next. */
export function isBudgetYear(year: number, thisYear: number): boolean {
  return year >= thisYear - 1 && year <= thisYear + 2;
}

/** True while the office pays: a budget is for its year and says nothing of the next. */
export function paysIn(budget: Budget | null, year: number): boolean {
  return budget?.year === year;
}
