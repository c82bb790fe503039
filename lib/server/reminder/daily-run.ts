import "server-only";
import { localDay, localHour } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";
import type { RegionTimeZone } from "@/lib/server/region/queries";

export const TIME_ZONES = [
  "Asia/Jakarta",
  "Asia/Makassar",
  "Asia/Jayapura",
] as const satisfies readonly RegionTimeZone[];

/**
 * True for the one run of a kind, zone and day that may do its work; with the transaction it is done or not begun. A second
 * run at the same time waits for the first.
 */
export async function claimRun(
  sql: Sql,
  kind: "reminder" | "digest",
  timeZone: string,
  day: string,
  now: Date,
): Promise<boolean> {
  const rows =
    await sql`INSERT INTO daily_run (kind, time_zone, day, ran_at) VALUES (${kind}, ${timeZone}, ${day}, ${now})
    ON CONFLICT DO NOTHING RETURNING day`;
  return rows.length > 0;
}

/** Zones where it is at or past an hour of the day, with the day. */
export function zonesPast(
  hour: number,
  now: Date,
): readonly { readonly timeZone: RegionTimeZone; readonly day: string }[] {
  return TIME_ZONES.filter((timeZone) => localHour(now, timeZone) >= hour).map((timeZone) => ({
    timeZone,
    day: localDay(now, timeZone),
  }));
}
