import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { must } from "@/tests/support/factory/run";
import { HERE, type Item, makeWaiting, VILLAGE, type WaitingSeed } from "../queue/waiting";

export const NOW = new Date("2026-05-14T03:00:00Z");
export const at = { now: NOW };
export const PERIOD = uuidv7();

/** Proposals of one village and period that wait for the coach. */
export async function forCoach(owner: Client, count: number, seed: WaitingSeed = {}): Promise<Item[]> {
  const items: Item[] = [];
  for (let made = 0; made < count; made += 1) items.push(await makeWaiting(owner, { state: "validated", ...seed }));
  await owner.query("UPDATE proposal SET period_id = $1 WHERE id = ANY ($2)", [PERIOD, items.map(({ id }) => id)]);
  // As any step that brings a proposal there does in its own transaction.
  const villageCode = seed.villageCode ?? VILLAGE.one;
  await owner.query(
    "INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES ($1, $2, $3, now())",
    [villageCode.slice(0, 4), uuidv7(), villageCode],
  );
  return items;
}

export interface FormedLot {
  readonly id: string;
  readonly regencyCode: string;
  readonly number: number;
  readonly size: number;
  readonly sample: number;
}

export const FORM = { villageCode: VILLAGE.one, periodId: PERIOD };

export function form(coach: Actor): Promise<FormedLot> {
  return must<FormedLot>(coach, "lot.form", FORM, at);
}

export interface LotItemRow extends Item {
  readonly rank: number;
  readonly verdict: string | null;
  readonly state: string;
}

/** What is in a lot in the order of its drawing, with each proposal's version and state now. */
export async function itemsOf(owner: Client, lot: FormedLot): Promise<LotItemRow[]> {
  const { rows } = await owner.query<{
    id: string;
    rank: number;
    verdict: string | null;
    version: number;
    state: string;
  }>(
    `SELECT p.id, i.rank, i.verdict, p.version, p.state FROM quality_lot_item i JOIN proposal p ON p.id = i.proposal_id
     WHERE i.lot_id = $1 ORDER BY i.rank`,
    [lot.id],
  );
  return rows.map((row) => ({ regencyCode: HERE, ...row }));
}

export const asItem = ({ regencyCode, id, version }: Item): Item => ({ regencyCode, id, version });

export const finding = (lot: FormedLot, item: Item, verdict: "fit" | "faulty", extra: object = {}) => ({
  regencyCode: HERE,
  lotId: lot.id,
  proposalId: item.id,
  seen: null,
  verdict,
  reason: verdict === "faulty" ? "EVIDENCE_UNCLEAR" : null,
  question: null,
  note: null,
  ...extra,
});

export const lotState = async (owner: Client, lot: FormedLot) =>
  (await owner.query("SELECT state, settled_at FROM quality_lot WHERE id = $1", [lot.id])).rows[0];

export interface Outcomes {
  readonly outcomes: readonly {
    readonly id: string;
    readonly refused: string | null;
    readonly reason: string | null;
  }[];
}
