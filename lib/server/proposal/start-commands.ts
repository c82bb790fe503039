import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { defineCommand, done } from "@/lib/server/command/command";
import { isHouseholdTaken } from "@/lib/server/household/household-taken";
import { holdVillagePeriod } from "@/lib/server/period/find-period";
import { insertDraft } from "./insert-draft";

const CHANNELS = ["desk", "visit"] as const;

const startSchema = z.strictObject({
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  channel: z.enum(CHANNELS),
});

export interface HouseholdRow {
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
    if (household.status === HOUSEHOLD_STATUS.closed) return refuse("NOT_ALLOWED_NOW");
    const period = await holdVillagePeriod(sql, household.village_code, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    const open = await sql<{ id: string; state: string }>`SELECT id, state FROM proposal
      WHERE regency_code = ${input.regencyCode} AND household_id = ${input.householdId} AND period_id = ${period.id}
        AND kind <> 'event' AND state = ANY (${OPEN_STATES})`;
    const earlier = open[0];
    if (earlier !== undefined)
      return done({ id: earlier.id, isNew: false }, auditOf(earlier.id, household.village_code));
    await insertDraft(context, { ...input, ...toDraft(household), kind: "condition" }, period);
    return done({ id: input.id, isNew: true }, auditOf(input.id, household.village_code));
  },
});

/** What a draft copies from the family that it is about. */
export function toDraft(household: HouseholdRow) {
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
    const period = await holdVillagePeriod(sql, input.villageCode, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    const regencyCode = input.villageCode.slice(0, 4);
    // The same answer as for an id that another draft has: it does not tell that a family elsewhere has it.
    if (await isHouseholdTaken(sql, regencyCode, input.householdId)) return refuse("DUPLICATE_OPEN_PROPOSAL");
    const blank = { baseRevision: 0, headName: "", dusun: null, rw: null, rt: null };
    const memberOps = [{ kind: "add" as const, uid: input.headUid }];
    await insertDraft(context, { ...input, ...blank, regencyCode, memberOps, kind: "new-household" }, period);
    return done({ id: input.id }, auditOf(input.id, input.villageCode));
  },
});

function auditOf(id: string, areaCode: string) {
  return { action: "proposal:start", subjectKind: "proposal" as const, subjectIds: [id], areaCode };
}
