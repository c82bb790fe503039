import "server-only";
import * as z from "zod";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { defineCommand, done } from "@/lib/server/command/command";
import { assignCheck, type HeldCheck, requireOpenCheck } from "./assign";

const item = {
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
};

/** Gives a check to a companion of the village who has not worked on the proposal. */
export const assignGroundCheck = defineCommand({
  name: "ground-check.assign",
  permission: "ground-check:order",
  input: z.strictObject({ ...item, companionId: z.uuid() }),
  async run(context) {
    const { input } = context;
    const assigned = await assignCheck(context, input, input.companionId);
    if (!assigned.ok) return assigned;
    return done({ id: input.id, version: input.version + 1 }, auditOf("assign", input.id, assigned.value));
  },
});

/** Takes a check back from its companion; it waits for another. */
export const takeBackGroundCheck = defineCommand({
  name: "ground-check.take-back",
  permission: "ground-check:order",
  input: z.strictObject(item),
  async run({ sql, input, now }) {
    const held = await requireOpenCheck(sql, input);
    if (!held.ok) return held;
    await sql`UPDATE ground_check SET state = 'ordered', companion_id = NULL, assigned_at = NULL, answers = NULL,
        version = version + 1, updated_at = ${now} WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    return done({ id: input.id, version: input.version + 1 }, auditOf("take-back", input.id, held.value));
  },
});

/** Nobody goes any more, for a reason. */
export const cancelGroundCheck = defineCommand({
  name: "ground-check.cancel",
  permission: "ground-check:order",
  input: z.strictObject({ ...item, reason: z.string().trim().min(1).max(500) }),
  async run({ sql, actor, input, now }) {
    const held = await requireOpenCheck(sql, input);
    if (!held.ok) return held;
    await sql`UPDATE ground_check SET state = 'cancelled', cancelled_by = ${actor.userId}, cancelled_reason = ${input.reason},
        cancelled_at = ${now}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    return done({ id: input.id, version: input.version + 1 }, auditOf("cancel", input.id, held.value));
  },
});

function auditOf(event: "assign" | "take-back" | "cancel", id: string, held: HeldCheck): AuditEntry {
  return {
    action: `ground-check:${event}`,
    subjectKind: "ground-check",
    subjectIds: [id],
    areaCode: held.villageCode,
  };
}
