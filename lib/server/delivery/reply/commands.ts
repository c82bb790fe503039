import "server-only";
import * as z from "zod";
import type { ReplyState } from "@/lib/domain/delivery-reply/reply-view";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueReply } from "./job";

const idSchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };
type Key = { readonly regencyCode: string; readonly id: string };

interface ReplyRecord {
  readonly state: ReplyState;
  readonly package_id: string;
  readonly content_state: string;
  readonly made_at: Date;
  readonly created_by: string;
}

/** The reply with the state of its package's files, held; null outside the actor's own regency, which reads as not found. */
async function findReply({ sql, actor, input }: CommandContext<Key>): Promise<ReplyRecord | null> {
  if (actor.grant.regionCode !== input.regencyCode) return null;
  const rows =
    await sql<ReplyRecord>`SELECT r.state, r.package_id, p.content_state, p.made_at, r.created_by FROM delivery_reply r
    JOIN delivery_package p ON p.regency_code = r.regency_code AND p.id = r.package_id
    WHERE r.regency_code = ${input.regencyCode} AND r.id = ${input.id} FOR UPDATE OF r`;
  return rows[0] ?? null;
}

/** Nobody can have answered a package whose files were never made. */
export function isAnswerable(contentState: string): boolean {
  return contentState === "ready" || contentState === "none";
}

/** Begins the check of an uploaded reply in the background. The file is the actor's own; its day is that of the centre's letter. */
export const startDeliveryReply = defineCommand({
  name: "reply.start",
  permission: "delivery:manage",
  input: z.strictObject({ ...idSchema, repliedOn: z.iso.date() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id, repliedOn } = input;
    const found = await findReply(context);
    if (found === null || found.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (found.state !== "uploaded") return refuse("NOT_ALLOWED_NOW");
    if (!isAnswerable(found.content_state)) return refuse("NOT_ALLOWED_NOW", { info: { reason: "CONTENT_NOT_READY" } });
    const wrong = wrongDay(repliedOn, found.made_at, now, await timeZoneOf(regencyCode));
    if (wrong !== null) return refuse("INVALID_INPUT", { fields: [{ path: "repliedOn", detail: wrong }] });
    await sql`UPDATE delivery_reply SET state = 'checking', replied_on = ${repliedOn}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueReply(sql, "delivery-reply-check", { regencyCode, replyId: id, userId: actor.userId });
    return done({ id }, auditOf("delivery:reply-start", found.package_id, regencyCode));
  },
});

/** Nobody answers tomorrow, or before there was anything to answer. */
function wrongDay(repliedOn: string, madeAt: Date, now: Date, zone: string): "IN_FUTURE" | "BEFORE_PACKAGE" | null {
  if (repliedOn > localDay(now, zone)) return "IN_FUTURE";
  return repliedOn < localDay(madeAt, zone) ? "BEFORE_PACKAGE" : null;
}

/** Writes a checked reply to the package's proposals, in the background and in one go. A second press changes nothing. */
export const commitDeliveryReply = defineCommand({
  name: "reply.commit",
  permission: "delivery:manage",
  input: z.strictObject(idSchema),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findReply(context);
    if (found === null) return refuse("NOT_FOUND");
    const audit = auditOf("delivery:reply-commit", found.package_id, regencyCode);
    if (found.state === "committing" || found.state === "committed") return done({ state: found.state }, audit);
    if (found.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE delivery_reply SET state = 'committing', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueReply(sql, "delivery-reply-commit", { regencyCode, replyId: id, userId: actor.userId });
    return done({ state: "committing" }, audit);
  },
});

const CANCELLABLE: readonly ReplyState[] = ["uploaded", "checking", "ready", "failed"];

/** Throws a reply away with all that was read from it. What was written stays. */
export const cancelDeliveryReply = defineCommand({
  name: "reply.cancel",
  permission: "delivery:manage",
  input: z.strictObject(idSchema),
  async run(context) {
    const { sql, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findReply(context);
    if (found === null) return refuse("NOT_FOUND");
    const audit = auditOf("delivery:reply-cancel", found.package_id, regencyCode);
    if (found.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(found.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE delivery_reply SET state = 'cancelled', content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await sql`DELETE FROM delivery_reply_row WHERE regency_code = ${regencyCode} AND reply_id = ${id}`;
    await sql`DELETE FROM delivery_reply_item WHERE regency_code = ${regencyCode} AND reply_id = ${id}`;
    return done({ state: "cancelled" }, audit);
  },
});

function auditOf(action: string, packageId: string, areaCode: string) {
  return { action, subjectKind: "delivery" as const, subjectIds: [packageId], areaCode, purpose: "deliver" as const };
}
