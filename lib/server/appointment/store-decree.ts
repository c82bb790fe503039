import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { MAX_DECREE_BYTES } from "@/lib/domain/training-session/decree";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { canManageUser } from "@/lib/server/user/reach";
import { findPost, lockPost } from "./post";

/** Decrees of one post: more than that are no corrections. */
const MOST_DECREES = 20;

/**
 * Keeps the paper behind a post: inspected by content, pictures without EXIF, sealed. A later one takes an earlier one's place
 * and the earlier one stays. The page gives the id, so that a repeat is the same file; other bytes under it are refused.
 */
export async function storeDecree(
  actor: Actor,
  id: string,
  postId: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "grant:manage")) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes, MAX_DECREE_BYTES, MAX_DECREE_BYTES);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const content = Buffer.from(found.bytes);
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    // Before anything is held: whoever may not write here holds up nobody's training.
    const post = await findPost(sql, postId);
    if (post === null || !(await canManageUser(sql, actor, post.userId, now))) return refuse("NOT_FOUND");
    if (post.userId === actor.userId) return refuse("FOUR_EYES");
    await lockPost(sql, postId);
    const held = await decreesOf(sql, postId);
    const same = held.find((file) => file.id === id);
    if (same !== undefined) return same.sha256.equals(sha256) ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    if (held[0]?.sha256.equals(sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SAME_FILE" } });
    if (held.length >= MOST_DECREES) return refuse("TOO_LARGE");
    const written =
      await sql`INSERT INTO appointment_file (id, appointment_id, kind, size_bytes, sha256, content, uploaded_by, uploaded_at)
      VALUES (${id}, ${postId}, ${found.kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, ${actor.userId}, ${now})
      ON CONFLICT (id) DO NOTHING RETURNING 1`;
    if (written.length === 0) return refuse("IDEMPOTENCY_MISMATCH");
    await writeAudit(sql, actor, now, {
      action: "appointment:file",
      subjectKind: "appointment",
      subjectIds: [postId, post.userId],
      areaCode: post.regionCode,
      detail: { bytes: content.length, replaces: held.length > 0 },
    });
    return succeed({ id });
  });
}

/** The newest first. */
function decreesOf(sql: Sql, postId: string): Promise<{ id: string; sha256: Buffer }[]> {
  return sql<{ id: string; sha256: Buffer }>`SELECT id, sha256 FROM appointment_file WHERE appointment_id = ${postId}
    ORDER BY uploaded_at DESC, id DESC`;
}
