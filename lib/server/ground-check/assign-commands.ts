import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { assignCheck, findHeldCheck, type HeldCheck, requireOpenCheck } from "./assign";
import { mayHandleChecks } from "./handle";

const item = {
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
};

/** Gives a check to a companion of the village who has not worked on the proposal. */
export const assignGroundCheck = defineCommand({
  name: "ground-check.assign",
  permission: "proposal:read",
  input: z.strictObject({ ...item, companionId: z.uuid() }),
  async run(context) {
    const { input } = context;
    if (!(await mayHandleCheck(context))) return refuse("FORBIDDEN");
    const assigned = await assignCheck(context, input, input.companionId);
    if (!assigned.ok) return assigned;
    return done({ id: input.id, version: input.version + 1 }, auditOf("assign", input.id, assigned.value));
  },
});

/** Takes a check back from its companion; it waits for another. */
export const takeBackGroundCheck = defineCommand({
  name: "ground-check.take-back",
  permission: "proposal:read",
  input: z.strictObject(item),
  async run(context) {
    const { sql, input, now } = context;
    if (!(await mayHandleCheck(context))) return refuse("FORBIDDEN");
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
  permission: "proposal:read",
  input: z.strictObject({ ...item, reason: z.string().trim().min(1).max(500) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (!(await mayHandleCheck(context))) return refuse("FORBIDDEN");
    const held = await requireOpenCheck(sql, input);
    if (!held.ok) return held;
    await sql`UPDATE ground_check SET state = 'cancelled', cancelled_by = ${actor.userId}, cancelled_reason = ${input.reason},
        cancelled_at = ${now}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    return done({ id: input.id, version: input.version + 1 }, auditOf("cancel", input.id, held.value));
  },
});

/** A check that is not found is refused by what comes then. */
async function mayHandleCheck({
  sql,
  actor,
  input,
  now,
}: CommandContext<z.infer<z.ZodObject<typeof item>>>): Promise<boolean> {
  const held = await findHeldCheck(sql, input);
  return held === null
    ? authorize(actor, "ground-check:order")
    : mayHandleChecks(sql, actor, { regencyCode: input.regencyCode, id: held.proposalId }, now);
}

function auditOf(event: "assign" | "take-back" | "cancel", id: string, held: HeldCheck): AuditEntry {
  return {
    action: `ground-check:${event}`,
    subjectKind: "ground-check",
    subjectIds: [id],
    areaCode: held.villageCode,
  };
}
