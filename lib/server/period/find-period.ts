import "server-only";
import { isOpenOn, localDay, type Period } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";
import { keepVillageOpen } from "./closings";

interface PeriodRow {
  id: string;
  region_code: string;
  year: number;
  instrument: string;
  instrument_version: number;
  starts_on: string;
  ends_on: string;
  time_zone: string;
  is_closed: boolean;
}

export interface VillagePeriod extends Period {
  /** Within the window, and not closed by the village. */
  readonly isOpen: boolean;
  /** The village has closed its year; those above it may open it again. */
  readonly isClosed: boolean;
  /** Today in the village's own time zone. */
  readonly today: string;
}

/**
 * The village's period of this local year: its own region's if one is set, else the nearest region's above. Null when
 * there is none.
 */
export async function findVillagePeriod(sql: Sql, villageCode: string, now: Date): Promise<VillagePeriod | null> {
  const codes = [villageCode, villageCode.slice(0, 6), villageCode.slice(0, 4), villageCode.slice(0, 2), "0"];
  const rows =
    await sql<PeriodRow>`SELECT p.id, p.region_code, p.year, p.instrument, p.instrument_version, p.starts_on, p.ends_on, r.time_zone,
      coalesce((SELECT c.event FROM period_closing c WHERE c.region_code = r.code AND c.year = p.year
        ORDER BY c.ordinal DESC LIMIT 1) = 'close', false) AS is_closed
    FROM period p, region r WHERE r.code = ${villageCode} AND p.region_code = ANY (${codes})
    ORDER BY length(p.region_code) DESC, p.year DESC`;
  const year = Number(localDay(now, rows[0]?.time_zone ?? "Asia/Jakarta").slice(0, 4));
  const row = rows.find((candidate) => candidate.year === year) ?? rows[0];
  if (row === undefined) return null;
  const today = localDay(now, row.time_zone);
  const window = { startsOn: row.starts_on, endsOn: row.ends_on };
  return {
    id: row.id,
    regionCode: row.region_code,
    year: row.year,
    instrument: row.instrument,
    instrumentVersion: row.instrument_version,
    ...window,
    isOpen: isOpenOn(window, today) && !row.is_closed,
    isClosed: row.is_closed,
    today,
  };
}

/** As {@link findVillagePeriod}, for a command that begins or sends work: until it ends, nobody closes the village. */
export async function holdVillagePeriod(sql: Sql, villageCode: string, now: Date): Promise<VillagePeriod | null> {
  await keepVillageOpen(sql, villageCode);
  return findVillagePeriod(sql, villageCode, now);
}
