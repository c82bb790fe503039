import "server-only";
import type { Scope } from "@/lib/domain/access/scope";
import {
  type Comparison,
  compareFigures,
  ofArea,
  sumInto,
  withoutCoverage,
} from "@/lib/domain/figure-check/difference";
import { recount } from "@/lib/domain/figure-check/recount";
import { localDay } from "@/lib/domain/period/period";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { readFigures, readRecords } from "./read";

/** Between the two readings a roll-up may have come: then both are read again. */
const TRIES = 3;

interface Standing {
  readonly at: Date | null;
  readonly marked: boolean;
  /** When the filled variables were counted, and whether records have changed since: they follow within an hour. */
  readonly coveredAt: Date | null;
  readonly behind: boolean;
}

/**
 * Counts a village again from its families, as of the day its stored figures are of, and compares. null: it waits to be counted again, or
 * was counted while it was read each time; then its figures may rightly differ.
 */
export async function compareVillage(scope: Scope, village: string, now: Date): Promise<Comparison | null> {
  const zone = await timeZoneOf(village);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const read = await underScope(scope, async ({ sql }) => {
      const before = await standingOf(sql, village);
      const stored = await readFigures(sql, [village]);
      const records = await readRecords(sql, village);
      return { before, stored, records, after: await standingOf(sql, village) };
    });
    const { before, after } = read;
    if (before.marked || after.marked) return null;
    if (before.at?.getTime() !== after.at?.getTime() || before.coveredAt?.getTime() !== after.coveredAt?.getTime())
      continue;
    const counted = ofArea(village, recount(read.records, localDay(after.at ?? now, zone)));
    return after.behind
      ? compareFigures(withoutCoverage(read.stored), withoutCoverage(counted))
      : compareFigures(read.stored, counted);
  }
  return null;
}

async function standingOf(sql: Sql, village: string): Promise<Standing> {
  const regency = village.slice(0, 4);
  const [row] = await sql<Standing>`SELECT
    (SELECT rolled_up_at FROM rollup_freshness WHERE regency_code = ${regency} AND area_code = ${village}) AS at,
    EXISTS (SELECT 1 FROM dirty_village WHERE regency_code = ${regency} AND village_code = ${village}) AS marked,
    (SELECT max(counted_at) FROM rollup_coverage WHERE regency_code = ${regency} AND area_code = ${village}) AS "coveredAt",
    EXISTS (SELECT 1 FROM rollup_coverage WHERE regency_code = ${regency} AND area_code = ${village}
      AND behind_since IS NOT NULL) AS behind`;
  return row ?? { at: null, marked: false, coveredAt: null, behind: false };
}

/** Compares an area's stored figures with the sum of those right below it, both read in one statement. */
export async function compareAbove(scope: Scope, area: string, below: readonly string[]): Promise<Comparison> {
  const stored = await underScope(scope, ({ sql }) => readFigures(sql, [area, ...below]));
  return compareFigures(ofArea(area, stored), sumInto(area, stored));
}
