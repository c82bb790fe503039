import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { PUSH_KEY_SHAPE } from "@/lib/domain/sid/push";
import { defineCommand, done } from "@/lib/server/command/command";
import { pushKeyHash } from "./key";

/**
 * Makes the key under which the village's own system sends its workbook; the one before ends with it. It was made in the browser that
 * shows it, and what is kept is a hash.
 */
export const makePushKey = defineCommand({
  name: "sid-key.make",
  permission: "import:sid",
  input: z.strictObject({ id: z.uuid(), key: z.string().regex(PUSH_KEY_SHAPE) }),
  async run({ sql, actor, input, now }) {
    const villageCode = actor.grant.regionCode;
    if (!authorize(actor, "household:read-identity") || !/^\d{10}$/.test(villageCode)) return refuse("FORBIDDEN");
    await sql`UPDATE sid_push_key SET revoked_at = ${now}, revoked_by = ${actor.userId}
      WHERE village_code = ${villageCode} AND revoked_at IS NULL`;
    await sql`INSERT INTO sid_push_key (id, village_code, grant_id, hash, made_by, made_at)
      VALUES (${input.id}, ${villageCode}, ${actor.grant.id}, ${pushKeyHash(input.key)}, ${actor.userId}, ${now})`;
    return done({ id: input.id }, auditOf("sid-key:make", input.id, villageCode));
  },
});

/** Ends the village's key at once. */
export const revokePushKey = defineCommand({
  name: "sid-key.revoke",
  permission: "import:sid",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run({ sql, actor, input, now }) {
    if (holdsIdentityNumber(input.reason))
      return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
    const villageCode = actor.grant.regionCode;
    const [key] = await sql<{ isRevoked: boolean }>`SELECT revoked_at IS NOT NULL AS "isRevoked" FROM sid_push_key
      WHERE id = ${input.id} AND village_code = ${villageCode} FOR UPDATE`;
    if (key === undefined) return refuse("NOT_FOUND");
    if (key.isRevoked) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE sid_push_key SET revoked_at = ${now}, revoked_by = ${actor.userId} WHERE id = ${input.id}`;
    return done(
      { id: input.id },
      { ...auditOf("sid-key:revoke", input.id, villageCode), detail: { reason: input.reason } },
    );
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "sid-key" as const, subjectIds: [id], areaCode };
}
