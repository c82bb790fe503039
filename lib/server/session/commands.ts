import "server-only";
import * as z from "zod";
import { PASSWORD_LENGTH } from "@/lib/domain/access/activation";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { askOwnPassword } from "@/lib/server/auth/own-password";
import { hashPassword } from "@/lib/server/auth/password";
import { defineBeforehand, defineCommand, done } from "@/lib/server/command/command";

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

interface NewPassword {
  /** The stored hash that the current password was compared with. */
  readonly seen: string;
  readonly nextHash: string;
}

/**
 * Changes one's own password; every other session ends. The old one is asked.
 * Counter and hashes come before the transaction: each waits for another connection or a core, and would hold this one's.
 */
export const changePassword = defineBeforehand({
  name: "account.change-password",
  permission: null,
  input: z.strictObject({
    current: z.string().min(1).max(200),
    next: z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most),
  }),
  async before({ actor, input }): Promise<Outcome<NewPassword>> {
    const asked = await askOwnPassword(actor.userId, input.current, "current");
    if (!asked.ok) return asked;
    return succeed({ seen: asked.value, nextHash: await hashPassword(input.next) });
  },
  async run({ sql, actor, now }, { seen, nextHash }) {
    const changed = await sql`UPDATE app_user SET password_hash = ${nextHash}, updated_at = ${now}
      WHERE id = ${actor.userId} AND password_hash = ${seen} RETURNING id`;
    if (changed.length === 0) return refuse("STALE");
    await sql`UPDATE auth_session SET revoked_at = ${now} WHERE user_id = ${actor.userId} AND id <> ${actor.sessionId} AND revoked_at IS NULL`;
    return done(
      { id: actor.userId },
      { ...auditOf("account:change-password", actor.userId, actor.grant.regionCode), subjectKind: "user" as const },
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
