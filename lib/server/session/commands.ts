import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { hashPassword, passwordFits } from "@/lib/server/auth/password";
import { countWrongTry, maySignIn } from "@/lib/server/auth/sign-in-limit";
import { defineCommand, done } from "@/lib/server/command/command";

/** Ends one of the person's own sessions, on whatever device it is. */
export const revokeSession = defineCommand({
  name: "session.revoke",
  permission: null,
  input: z.strictObject({ id: z.uuid() }),
  async run({ sql, actor, input, now }) {
    const rows = await sql`UPDATE auth_session SET revoked_at = ${now}
      WHERE id = ${input.id} AND user_id = ${actor.userId} AND revoked_at IS NULL RETURNING id`;
    if (rows.length === 0) return refuse("NOT_FOUND");
    return done({ id: input.id }, auditOf("session:revoke", input.id, actor.grant.regionCode));
  },
});

/** Makes another of the person's valid grants the one this session acts under. */
export const switchGrant = defineCommand({
  name: "session.switch-grant",
  permission: null,
  input: z.strictObject({ grantId: z.uuid() }),
  async run({ sql, actor, input }) {
    if (!actor.grants.some((grant) => grant.id === input.grantId)) return refuse("NOT_FOUND");
    await sql`UPDATE auth_session SET grant_id = ${input.grantId} WHERE id = ${actor.sessionId}`;
    return done({ grantId: input.grantId }, auditOf("session:switch-grant", actor.sessionId, actor.grant.regionCode));
  },
});

/** Wrong tries here are counted apart from those at the sign-in page. */
const OWN_PASSWORD = "own-password";

/** Changes one's own password; every other session ends. The old one is asked, because an unlocked screen is not consent. */
export const changePassword = defineCommand({
  name: "account.change-password",
  permission: null,
  input: z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(12).max(200) }),
  async run({ sql, actor, input, now }) {
    if (!(await maySignIn(actor.userId, OWN_PASSWORD))) return refuse("RATE_LIMITED");
    const rows = await sql<{
      password_hash: string;
    }>`SELECT password_hash FROM app_user WHERE id = ${actor.userId} FOR UPDATE`;
    if (!(await passwordFits(rows[0]?.password_hash ?? null, input.current))) {
      await countWrongTry(actor.userId, OWN_PASSWORD);
      return refuse("INVALID_INPUT", { fields: [{ path: "current", detail: "WRONG" }] });
    }
    await sql`UPDATE app_user SET password_hash = ${await hashPassword(input.next)}, updated_at = ${now} WHERE id = ${actor.userId}`;
    await sql`UPDATE auth_session SET revoked_at = ${now} WHERE user_id = ${actor.userId} AND id <> ${actor.sessionId} AND revoked_at IS NULL`;
    return done(
      { id: actor.userId },
      { ...auditOf("account:change-password", actor.userId, actor.grant.regionCode), subjectKind: "user" },
    );
  },
});

/** Keeps the language a person chose for their next sign-in. */
export const setLocale = defineCommand({
  name: "account.set-locale",
  permission: null,
  input: z.strictObject({ locale: z.enum(["id", "en"]) }),
  async run({ sql, actor, input, now }) {
    await sql`UPDATE app_user SET locale = ${input.locale}, updated_at = ${now} WHERE id = ${actor.userId}`;
    return done(
      { locale: input.locale },
      { ...auditOf("account:set-locale", actor.userId, actor.grant.regionCode), subjectKind: "user" },
    );
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "session" as const, subjectIds: [id], areaCode };
}
