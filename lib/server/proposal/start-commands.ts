import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Payload } from "@/lib/domain/proposal/payload";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { sealPayload } from "./sealed-payload";

/** A family that is closed lives on elsewhere, or not at all. */
const STATUS_CLOSED = 3;

const CHANNELS = ["desk", "visit"] as const;

const startSchema = z.strictObject({
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  channel: z.enum(CHANNELS),
});

interface HouseholdRow {
  village_code: string;
  revision: number;
  status: number;
  head_name: string;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
}

/**
 * Begins a draft for a family of the register. When one is already open in this period, its id is answered instead, so
 * that pressing the button twice leads to the same draft.
 */
export const startProposal = defineCommand({
  name: "proposal.start",
  permission: "proposal:draft",
  input: startSchema,
  async run(context) {
    const { sql, input, now } = context;
    const rows = await sql<HouseholdRow>`SELECT village_code, revision, status, head_name, dusun, rw, rt
      FROM household WHERE regency_code = ${input.regencyCode} AND id = ${input.householdId}`;
    const household = rows[0];
    if (household === undefined) return refuse("NOT_FOUND");
    if (household.status === STATUS_CLOSED) return refuse("NOT_ALLOWED_NOW");
    const period = await findVillagePeriod(sql, household.village_code, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    const open = await sql<{ id: string; state: string }>`SELECT id, state FROM proposal
      WHERE regency_code = ${input.regencyCode} AND household_id = ${input.householdId} AND period_id = ${period.id}
        AND state = ANY (${OPEN_STATES})`;
    const earlier = open[0];
    if (earlier !== undefined)
      return done({ id: earlier.id, isNew: false }, auditOf(earlier.id, household.village_code));
    await insertDraft(context, { ...input, ...toDraft(household), kind: "condition" }, period);
    return done({ id: input.id, isNew: true }, auditOf(input.id, household.village_code));
  },
});

function toDraft(household: HouseholdRow) {
  return {
    villageCode: household.village_code,
    baseRevision: household.revision,
    headName: household.head_name,
    dusun: household.dusun,
    rw: household.rw,
    rt: household.rt,
    memberOps: [],
  };
}

const newSchema = z.strictObject({
  id: z.uuid(),
  householdId: z.uuid(),
  headUid: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  channel: z.enum(CHANNELS),
});

/** Begins a draft for a family that is not in the register. All ids come from the page (DECIDED 9). */
export const startNewHousehold = defineCommand({
  name: "proposal.start-new",
  permission: "household:register",
  input: newSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const period = await findVillagePeriod(sql, input.villageCode, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    const regencyCode = input.villageCode.slice(0, 4);
    // The same answer as for an id that another draft has: it does not tell that a family elsewhere has it.
    if (await isTaken(sql, regencyCode, input.householdId)) return refuse("DUPLICATE_OPEN_PROPOSAL");
    const blank = { baseRevision: 0, headName: "", dusun: null, rw: null, rt: null };
    const memberOps = [{ kind: "add" as const, uid: input.headUid }];
    await insertDraft(context, { ...input, ...blank, regencyCode, memberOps, kind: "new-household" }, period);
    return done({ id: input.id }, auditOf(input.id, input.villageCode));
  },
});

async function isTaken(sql: Sql, regencyCode: string, householdId: string): Promise<boolean> {
  const rows = await sql<{ taken: boolean }>`SELECT app_household_taken(${regencyCode}, ${householdId}) AS taken`;
  return rows[0]?.taken !== false;
}

export interface NewDraft {
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  readonly kind: "condition" | "new-household";
  readonly channel: string;
  readonly baseRevision: number;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly memberOps: Payload["memberOps"];
}

/** Inserts a draft that nobody has typed in yet, marks its village stale and asks for its figures. */
export async function insertDraft(
  context: CommandContext<unknown>,
  draft: NewDraft,
  period: VillagePeriod,
): Promise<void> {
  const { sql, actor, now, newId } = context;
  const payload: Payload = {
    instrument: period.instrument,
    version: period.instrumentVersion,
    baseRevision: draft.baseRevision,
    conditionDate: period.today,
    answers: NO_ANSWERS,
    memberOps: draft.memberOps,
    notes: {},
  };
  await sql`INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload,
      head_name, dusun, rw, rt, base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count,
      changed_keys, contributors, deciders, created_by, created_at, updated_at, state_since)
    VALUES (${draft.regencyCode}, ${draft.id}, ${draft.villageCode}, ${draft.householdId}, ${period.id}, ${draft.kind}, 'draft', 1,
      ${draft.channel}, ${JSON.stringify(sealPayload(payload))}, ${draft.headName}, ${draft.dusun}, ${draft.rw}, ${draft.rt},
      ${draft.baseRevision}, ${payload.conditionDate}, false, 0, 0, 0, 0, '{}', ${[actor.userId]}, '{}', ${actor.userId}, ${now}, ${now}, ${now})`;
  await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
    VALUES (${draft.regencyCode}, ${newId()}, ${draft.villageCode}, ${now})`;
  await sql`SELECT app_enqueue('rollup-village', ${JSON.stringify({ regencyCode: draft.regencyCode, villageCode: draft.villageCode })}::json,
    ${`rollup:${draft.villageCode}`})`;
}

function auditOf(id: string, areaCode: string) {
  return { action: "proposal:start", subjectKind: "proposal" as const, subjectIds: [id], areaCode };
}
