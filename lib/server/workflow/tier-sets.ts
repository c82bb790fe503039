import "server-only";
import { localDay } from "@/lib/domain/period/period";
import { type Freeze, type FreezeStops, freezeOf, pausedDays } from "@/lib/domain/workflow/freeze";
import { STANDARD_TIERS, type TierSet } from "@/lib/domain/workflow/tier";
import { type StoredTierSet, tierSetSchema, tiersIn } from "@/lib/domain/workflow/tier-set";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";

export interface TierSetRow {
  readonly region_code: string;
  readonly tiers: unknown;
  readonly effective_from: string;
  readonly set_at: string | Date;
}

export function toStoredTierSet(row: TierSetRow): StoredTierSet {
  return {
    regionCode: row.region_code,
    tiers: tierSetSchema.parse(row.tiers),
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

interface FreezeRow {
  readonly region_code: string;
  readonly stops: FreezeStops;
  readonly from_day: string;
  readonly to_day: string;
  readonly reason: string;
}

/** What a statement on `proposal p JOIN region r` selects beside the proposal, to say by which rules its village works. */
export const VILLAGE_RULES = Prisma.sql`r.time_zone,
  (SELECT jsonb_agg(t) FROM tier_set t WHERE t.region_code IN ('0', left(p.village_code, 2), left(p.village_code, 4))) AS tier_sets,
  (SELECT jsonb_agg(f) FROM freeze_window f WHERE f.lifted_at IS NULL
    AND f.region_code IN ('0', left(p.village_code, 2), left(p.village_code, 4), left(p.village_code, 6), p.village_code)) AS freezes`;

export interface VillageRulesRow {
  readonly village_code: string;
  readonly time_zone: string;
  readonly tier_sets: readonly TierSetRow[] | null;
  readonly freezes: readonly FreezeRow[] | null;
}

/** The tiers in force for a village now. */
export function tiersOfRow({ village_code, time_zone, tier_sets }: VillageRulesRow, now: Date): TierSet {
  return tiersIn((tier_sets ?? []).map(toStoredTierSet), village_code, localDay(now, time_zone)).tiers;
}

/** What stops sending or deciding in a village now, or null. */
export function freezeOfRow(
  { village_code, time_zone, freezes }: VillageRulesRow,
  what: "submit" | "decide",
  now: Date,
): Freeze | null {
  return freezeOf((freezes ?? []).map(toFreeze), what, village_code, localDay(now, time_zone));
}

/** The days on which sending or deciding is paused in a village. */
export function pausedDaysOf(
  { village_code, freezes }: VillageRulesRow,
  what: "submit" | "decide",
): ReadonlySet<string> {
  return pausedDays((freezes ?? []).map(toFreeze), what, village_code);
}

/** What stops sending or deciding for a proposal in the caller's scope now, or null. */
export async function findFreeze(
  sql: Sql,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
  what: "submit" | "decide",
  now: Date,
): Promise<Freeze | null> {
  const [row] = await sql<VillageRulesRow>`SELECT p.village_code, ${VILLAGE_RULES}
    FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  return row === undefined ? null : freezeOfRow(row, what, now);
}

function toFreeze(row: FreezeRow): Freeze {
  return {
    regionCode: row.region_code,
    stops: row.stops,
    fromDay: row.from_day,
    toDay: row.to_day,
    reason: row.reason,
  };
}

interface SetsRow {
  readonly code: string;
  readonly time_zone: string;
  readonly tier_sets: readonly TierSetRow[] | null;
}

/** The tiers in force in a regency now. For pages; a decision reads them in its own transaction. */
export async function tiersOf(regencyCode: string, now: Date): Promise<TierSet> {
  return (await tierSetsOf([regencyCode], now)).get(regencyCode) ?? STANDARD_TIERS;
}

/** The tiers in force in each of some regencies now. For lists; a decision reads them in its own transaction. */
export async function tierSetsOf(regencies: readonly string[], now: Date): Promise<ReadonlyMap<string, TierSet>> {
  const rows = await referenceSql()<SetsRow>`SELECT r.code, r.time_zone, (SELECT jsonb_agg(t) FROM tier_set t
      WHERE t.region_code IN ('0', left(r.code, 2), r.code)) AS tier_sets
    FROM region r WHERE r.code = ANY (${regencies}::text[])`;
  const found = new Map(
    rows.map((row) => [
      row.code,
      tiersIn((row.tier_sets ?? []).map(toStoredTierSet), row.code, localDay(now, row.time_zone)).tiers,
    ]),
  );
  return new Map(regencies.map((code) => [code, found.get(code) ?? STANDARD_TIERS]));
}
