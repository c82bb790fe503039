/** Families by the month in which they were first updated, `YYYY-MM`. */
export interface MonthCount {
  readonly month: string;
  readonly families: number;
}

export interface SeasonMonth {
  readonly month: string;
  /** Families updated in the month. */
  readonly applied: number;
  /** Families updated up to the end of the month; null for a month that has not begun. */
  readonly appliedSoFar: number | null;
  /** How many would be, if the families due were spread evenly over the window's months. */
  readonly targetSoFar: number;
}

export interface Season {
  readonly due: number;
  readonly months: readonly SeasonMonth[];
}

/**
 * The season month by month against an even pace. What was applied before or after the window counts in its first or last
 * month, so that the last sum is the whole.
 * @param today local calendar day, YYYY-MM-DD
 */
export function seasonOf(
  due: number,
  window: { readonly startsOn: string; readonly endsOn: string },
  counts: readonly MonthCount[],
  today: string,
): Season {
  const months = monthsBetween(window.startsOn.slice(0, 7), window.endsOn.slice(0, 7));
  const first = months[0] ?? "";
  const last = months.at(-1) ?? "";
  const inMonth = (month: string) => (month < first ? first : month > last ? last : month);
  const thisMonth = today.slice(0, 7);
  let soFar = 0;
  return {
    due,
    months: months.map((month, index) => {
      const applied = counts
        .filter((count) => inMonth(count.month) === month)
        .reduce((sum, { families }) => sum + families, 0);
      soFar += applied;
      return {
        month,
        applied,
        appliedSoFar: month > thisMonth ? null : soFar,
        targetSoFar: Math.round((due * (index + 1)) / months.length),
      };
    }),
  };
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = following(month)) months.push(month);
  return months;
}

function following(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
