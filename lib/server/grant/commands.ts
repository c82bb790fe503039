import "server-only";
import * as z from "zod";
import { grantProblem, isPlaced } from "@/lib/domain/access/grant-rules";
import { ROLES } from "@/lib/domain/access/role";
import { refuse } from "@/lib/domain/error/error-code";
import { closePost } from "@/lib/server/appointment/close-post";
import { defineCommand, done } from "@/lib/server/command/command";
import { tellClosed } from "@/lib/server/glass/tell-closed";
import { endCertificates } from "@/lib/server/training-session/end-certificates";
import { canManageUser } from "@/lib/server/user/reach";
import { grantSchema, insertGrant, isRegion } from "./insert-grant";
import { findManaged, type GrantRow, holdGrant, isGlass, isOver } from "./managed";
import { tellOfGrant } from "./tell";
import { tellDirect } from "./tell-direct";

/** Gives a person one more grant, without training: they are told, and so are those who own the data it opens. */
export const createGrant = defineCommand({
  name: "grant.create",
  permission: "grant:manage",
  input: z.strictObject({ id: z.uuid(), userId: z.uuid(), role: z.enum(ROLES), grant: grantSchema }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (!(await canManageUser(sql, actor, input.userId, now))) return refuse("NOT_FOUND");
    const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
    const problem = grantProblem(administrator, { ...input, regionCode: input.grant.regionCode });
    if (problem === "OWN_GRANT") return refuse("FOUR_EYES");
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "grant.regionCode", detail: problem }] });
    if (!(await isRegion(sql, input.grant.regionCode))) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.regionCode", detail: "UNKNOWN" }] });
    }
    if (!isPlaced(input.role, input.grant.neighbourhood)) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.neighbourhood", detail: "MISSING" }] });
    }
    const window = input.grant.validTo;
    if (window !== null && window <= input.grant.validFrom) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.validTo", detail: "BEFORE_START" }] });
    }
    await insertGrant(sql, actor, { ...input.grant, id: input.id, userId: input.userId, role: input.role }, now);
    const { id, userId, role } = input;
    const { regionCode } = input.grant;
    await tellDirect(context, { id, userId, role, regionCode }, { kind: "access-given", role });
    await tellOfGrant(context, [userId], { grantId: id, regionCode, facts: { kind: "access-got", role }, about: id });
    const made = { id, region_code: regionCode };
    return done({ id }, auditOf("grant:create", made, input.grant.reason));
  },
});

const endSchema = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) });

/** Pauses a grant at once; of a post, its doors to come as well. */
export const suspendGrant = defineCommand({
  name: "grant.suspend",
  permission: "grant:manage",
  input: endSchema,
  async run({ sql, actor, input, now }) {
    const found = await findManaged(sql, actor, input.id);
    if (typeof found === "string") return refuse(found);
    const grant = await holdGrant(sql, found);
    if (grant === null) return refuse("NOT_FOUND");
    if (isOver(grant, now) || isGlass(grant)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE access_grant SET suspended_at = ${now} WHERE suspended_at IS NULL AND (id = ${input.id}
      OR (appointment_id = ${grant.appointment_id}::uuid AND revoked_at IS NULL AND valid_to > ${now}))`;
    return done({ id: input.id }, auditOf("grant:suspend", grant, input.reason));
  },
});

/** Lets a paused grant work again; of a post, every door of it, because the pause went with each. */
export const resumeGrant = defineCommand({
  name: "grant.resume",
  permission: "grant:manage",
  input: endSchema,
  async run({ sql, actor, input }) {
    const found = await findManaged(sql, actor, input.id);
    if (typeof found === "string") return refuse(found);
    const grant = await holdGrant(sql, found);
    if (grant === null) return refuse("NOT_FOUND");
    await sql`UPDATE access_grant SET suspended_at = NULL
      WHERE id = ${input.id} OR appointment_id = ${grant.appointment_id}::uuid`;
    return done({ id: input.id }, auditOf("grant:resume", grant, input.reason));
  },
});

/**
 * Ends a grant for good. A new one may be given later. A post whose door is taken away opens none again, and keeps neither seats
 * nor duties that were lent because of it, and its certificate no longer verifies. Whoever was told of an emergency is told that it is over.
 */
export const revokeGrant = defineCommand({
  name: "grant.revoke",
  permission: "grant:manage",
  input: endSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const found = await findManaged(sql, actor, input.id);
    if (typeof found === "string") return refuse(found);
    const revoke = async () => {
      const grant = await holdGrant(sql, found);
      if (grant === null || isOver(grant, now)) return false;
      await sql`UPDATE access_grant SET revoked_at = ${now}
        WHERE id = ${input.id} OR (appointment_id = ${grant.appointment_id}::uuid AND revoked_at IS NULL AND valid_to > ${now})`;
      await sql`UPDATE appointment SET barred_at = ${now} WHERE id = ${grant.appointment_id}::uuid AND barred_at IS NULL`;
      if (grant.appointment_id !== null)
        await endCertificates(context, grant.appointment_id, { by: actor.userId, reason: input.reason });
      return true;
    };
    const isDone =
      found.appointment_id === null
        ? await revoke()
        : (await closePost(context, found.appointment_id, revoke)) !== null;
    if (!isDone) return refuse("NOT_ALLOWED_NOW");
    if (isGlass(found)) await tellClosed(context, found);
    return done({ id: input.id }, auditOf("grant:revoke", found, input.reason));
  },
});

function auditOf(action: string, { id, region_code: areaCode }: Pick<GrantRow, "id" | "region_code">, reason: string) {
  return { action, subjectKind: "grant" as const, subjectIds: [id], areaCode, detail: { reason } };
}
