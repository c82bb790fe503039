import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { LotFilter } from "@/lib/domain/lot/list-filter";
import type { LotState } from "@/lib/domain/lot/lot";
import type { LotLine, LotsPage, WaitingVillage } from "@/lib/domain/lot/lot-page";
import { inspectionOf, MOST_IN_LOT, type Plan, STANDARD_PLAN } from "@/lib/domain/lot/plan";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { planFor } from "./plans";
import { type LotPlaces, lotPlaces, readUnlotted, type UnlottedRow } from "./unlotted";

export const LOTS_A_PAGE = 50;

interface LotRow {
  readonly id: string;
  readonly regency_code: string;
  readonly village_code: string;
  readonly year: number | null;
  readonly number: number;
  readonly size: number;
  readonly sample_size: number;
  readonly acceptance: number;
  readonly state: LotState;
  readonly formed_at: Date;
  readonly seen_count: number;
  readonly fault_count: number;
  readonly left_count: number;
}

/** What waits to become a lot, by village, or the lots; null for who inspects none. No family is named. */
export async function listLots(
  actor: Actor,
  filter: LotFilter,
  now: Date,
  size = LOTS_A_PAGE,
): Promise<LotsPage | null> {
  if (!authorize(actor, "lot:inspect")) return null;
  const places = await lotPlaces(actor, filter.area, now);
  return filter.view === "lot" ? lotsPage(actor, filter, places, size) : waitingPage(actor, filter, places, now, size);
}

async function waitingPage(
  actor: Actor,
  { after }: LotFilter,
  places: LotPlaces,
  now: Date,
  size: number,
): Promise<LotsPage> {
  const rows = await underScope(scopeOf(actor), ({ sql }) => readUnlotted(sql, places, { after, limit: size + 1 }));
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const plans = await plansOf(shown, now);
  return {
    waiting: await Promise.all(shown.map((row) => toVillage(row, plans))),
    lots: null,
    next: last === undefined ? null : { at: last.oldest.getTime(), key: `${last.village_code}.${last.period_id}` },
  };
}

/** The plan in force in each regency of the rows: a plan is never nearer than a regency. */
async function plansOf(rows: readonly UnlottedRow[], now: Date): Promise<ReadonlyMap<string, Plan>> {
  const codes = [...new Set(rows.map((row) => row.village_code.slice(0, 4)))];
  const found = codes.map(async (code) => {
    const plan = await planFor(referenceSql(), code, localDay(now, await timeZoneOf(code)));
    return [code, plan.rows] as const;
  });
  return new Map(await Promise.all(found));
}

async function toVillage(row: UnlottedRow, plans: ReadonlyMap<string, Plan>): Promise<WaitingVillage> {
  const size = Math.min(row.waiting, MOST_IN_LOT);
  return {
    villageCode: row.village_code,
    villageLabel: await regionLabel(row.village_code),
    periodId: row.period_id,
    year: row.year,
    waiting: row.waiting,
    unjudgeable: row.unjudgeable,
    warned: row.warned,
    oldestAt: row.oldest,
    size,
    ...(size === 0
      ? { sample: 0, acceptance: 0 }
      : inspectionOf(plans.get(row.village_code.slice(0, 4)) ?? STANDARD_PLAN, size)),
  };
}

async function lotsPage(actor: Actor, filter: LotFilter, { area }: LotPlaces, size: number): Promise<LotsPage> {
  const rows = await underScope(scopeOf(actor), (tx) => readLots(tx, filter, area, size + 1));
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    waiting: null,
    lots: await Promise.all(shown.map(toLine)),
    next: last === undefined ? null : { at: last.formed_at.getTime(), key: last.id },
  };
}

function readLots(
  { sql }: ScopedTx,
  { state, isUnsettled, after }: LotFilter,
  area: string,
  limit: number,
): Promise<LotRow[]> {
  const { lo, hi } = rangeOf(area);
  const parts = [
    Prisma.sql`l.village_code >= ${lo} AND l.village_code < ${hi}`,
    ...(area.length >= 4 ? [Prisma.sql`l.regency_code = ${area.slice(0, 4)}`] : []),
    ...(state === null ? [] : [Prisma.sql`l.state = ${state}`]),
    ...(isUnsettled ? [Prisma.sql`l.settled_at IS NULL`] : []),
    ...(after === null || after.key.length !== 36
      ? []
      : [Prisma.sql`(l.formed_at, l.id) < (${new Date(after.at).toISOString()}::timestamptz, ${after.key}::uuid)`]),
  ];
  return sql<LotRow>`SELECT l.id, l.regency_code, l.village_code, t.year, l.number, l.size, l.sample_size, l.acceptance, l.state,
      l.formed_at, l.seen_count, l.fault_count, l.left_count
    FROM quality_lot l LEFT JOIN period t ON t.id = l.period_id
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY l.formed_at DESC, l.id DESC LIMIT ${limit}`;
}

async function toLine(row: LotRow): Promise<LotLine> {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    villageLabel: await regionLabel(row.village_code),
    year: row.year ?? 0,
    number: row.number,
    size: row.size,
    sample: row.sample_size,
    acceptance: row.acceptance,
    seen: row.seen_count,
    faults: row.fault_count,
    state: row.state,
    left: row.left_count,
    formedAt: row.formed_at,
  };
}
