import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { ProposalState } from "@/lib/domain/workflow/workflow";

/** Regencies and villages that no other test uses. */
export const HERE = "1101";
export const VILLAGE = { one: "1101012001", two: "1101012002", elsewhere: "1102012001", otherProvince: "1201012001" };

export interface WaitingSeed {
  readonly villageCode?: string;
  readonly state?: ProposalState;
  readonly weight?: number;
  readonly warnings?: number;
  readonly since?: Date;
  readonly dueAt?: Date | null;
  readonly contributors?: readonly string[];
  readonly deciders?: readonly string[];
  readonly createdBy?: string;
  readonly isSampled?: boolean;
  readonly kind?: "condition" | "new-household";
  readonly changedKeys?: readonly string[];
  readonly householdId?: string;
  readonly payload?: Partial<Payload>;
  readonly headName?: string;
}

export interface Item {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

const NOBODY = "00000000-0000-7000-8000-000000000001";

const PAYLOAD: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 0,
  conditionDate: "2026-05-14",
  answers: { household: {}, members: {}, civil: {} },
  memberOps: [],
  notes: {},
};

/** Stores one proposal as it waits in a state, as the owner would see it. */
export async function makeWaiting(client: Client, seed: WaitingSeed = {}): Promise<Item> {
  const villageCode = seed.villageCode ?? VILLAGE.one;
  const item = { regencyCode: villageCode.slice(0, 4), id: uuidv7(), version: 3 };
  const warnings = seed.warnings ?? Math.floor((seed.weight ?? 0) / 10);
  const since = seed.since ?? new Date("2026-05-01T00:00:00Z");
  await client.query(
    `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
      base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
      contributors, deciders, created_by, created_at, updated_at, state_since, due_at, is_sampled)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'desk', $9, $10, 0, $19, false, 0, $11, $12, 1, $13, $14, $15, $16, $17, $17, $17, $18, $20)`,
    [
      item.regencyCode,
      item.id,
      villageCode,
      seed.householdId ?? uuidv7(),
      uuidv7(),
      seed.kind ?? "new-household",
      seed.state ?? "endorsed",
      item.version,
      JSON.stringify({ ...PAYLOAD, ...seed.payload }),
      seed.headName ?? "Keluarga Contoh",
      warnings,
      seed.weight ?? 0,
      seed.changedKeys ?? [],
      seed.contributors ?? [NOBODY],
      seed.deciders ?? [],
      seed.createdBy ?? NOBODY,
      since,
      seed.dueAt ?? null,
      seed.payload?.conditionDate ?? PAYLOAD.conditionDate,
      seed.isSampled ?? false,
    ],
  );
  return item;
}

/** Takes away everything these tests stored. */
export async function clearWaiting(client: Client): Promise<void> {
  const regencies = [[HERE, "1102", "1201"]];
  for (const table of [
    "quality_lot_item",
    "quality_lot",
    "lot_waiting",
    "dirty_village",
    "minutes_copy",
    "minutes_fact",
    "meeting_minutes",
    "proposal_snapshot",
    "upload",
    "proposal_event",
    "proposal",
    "village_meeting",
    "member_civil",
    "member",
    "household",
  ]) {
    await client.query(`DELETE FROM ${table} WHERE regency_code = ANY ($1)`, regencies);
  }
}
