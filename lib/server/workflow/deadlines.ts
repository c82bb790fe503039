import "server-only";
import { localDay } from "@/lib/domain/period/period";
import {
  type DeadlineUnit,
  deadlineIn,
  dueAt,
  isTimed,
  mendableUntil,
  type StoredDeadline,
  type TimedTier,
} from "@/lib/domain/workflow/deadline";
import { isDrawn } from "@/lib/domain/workflow/draw";
import type { Tier, TierName } from "@/lib/domain/workflow/tier";
import { holderOf, isTierState, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { drawnFraction, seedFor } from "./sample";
import { pausedDaysOf, tiersOfRow, VILLAGE_RULES, type VillageRulesRow } from "./tier-sets";

export interface DeadlineRow {
  readonly region_code: string;
  readonly tier: TimedTier;
  readonly day_count: number;
  readonly unit: DeadlineUnit;
  readonly effective_from: string;
  readonly set_at: string | Date;
}

export function toStoredDeadline(row: DeadlineRow): StoredDeadline {
  return {
    regionCode: row.region_code,
    tier: row.tier,
    count: row.day_count,
    unit: row.unit,
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

interface ArrivalRow extends VillageRulesRow {
  readonly period_id: string;
  readonly deadlines: readonly DeadlineRow[] | null;
  /** Last day of its period. */
  readonly ends_on: string | null;
  readonly holidays: readonly string[];
  readonly seeds: Readonly<Partial<Record<TierName, string>>> | null;
}

/** How a proposal arrives in a state: when its decision is due, and whether it is in the tier's random sample. */
export interface Arrival {
  /** Null where no deadline runs. Of what went back to its operator: how long it may be mended. */
  readonly dueAt: Date | null;
  readonly isSampled: boolean;
}

const NOTHING_RUNS: Arrival = { dueAt: null, isSampled: false };

interface ProposalKey {
  readonly regencyCode: string;
  readonly id: string;
}

/** What the region of a proposal says of arriving anywhere; null for one that is not in scope. */
export type ArrivalRules = ArrivalRow | null;

/** Asked apart from the state, so that who knows only later where a proposal goes may ask together with other things. */
export async function findArrivalRules(sql: Sql, { regencyCode, id }: ProposalKey, since: Date): Promise<ArrivalRules> {
  const [row] = await sql<ArrivalRow>`SELECT p.village_code, p.period_id, ${VILLAGE_RULES},
      (SELECT d.ends_on::text FROM period d WHERE d.id = p.period_id) AS ends_on,
      (SELECT jsonb_agg(d) FROM tier_deadline d
        WHERE d.region_code IN (left(p.village_code, 2), left(p.village_code, 4), left(p.village_code, 6), p.village_code)) AS deadlines,
      ARRAY(SELECT h.day::text FROM holiday h WHERE h.region_code IN ('0', left(p.village_code, 2), left(p.village_code, 4))
        AND h.day >= (${since}::timestamptz AT TIME ZONE r.time_zone)::date) AS holidays,
      (SELECT jsonb_object_agg(s.tier, encode(s.seed, 'hex')) FROM review_seed s
        WHERE s.regency_code = p.regency_code AND s.period_id = p.period_id) AS seeds
    FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  return row ?? null;
}

/**
 * By the tiers, the deadlines, the calendar and the seed of the proposal's region. A proposal that is not in scope arrives
 * without deadline: the move itself then refuses.
 * @param since when it arrived; the past where an agreement is taken back
 */
export async function findArrival(
  sql: Sql,
  key: ProposalKey,
  state: ProposalState,
  since: Date,
  known?: ArrivalRules,
): Promise<Arrival> {
  if (!isTierState(state) && state !== "returned") return NOTHING_RUNS;
  const row = known === undefined ? await findArrivalRules(sql, key, since) : known;
  if (row === null) return NOTHING_RUNS;
  if (state === "returned") return { dueAt: mendEnd(row, since), isSampled: false };
  const tier = holderOf(tiersOfRow(row, since), state);
  if (tier === null) return NOTHING_RUNS;
  return { dueAt: dueOf(row, tier, since), isSampled: await isInSample(sql, row, key, tier, since) };
}

function mendEnd(row: ArrivalRow, since: Date): Date {
  const free = new Set([...row.holidays, ...pausedDaysOf(row, "submit")]);
  return mendableUntil(since, row.ends_on, free, row.time_zone);
}

function dueOf(row: ArrivalRow, { name }: Tier, since: Date): Date | null {
  if (!isTimed(name)) return null;
  const stored = (row.deadlines ?? []).map(toStoredDeadline);
  const deadline = deadlineIn(stored, name, row.village_code, localDay(since, row.time_zone));
  const days = { holidays: new Set(row.holidays), paused: pausedDaysOf(row, "decide"), timeZone: row.time_zone };
  return dueAt(since, deadline, days);
}

/**
 * When something that arrived in a state is due by today's calendar and pauses, under the tiers and deadlines that were set when
 * it arrived: what waits keeps those.
 */
export function dueByCalendar(row: ArrivalRow, state: ProposalState, since: Date): Date | null {
  if (state === "returned") return mendEnd(row, since);
  const isKnown = ({ set_at }: { readonly set_at: string | Date }) => new Date(set_at) <= since;
  const then = {
    ...row,
    deadlines: (row.deadlines ?? []).filter(isKnown),
    tier_sets: (row.tier_sets ?? []).filter(isKnown),
  };
  const tier = holderOf(tiersOfRow(then, since), state);
  return tier === null ? null : dueOf(then, tier, since);
}

async function isInSample(
  sql: Sql,
  { period_id: periodId, seeds }: ArrivalRow,
  { regencyCode, id }: ProposalKey,
  { name, coverage }: Tier,
  now: Date,
): Promise<boolean> {
  if (coverage.kind !== "sample" || coverage.percent === 0) return false;
  const known = seeds?.[name];
  const seed =
    known === undefined ? await seedFor(sql, { regencyCode, periodId, tier: name }, now) : Buffer.from(known, "hex");
  return isDrawn(drawnFraction(seed, id), coverage);
}
