import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { MAX_DECREE_BYTES } from "@/lib/domain/training-session/decree";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

/** Signed copies of one version: more than that are no corrections. */
const MOST_COPIES = 20;

/**
 * Keeps the signed copy of a version of a training's minutes: inspected by content, pictures without EXIF, sealed, with its hash. A later one
 * takes an earlier one's place and the earlier one stays. The page gives the id, so that a repeat is the same file; other bytes under it are refused.
 */
export async function storeTrainingCopy(
  actor: Actor,
  id: string,
  { regencyCode, id: minutesId }: PublicId,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "training:mark")) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes, MAX_DECREE_BYTES, MAX_DECREE_BYTES);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const content = Buffer.from(found.bytes);
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`training-copy:${minutesId}`}, 0))`;
    const [minutes] = await sql<{
      region_code: string;
      session_id: string;
    }>`SELECT region_code, session_id FROM training_minutes
      WHERE regency_code = ${regencyCode} AND id = ${minutesId}::uuid`;
    if (minutes === undefined || !authorizeIn(actor, "training:mark", minutes.region_code)) return refuse("NOT_FOUND");
    const held = await copiesOf(sql, regencyCode, minutesId);
    const same = held.find((copy) => copy.id === id);
    if (same !== undefined) return same.sha256.equals(sha256) ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    if (held[0]?.sha256.equals(sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SAME_FILE" } });
    if (held.length >= MOST_COPIES) return refuse("TOO_LARGE");
    const number = held.length + 1;
    const written =
      await sql`INSERT INTO training_minutes_copy (regency_code, id, region_code, minutes_id, number, kind, size_bytes, sha256, content, kept_by, kept_at)
      VALUES (${regencyCode}, ${id}, ${minutes.region_code}, ${minutesId}, ${number}, ${found.kind}, ${content.length}, ${sha256}, ${sealBytes(content)},
        ${actor.userId}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (written.length === 0) return refuse("IDEMPOTENCY_MISMATCH");
    await writeAudit(sql, actor, now, {
      action: "training:keep-copy",
      subjectKind: "training",
      subjectIds: [minutes.session_id, id],
      areaCode: minutes.region_code,
      detail: { bytes: content.length, number },
    });
    return succeed({ id });
  });
}

/** The newest first. */
function copiesOf(sql: Sql, regencyCode: string, minutesId: string): Promise<{ id: string; sha256: Buffer }[]> {
  return sql<{ id: string; sha256: Buffer }>`SELECT id, sha256 FROM training_minutes_copy
    WHERE regency_code = ${regencyCode} AND minutes_id = ${minutesId}::uuid ORDER BY number DESC`;
}
