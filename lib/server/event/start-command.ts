import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { EVENT_CODES } from "@/lib/domain/event/definition";
import { definitionOf, type FamilyEvent, mayCombine } from "@/lib/domain/event/event";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { isHouseholdTaken } from "@/lib/server/household/household-taken";
import { holdVillagePeriod } from "@/lib/server/period/find-period";
import { insertDraft } from "@/lib/server/proposal/insert-draft";
import { type HouseholdRow, toDraft } from "@/lib/server/proposal/start-commands";

const startSchema = z.strictObject({
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  channel: z.enum(["desk", "visit"]),
  events: z
    .array(z.strictObject({ id: z.uuid(), code: z.enum(EVENT_CODES) }))
    .min(1)
    .max(7),
});

/**
 * Begins a draft that tells what happened to a family of the register. An open draft of the same kinds by hand is answered
 * instead of a second one, with the ids that its events have there. A correction is about the whole form, and so a condition proposal: there is one at a time.
 */
export const startEvents = defineCommand({
  name: "proposal.start-event",
  permission: "proposal:draft",
  input: startSchema,
  async run(context) {
    const { sql, input, now } = context;
    const events: readonly FamilyEvent[] = input.events.map((event) => ({ ...event, answers: {} }));
    const ways = new Set(events.map((event) => definitionOf(event).way));
    const isWhole = ways.has("whole-form");
    const isFit =
      mayCombine(events.map(({ code }) => code)) &&
      [...ways].every((way) => way === "proposal" || way === "whole-form");
    if (!isFit) return refuse("INVALID_INPUT", { fields: [{ path: "events", detail: "NOT_TOGETHER" }] });
    const rows = await sql<HouseholdRow>`SELECT village_code, revision, status, head_name, dusun, rw, rt
      FROM household WHERE regency_code = ${input.regencyCode} AND id = ${input.householdId}`;
    const household = rows[0];
    if (household === undefined) return refuse("NOT_FOUND");
    if (household.status === HOUSEHOLD_STATUS.closed) return refuse("NOT_ALLOWED_NOW");
    const period = await holdVillagePeriod(sql, household.village_code, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    // A split's new family takes the event's id, and an id made by the page may be a household's already.
    const splits = events.filter(({ code }) => code === "PSH");
    for (const { id } of splits)
      if (await isHouseholdTaken(sql, input.regencyCode, id)) return refuse("DUPLICATE_OPEN_PROPOSAL");
    const audit = (id: string) => ({
      action: "proposal:start",
      subjectKind: "proposal" as const,
      subjectIds: [id],
      areaCode: household.village_code,
    });
    const codes = events.map(({ code }) => code);
    const earlier = isWhole ? null : await findSameDraft(sql, input, period.id, codes);
    if (earlier !== null) {
      const eventIds = Object.fromEntries(input.events.map(({ id, code }) => [id, earlier.eventIds[code] ?? id]));
      return done({ id: earlier.id, isNew: false, eventIds }, audit(earlier.id));
    }
    const isCorrection = events.every((event) => definitionOf(event).isCorrection);
    const kind = isWhole ? ("condition" as const) : ("event" as const);
    await insertDraft(context, { ...input, ...toDraft(household), kind, events, isCorrection }, period);
    return done({ id: input.id, isNew: true }, audit(input.id));
  },
});

interface SameDraft {
  readonly id: string;
  /** By code: each stands once in a draft. */
  readonly eventIds: Readonly<Partial<Record<string, string>>>;
}

async function findSameDraft(
  sql: Sql,
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
  periodId: string,
  codes: readonly string[],
): Promise<SameDraft | null> {
  const rows = await sql<SameDraft>`SELECT id, (SELECT jsonb_object_agg(e ->> 'code', e ->> 'id')
      FROM jsonb_array_elements(payload -> 'events') e) AS "eventIds" FROM proposal
    WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND period_id = ${periodId} AND kind = 'event'
      AND state IN ('draft', 'returned') AND event_codes = ${codes} LIMIT 1`;
  return rows[0] ?? null;
}
