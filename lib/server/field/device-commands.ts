import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";

const input = z.strictObject({ id: z.uuid() });
type Context = CommandContext<z.infer<typeof input>>;

interface Held {
  readonly regencyCode: string;
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isRevoked: boolean;
}

/**
 * Takes a device away from who works with it: its pass and its share are refused from now on, and what lies on it is removed at
 * its next contact. Without one its PIN opens it for a fortnight after the last. What it still brings is set aside.
 */
export const revokeDevice = defineCommand({
  name: "device.revoke",
  permission: null,
  input,
  run: (context) => seal(context, "revoked"),
});

/** The device is in nobody's hands that we know: the same as a revocation, told apart in the audit and in the list. */
export const reportLost = defineCommand({
  name: "device.report-lost",
  permission: null,
  input,
  run: (context) => seal(context, "lost"),
});

async function seal({ sql, actor, input: { id }, now }: Context, reason: "revoked" | "lost") {
  const held = await findReach(sql, actor, id);
  if (held === null) return refuse("NOT_FOUND");
  if (held.isRevoked && reason === "revoked") return refuse("NOT_ALLOWED_NOW");
  // Lost after it was revoked is news; when it was sealed, and by whom, stays.
  await sql`UPDATE field_device SET share_state = 'withdrawn', revoked_reason = ${reason},
      revoked_at = coalesce(revoked_at, ${now}), revoked_by = coalesce(revoked_by, ${actor.userId}::uuid)
    WHERE regency_code = ${held.regencyCode} AND id = ${id}`;
  return done({ id }, auditOf(reason === "lost" ? "device:report-lost" : "device:revoke", id, held));
}

/** A device that the actor may seal, locked: their own, one of their area, one of a companion of their village. */
async function findReach(sql: Sql, actor: Actor, id: string): Promise<Held | null> {
  const rows =
    await sql<Held>`SELECT regency_code AS "regencyCode", user_id AS "userId", role, region_code AS "regionCode",
      revoked_at IS NOT NULL AS "isRevoked" FROM field_device WHERE id = ${id} FOR UPDATE`;
  const held = rows[0];
  return held !== undefined && mayManageDevice(actor, held) ? held : null;
}

/** Whether a person may seal a device that their rows show: which rows those are, the policies say. */
export function mayManageDevice(actor: Actor, device: Pick<Held, "userId" | "role" | "regionCode">): boolean {
  if (device.userId === actor.userId || authorize(actor, "user:manage")) return true;
  return (
    authorize(actor, "assignment:manage") && device.role === "companion" && device.regionCode === actor.grant.regionCode
  );
}

function auditOf(action: string, id: string, { regionCode, userId }: Held) {
  return { action, subjectKind: "device" as const, subjectIds: [id, userId], areaCode: regionCode };
}
