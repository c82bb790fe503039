import "server-only";
import { isVillage } from "@/lib/domain/period/closing";
import { isOpenOn, localDay, type Period } from "@/lib/domain/period/period";
import { reference, referenceSql } from "@/lib/server/db/reference";

/**
 * The period of a region in its local year: its own, or the nearest one above. Null where none is set. A village that has
 * closed its year is not open, whatever the window says.
 */
export async function findCurrentPeriod(
  regionCode: string,
  now: Date,
): Promise<(Period & { readonly isOpen: boolean; readonly isClosed: boolean }) | null> {
  const codes = [
    regionCode,
    ...[6, 4, 2].filter((digits) => digits < regionCode.length).map((digits) => regionCode.slice(0, digits)),
    "0",
  ];
  const [region, periods] = await Promise.all([
    reference().region.findUnique({ where: { code: regionCode }, select: { timeZone: true } }),
    reference().period.findMany({ where: { regionCode: { in: codes } }, take: 100 }),
  ]);
  const today = localDay(now, region?.timeZone ?? "Asia/Jakarta");
  const year = Number(today.slice(0, 4));
  const nearest = periods
    .filter((period) => period.year === year)
    .sort((a, b) => b.regionCode.length - a.regionCode.length)[0];
  if (nearest === undefined) return null;
  const day = (date: Date | string) => (typeof date === "string" ? date : date.toISOString()).slice(0, 10);
  const window = { startsOn: day(nearest.startsOn), endsOn: day(nearest.endsOn) };
  const { id, instrument, instrumentVersion } = nearest;
  const isClosed = isVillage(regionCode) && (await isClosedIn(regionCode, year));
  return {
    id,
    regionCode: nearest.regionCode,
    year,
    instrument,
    instrumentVersion,
    ...window,
    isOpen: isOpenOn(window, today) && !isClosed,
    isClosed,
  };
}

async function isClosedIn(regionCode: string, year: number): Promise<boolean> {
  const rows = await referenceSql()<{ event: string }>`SELECT event FROM period_closing
    WHERE region_code = ${regionCode} AND year = ${year} ORDER BY ordinal DESC LIMIT 1`;
  return rows[0]?.event === "close";
}
