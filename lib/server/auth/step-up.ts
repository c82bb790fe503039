import "server-only";
import * as z from "zod";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { isSteppedUp } from "@/lib/domain/access/step-up";
import { refuse, succeed } from "@/lib/domain/error/error-code";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { defineBeforehand, done } from "@/lib/server/command/command";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { askOwnPassword } from "./own-password";

/**
 * The password asked again before something that a stolen session must not do (TRUST T24). It holds for five minutes and for this session alone.
 * Wrong tries are limited as at the sign-in, and audited.
 */
export const confirmPassword = defineBeforehand({
  name: "account.confirm-password",
  permission: null,
  input: z.strictObject({ password: z.string().min(1).max(200) }),
  // The limiter and the hash need connections and time of their own.
  async before({ actor, input, now }) {
    const asked = await askOwnPassword(actor.userId, input.password, "password");
    if (asked.ok) return succeed({});
    if (asked.error.code === "INVALID_INPUT") await noteRefused(actor, now);
    return asked;
  },
  async run({ sql, actor, now }) {
    const raised = await sql`UPDATE auth_session SET stepped_up_at = ${now}
      WHERE id = ${actor.sessionId} AND user_id = ${actor.userId} AND revoked_at IS NULL RETURNING 1`;
    if (raised.length === 0) return refuse("UNAUTHENTICATED");
    return done({}, auditOf(actor, "session:step-up"));
  },
});

async function noteRefused(actor: Actor, now: Date): Promise<void> {
  await underScope(scopeOf(actor), ({ sql }) => writeAudit(sql, actor, now, auditOf(actor, "session:step-up-refused")));
}

function auditOf({ sessionId, grant }: Actor, action: string) {
  return { action, subjectKind: "session", subjectIds: [sessionId], areaCode: grant.regionCode } as const;
}

/** Whether the password was asked in this session within the last five minutes. */
export async function hasSteppedUp(sql: Sql, actor: Actor, now: Date): Promise<boolean> {
  const [row] = await sql<{ at: Date | null }>`SELECT stepped_up_at AS at FROM auth_session
    WHERE id = ${actor.sessionId} AND user_id = ${actor.userId} AND revoked_at IS NULL`;
  return isSteppedUp(row?.at ?? null, now);
}
