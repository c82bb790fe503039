import "server-only";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { DashboardYear } from "@/lib/domain/dashboard/overview";
import { reference } from "@/lib/server/db/reference";

interface PeriodRow {
  readonly id: string;
  readonly regionCode: string;
  readonly year: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Ten years of a calendar for each regency. */
const MOST_PERIODS = 6_000;

/** Periods that count for an area: its own, those above it and those below it; the newest year first. */
export async function listYears(areaCode: string): Promise<readonly PeriodRow[]> {
  const isNation = areaCode === NATION_CODE;
  const rows = await reference().period.findMany({
    ...(isNation
      ? {}
      : {
          where: { OR: [{ regionCode: { in: [...lineageOf(areaCode)] } }, { regionCode: { startsWith: areaCode } }] },
        }),
    select: { id: true, regionCode: true, year: true, startsOn: true, endsOn: true },
    orderBy: [{ year: "desc" }, { regionCode: "asc" }],
    take: MOST_PERIODS,
  });
  return rows.map((row) => ({ ...row, startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn) }));
}

/** A `date` column arrives as midnight UTC. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The year asked for, else the newest that has begun, else the newest; null where there is none. */
export function chooseYear(
  periods: readonly PeriodRow[],
  areaCode: string,
  wanted: number | null,
  today: string,
): DashboardYear | null {
  const chosen =
    periods.find((period) => period.year === wanted) ??
    periods.find((period) => period.startsOn <= today) ??
    periods[0];
  if (chosen === undefined) return null;
  const ofYear = periods.filter((period) => period.year === chosen.year);
  const own = [...lineageOf(areaCode)]
    .reverse()
    .flatMap((code) => ofYear.find((period) => period.regionCode === code) ?? []);
  const window = own[0] === undefined ? null : { startsOn: own[0].startsOn, endsOn: own[0].endsOn };
  return { year: chosen.year, periodIds: ofYear.map((period) => period.id), window };
}
