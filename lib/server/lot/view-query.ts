import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Locale } from "@/lib/domain/instrument/question";
import { riskPoints } from "@/lib/domain/lot/curve";
import type { LotFamilyFilter } from "@/lib/domain/lot/family-filter";
import { type LotState, sampleOf } from "@/lib/domain/lot/lot";
import type { LotDetail, LotOfProposal } from "@/lib/domain/lot/lot-page";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { LOT_TIER } from "@/lib/domain/workflow/tier";
import { returnTargetsOf } from "@/lib/domain/workflow/workflow";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { regionLabel } from "@/lib/server/region/queries";
import { tiersOf } from "@/lib/server/workflow/tier-sets";
import { countFaults, countReturned, listLotFamilies, readLeft } from "./families-query";
import { readLotItems } from "./record";

interface LotRow {
  readonly village_code: string;
  readonly year: number | null;
  readonly number: number;
  readonly size: number;
  readonly sample_size: number;
  readonly acceptance: number;
  readonly state: LotState;
  readonly formed_by: string;
  readonly formed_at: Date;
  readonly seen_count: number;
  readonly fault_count: number;
  readonly to_see_count: number;
  readonly left_count: number;
}

/** What a page of a lot is read for. */
export interface LotReading {
  readonly filter: LotFamilyFilter;
  readonly locale: Locale;
  readonly now: Date;
}

/** A lot with one page of its families. Null: not in reach. The families named are logged. */
export async function findLot(
  actor: Actor,
  at: PublicId,
  { filter, locale, now }: LotReading,
): Promise<LotDetail | null> {
  if (!authorize(actor, "lot:inspect")) return null;
  const set = await tiersOf(at.regencyCode, now);
  return underScope(scopeOf(actor), async (tx) => {
    const lot = await readLot(tx, at);
    if (lot === null) return null;
    const isOver = lot.state !== "open";
    const of = { at, filter, sampleSize: lot.sample_size, state: lot.state, formedBy: lot.formed_by };
    const [page, left, faults, returned] = await Promise.all([
      listLotFamilies(tx, actor, of, locale),
      isOver ? readLeft(tx, at) : [],
      isOver ? countFaults(tx, at, locale) : [],
      lot.left_count < lot.size ? countReturned(tx, at) : 0,
    ]);
    return {
      ...(await factsOf(at, lot)),
      formedBy: page.names.get(lot.formed_by) ?? "?",
      counts: {
        drawn: lot.to_see_count,
        undecided: lot.left_count,
        needing: lot.state === "passed" ? left.filter(({ needsPerson }) => needsPerson).length : 0,
        returned,
      },
      families: page.families,
      next: page.next,
      left,
      faults,
      targets: returnTargetsOf(set, LOT_TIER),
    };
  });
}

async function readLot({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<LotRow | null> {
  const [lot] =
    await sql<LotRow>`SELECT l.village_code, t.year, l.number, l.size, l.sample_size, l.acceptance, l.state, l.formed_by, l.formed_at,
      l.seen_count, l.fault_count, l.to_see_count, l.left_count
    FROM quality_lot l LEFT JOIN period t ON t.id = l.period_id WHERE l.regency_code = ${regencyCode} AND l.id = ${id}::uuid`;
  return lot ?? null;
}

async function factsOf(at: PublicId, lot: LotRow) {
  return {
    publicId: formatPublicId(at.regencyCode, at.id),
    id: at.id,
    regencyCode: at.regencyCode,
    villageCode: lot.village_code,
    villageLabel: await regionLabel(lot.village_code),
    year: lot.year ?? 0,
    number: lot.number,
    size: lot.size,
    sampleSize: lot.sample_size,
    formedAt: lot.formed_at,
    inspection: {
      seen: lot.seen_count,
      toSee: lot.to_see_count,
      faults: lot.fault_count,
      acceptance: lot.acceptance,
      state: lot.state,
    },
    points: riskPoints(lot.size, { sample: lot.sample_size, acceptance: lot.acceptance }),
  };
}

/** The lot that a proposal waits in; null where it waits in none, or for who inspects none. */
export async function findLotOf(actor: Actor, proposal: PublicId): Promise<LotOfProposal | null> {
  if (!authorize(actor, "lot:inspect")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{
      id: string;
      number: number;
      sample_size: number;
      state: LotState;
    }>`SELECT l.id, l.number, l.sample_size, l.state
      FROM proposal p JOIN quality_lot_item i ON i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since
      JOIN quality_lot l ON l.regency_code = i.regency_code AND l.id = i.lot_id
      WHERE p.regency_code = ${proposal.regencyCode} AND p.id = ${proposal.id}::uuid`;
    if (row === undefined) return null;
    const items = await readLotItems(sql, { regencyCode: proposal.regencyCode, id: row.id });
    return {
      publicId: formatPublicId(proposal.regencyCode, row.id),
      number: row.number,
      state: row.state,
      isInSample: sampleOf(items, row.sample_size).some(({ id }) => id === proposal.id),
    };
  });
}
