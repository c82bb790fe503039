import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import { MAX_COPY_BYTES } from "@/lib/domain/meeting/signed-copy";
import { underScope } from "@/lib/server/db/scoped";
import { KEPT_MS, keepUpload } from "@/lib/server/upload/keep-upload";

/** How an upload that waits to become a signed copy names itself; its type follows. */
export const COPY_UPLOAD = "minutes-copy:";

/**
 * Takes a signed paper as bytes, inspected by content, pictures without EXIF, sealed. It waits until the command
 * `meeting.keep-copy` says what it is a copy of, and why.
 */
export async function storeCopy(
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const villageCode = actor.grant.regionCode;
  if (!authorize(actor, "meeting:hold") || !/^\d{10}$/.test(villageCode)) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes, MAX_COPY_BYTES);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const regency = villageCode.slice(0, 4);
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`DELETE FROM upload WHERE regency_code = ${regency} AND village_code = ${villageCode}
      AND kind LIKE ${`${COPY_UPLOAD}%`} AND created_at < ${new Date(now.getTime() - KEPT_MS)}`;
    const kind = COPY_UPLOAD + found.kind;
    return keepUpload(sql, actor, { id, kind, content: Buffer.from(found.bytes) }, now);
  });
}
