import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { figureScope, lineageOf } from "@/lib/domain/dashboard/area";
import { localDay } from "@/lib/domain/period/period";
import { maySetTiers } from "@/lib/domain/workflow/configure";
import { sharpnessFor } from "@/lib/domain/workflow/deadline";
import { loadsOf, loosenedTiers, movesBetween, neededBy, tiersToMan } from "@/lib/domain/workflow/set-trial";
import { TIERS, type TierName, type TierSet } from "@/lib/domain/workflow/tier";
import type { ShortTier, TierSetLine, TierSetPage, TierSetTrial } from "@/lib/domain/workflow/tier-page";
import { tierSetProblem, tiersIn } from "@/lib/domain/workflow/tier-set";
import { TIER_STATES, type TierState } from "@/lib/domain/workflow/workflow";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";
import { countHolders } from "./holders";
import { type TierSetRow, tierSetsOf, tiersOf, toStoredTierSet } from "./tier-sets";

const MOST_SETS = 200;
const MOST_SHORT = 20;

export interface NamedSetRow extends TierSetRow {
  readonly id: string;
  readonly reason: string;
  readonly set_by: string | null;
}

/** The tiers that were set for an area and the regions around it, the newest first. */
export function readSets(areaCode: string): Promise<NamedSetRow[]> {
  return referenceSql()<NamedSetRow>`SELECT t.id, t.region_code, t.tiers, t.effective_from, t.reason, t.set_at,
      u.display_name AS set_by
    FROM tier_set t LEFT JOIN app_user u ON u.id = t.set_by
    WHERE t.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) ORDER BY t.set_at DESC, t.id DESC LIMIT ${MOST_SETS}`;
}

export function toSetLines(rows: readonly NamedSetRow[]): Promise<TierSetLine[]> {
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      regionLabel: await regionLabel(row.region_code),
      tiers: toStoredTierSet(row).tiers,
      effectiveFrom: row.effective_from,
      reason: row.reason,
      setBy: row.set_by,
      setAt: new Date(row.set_at),
    })),
  );
}

/** The tiers of an area that the actor may configure, with a trial of others. Null: not in reach. */
export async function findTierSetPage(
  actor: Actor,
  code: string | null,
  wanted: TierSet | null,
  now: Date,
): Promise<TierSetPage | null> {
  const area = await findArea(actor, code ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "tier:read") || !maySetTiers(actor, area.code)) return null;
  const rows = await readSets(area.code);
  const today = localDay(now, area.timeZone);
  const current = tiersIn(rows.map(toStoredTierSet), area.code, today);
  const isSound = wanted !== null && tierSetProblem(wanted) === null;
  return {
    area,
    today,
    now: current.tiers,
    setBy: current.regionCode === null ? null : await regionLabel(current.regionCode),
    seen: rows.find((row) => row.region_code === area.code)?.id ?? null,
    trial: isSound ? await tryTiers(actor, area.code, current.tiers, wanted, now) : null,
  };
}

async function tryTiers(
  actor: Actor,
  areaCode: string,
  current: TierSet,
  wanted: TierSet,
  now: Date,
): Promise<TierSetTrial> {
  const regencies = await regenciesUnder(areaCode);
  const { lo, hi } = rangeOf(areaCode);
  const rows = await underScope(
    figureScope(actor),
    ({ sql }) => sql<{ state: string; proposals: number }>`
    SELECT state, proposals FROM app_waiting_by_state(${[...regencies]}, ${lo}, ${hi})`,
  );
  const counts = new Map<TierState, number>(
    TIER_STATES.map((state) => [state, rows.find((row) => row.state === state)?.proposals ?? 0]),
  );
  const sharpness = sharpnessFor(actor);
  return {
    wanted,
    sharpness,
    moves: movesBetween(current, wanted, counts, sharpness),
    loads: loadsOf(wanted, counts, sharpness),
    loosened: await loosenedBy(actor, areaCode, wanted, now),
    short: await shortTiers(referenceSql(), regencies, wanted, now),
  };
}

/** The regencies in which a set of an area would hold: those inside that have none of their own. */
export async function regenciesUnder(areaCode: string): Promise<readonly string[]> {
  const regencies = await regenciesOf(areaCode);
  if (areaCode.length >= 4) return regencies;
  const rows = await referenceSql()<{ region_code: string }>`SELECT DISTINCT region_code FROM tier_set
    WHERE region_code = ANY (${[...regencies]}::text[])`;
  const apart = new Set(rows.map(({ region_code }) => region_code));
  return regencies.filter((code) => !apart.has(code));
}

/** What a regency's own administrator would take from those above; who configures from above may. */
export async function loosenedBy(
  actor: Actor,
  areaCode: string,
  wanted: TierSet,
  now: Date,
): Promise<readonly TierName[]> {
  if (areaCode.length < 4 || actor.grant.regionCode.length < 4) return [];
  return loosenedTiers(await tiersOf(areaCode.slice(0, 2), now), wanted);
}

/** Tiers that would come into force somewhere without enough people to decide. */
export async function shortTiers(
  sql: Sql,
  regencies: readonly string[],
  wanted: TierSet,
  now: Date,
): Promise<readonly ShortTier[]> {
  const sets = await tierSetsOf(regencies, now);
  const short: ShortTier[] = [];
  for (const [regencyCode, current] of sets) {
    for (const tier of tiersToMan(current, wanted)) {
      const holders = await countHolders(sql, TIERS[tier.name].role, regencyCode, [], now);
      const needed = neededBy(tier);
      if (holders >= needed) continue;
      short.push({ tier: tier.name, regencyCode, regionLabel: await regionLabel(regencyCode), holders, needed });
      if (short.length === MOST_SHORT) return short;
    }
  }
  return short;
}
