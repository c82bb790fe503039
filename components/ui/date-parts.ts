export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export function splitDate(value: string): DateParts {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/** "YYYY-MM-DD" when the three parts name a day that exists, else "". */
export function joinDate({ day, month, year }: DateParts): string {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return "";
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}
