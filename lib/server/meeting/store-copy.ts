import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { MAX_COPY_BYTES } from "@/lib/domain/meeting/signed-copy";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { writeScoped } from "@/lib/server/db/scoped";

/** How an upload that waits to become a signed copy names itself; its type follows. */
export const COPY_UPLOAD = "minutes-copy:";

/** A file that nobody went on with is not kept. */
const KEPT_MS = 24 * 60 * 60_000;

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
  const content = Buffer.from(found.bytes);
  const sha256 = createHash("sha256").update(content).digest();
  const regency = villageCode.slice(0, 4);
  return writeScoped(scopeOf(actor), async ({ sql }) => {
    await sql`DELETE FROM upload WHERE regency_code = ${regency} AND village_code = ${villageCode}
      AND kind LIKE ${`${COPY_UPLOAD}%`} AND created_at < ${new Date(now.getTime() - KEPT_MS)}`;
    const inserted =
      await sql`INSERT INTO upload (regency_code, id, village_code, user_id, kind, size_bytes, sha256, content, created_at)
      VALUES (${regency}, ${id}, ${villageCode}, ${actor.userId}, ${COPY_UPLOAD + found.kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) {
      const earlier = await sql<{ sha256: Buffer }>`SELECT sha256 FROM upload
        WHERE regency_code = ${regency} AND id = ${id} AND user_id = ${actor.userId}`;
      return earlier[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    }
    await writeAudit(sql, actor, now, {
      action: "upload:store",
      subjectKind: "upload",
      subjectIds: [id],
      areaCode: villageCode,
      detail: { bytes: content.length },
    });
    return succeed({ id });
  });
}
