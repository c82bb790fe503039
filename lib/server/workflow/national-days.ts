import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

/** How many national days are recorded of this year and the next. */
export async function nationalDays(today: string): Promise<ReadonlyMap<number, number>> {
  const from = `${today.slice(0, 4)}-01-01`;
  const rows = await referenceSql()<{
    year: number;
    days: number;
  }>`SELECT extract(year FROM day)::int AS year, count(*)::int AS days
    FROM holiday WHERE region_code = '0' AND day >= ${from}::date GROUP BY 1`;
  return new Map(rows.map(({ year, days }) => [year, days]));
}
