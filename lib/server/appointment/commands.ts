import "server-only";
import * as z from "zod";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { tellPeople } from "@/lib/server/training-session/tell";
import { insertUser, newUserSchema } from "@/lib/server/user/insert-user";
import { canManageUser } from "@/lib/server/user/reach";
import { closePost } from "./close-post";
import { insertPost, type PostInput, postSchema } from "./insert-post";
import { findPost, isPostOpen } from "./post";

/** Names a person who has an account to one more duty; training opens it. */
export const createAppointment = defineCommand({
  name: "appointment.create",
  permission: "grant:manage",
  input: z.strictObject({ userId: z.uuid(), post: postSchema }),
  async run({ sql, actor, input: { userId, post }, now }) {
    if (!(await canManageUser(sql, actor, userId, now))) return refuse("NOT_FOUND");
    const error = await insertPost(sql, actor, userId, post, now);
    return error === null ? done({ id: post.id }, auditOf("appointment:create", userId, post)) : { ok: false, error };
  },
});

/** Makes an account for somebody who is named to a duty: a code lets them in, and their training opens the rest. */
export const appointUser = defineCommand({
  name: "user.appoint",
  permission: "user:manage",
  input: newUserSchema.extend({ post: postSchema }),
  async run({ sql, actor, input: { post, ...user }, now }) {
    const codeUntil = await insertUser(sql, actor, { ...user, homeCode: post.regionCode }, now);
    if (codeUntil === null) return refuse("INVALID_INPUT", { fields: [{ path: "username", detail: "TAKEN" }] });
    const error = await insertPost(sql, actor, user.id, post, now);
    return error === null
      ? done({ id: user.id, codeUntil }, auditOf("user:appoint", user.id, post))
      : { ok: false, error };
  },
});

/** Ends a post: every door of it closes now, seats in trainings to come are free again. */
export const endAppointment = defineCommand({
  name: "appointment.end",
  permission: "grant:manage",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
    // Before anything is held: whoever may not end it holds up nobody's training.
    const found = await findPost(sql, input.id);
    const problem = found === null ? "REGION_OUTSIDE" : grantProblem(administrator, found);
    if (problem === "OWN_GRANT") return refuse("FOUR_EYES");
    if (problem !== null) return refuse("NOT_FOUND");
    const closed = await closePost(context, input.id, async (post) => {
      if (!isPostOpen({ endsAt: post.endsAt, barredAt: null }, now)) return false;
      await sql`UPDATE appointment SET ends_at = ${now}, end_reason = ${input.reason} WHERE id = ${input.id}`;
      return true;
    });
    if (closed === null) return refuse("NOT_ALLOWED_NOW");
    const { post, seats, lent } = closed;
    const { role, userId, regionCode } = post;
    await tellPeople(context, [{ userId, regionCode, facts: { kind: "post-ended", role }, about: input.id }]);
    return done(
      { id: input.id },
      {
        action: "appointment:end",
        subjectKind: "appointment",
        subjectIds: [input.id, userId],
        areaCode: regionCode,
        detail: { reason: input.reason, role, seats, lent },
      },
    );
  },
});

function auditOf(action: string, userId: string, { id, role, regionCode, isDeputy, profileException }: PostInput) {
  const detail = { role, isDeputy, isException: profileException !== null };
  return { action, subjectKind: "appointment" as const, subjectIds: [id, userId], areaCode: regionCode, detail };
}
