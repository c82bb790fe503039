import "server-only";
import * as z from "zod";
import { grantProblem, isPlaced } from "@/lib/domain/access/grant-rules";
import { ROLES } from "@/lib/domain/access/role";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { grantSchema, insertGrant, isRegion } from "@/lib/server/grant/insert-grant";
import { tellDirect, tellOfCode } from "@/lib/server/grant/tell-direct";
import { codeSchema, giveCode } from "./activation";
import { insertUser, newUserSchema } from "./insert-user";
import { canManageUser } from "./reach";

const reason = z.string().trim().min(5).max(500);

/**
 * Makes an account with its first grant, because a person without any region would be nobody's to manage. Nobody but
 * its owner will know its password: the administrator hands over a code that is good once. Who owns the data is told.
 */
export const createUser = defineCommand({
  name: "user.create",
  permission: "user:manage",
  input: newUserSchema.extend({ role: z.enum(ROLES), grant: grantSchema }),
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const problem = grantProblem(
      { userId: actor.userId, regionCode: actor.grant.regionCode },
      { userId: input.id, role: input.role, regionCode: input.grant.regionCode },
    );
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "grant.regionCode", detail: problem }] });
    if (!(await isRegion(sql, input.grant.regionCode))) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.regionCode", detail: "UNKNOWN" }] });
    }
    if (!isPlaced(input.role, input.grant.neighbourhood)) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.neighbourhood", detail: "MISSING" }] });
    }
    if (input.grant.validTo !== null && input.grant.validTo <= input.grant.validFrom) {
      return refuse("INVALID_INPUT", { fields: [{ path: "grant.validTo", detail: "BEFORE_START" }] });
    }
    const { role, grant, ...user } = input;
    const codeUntil = await insertUser(sql, actor, { ...user, homeCode: grant.regionCode }, now);
    if (codeUntil === null) return refuse("INVALID_INPUT", { fields: [{ path: "username", detail: "TAKEN" }] });
    const grantId = newId();
    await insertGrant(sql, actor, { ...grant, id: grantId, userId: user.id, role }, now);
    const direct = { id: grantId, userId: user.id, role, regionCode: grant.regionCode };
    await tellDirect(context, direct, { kind: "access-given", role });
    return done({ id: user.id, grantId, codeUntil }, auditOf("user:create", user.id, grant.regionCode));
  },
});

const statusSchema = z.strictObject({ id: z.uuid(), reason });

/** Stops a person at once, also in sessions that are open; nothing they wrote is lost. */
export const suspendUser = defineCommand({
  name: "user.suspend",
  permission: "user:manage",
  input: statusSchema,
  async run({ sql, actor, input, now }) {
    if (input.id === actor.userId) return refuse("FOUR_EYES");
    if (!(await canManageUser(sql, actor, input.id, now))) return refuse("NOT_FOUND");
    await sql`UPDATE app_user SET status = 'suspended', updated_at = ${now} WHERE id = ${input.id}`;
    await sql`UPDATE auth_session SET revoked_at = ${now} WHERE user_id = ${input.id} AND revoked_at IS NULL`;
    return done({ id: input.id }, withReason("user:suspend", input.id, actor.grant.regionCode, input.reason));
  },
});

/** Lets a suspended person in again. */
export const reactivateUser = defineCommand({
  name: "user.reactivate",
  permission: "user:manage",
  input: statusSchema,
  async run({ sql, actor, input, now }) {
    if (input.id === actor.userId) return refuse("FOUR_EYES");
    if (!(await canManageUser(sql, actor, input.id, now))) return refuse("NOT_FOUND");
    await sql`UPDATE app_user SET status = 'active', updated_at = ${now} WHERE id = ${input.id}`;
    return done({ id: input.id }, withReason("user:reactivate", input.id, actor.grant.regionCode, input.reason));
  },
});

/**
 * For a person who lost their password, or whose code has ended: the password stops working, every session ends, and a
 * new code lets them choose again. They are told, and so is who owns the data: whoever has the code can take the account over.
 */
export const resetPassword = defineCommand({
  name: "user.reset-password",
  permission: "user:manage",
  input: z.strictObject({ id: z.uuid(), code: codeSchema, reason }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.id === actor.userId) return refuse("FOUR_EYES");
    if (!(await canManageUser(sql, actor, input.id, now))) return refuse("NOT_FOUND");
    await sql`UPDATE app_user SET password_hash = NULL, updated_at = ${now} WHERE id = ${input.id}`;
    await sql`UPDATE auth_session SET revoked_at = ${now} WHERE user_id = ${input.id} AND revoked_at IS NULL`;
    // Whoever knew the password may have enrolled a device: all are sealed until their owner signs in again; nothing on them goes.
    await sql`UPDATE field_device SET share_state = 'withdrawn' WHERE user_id = ${input.id} AND revoked_at IS NULL`;
    const codeUntil = await giveCode(sql, actor.userId, input.id, input.code, now);
    await tellOfCode(context, input.id);
    return done(
      { id: input.id, codeUntil },
      withReason("user:reset-password", input.id, actor.grant.regionCode, input.reason),
    );
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "user" as const, subjectIds: [id], areaCode };
}

function withReason(action: string, id: string, areaCode: string, text: string) {
  return { ...auditOf(action, id, areaCode), detail: { reason: text } };
}
