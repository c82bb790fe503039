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

/** Signed copies of one paper: more than that are no corrections. */
const MOST_COPIES = 20;

/**
 * Keeps the signed copy of an issued paper: inspected by content, pictures without EXIF, sealed, its hash a public fact. A later one takes an
 * earlier one's place and the earlier one stays. The page gives the id, so that a repeat is the same file; other bytes under it are refused.
 */
export async function storePaperCopy(
  actor: Actor,
  id: string,
  paperId: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const { regionCode } = actor.grant;
  if (!authorize(actor, "delivery:manage") || !/^\d{4}$/.test(regionCode)) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes, MAX_DECREE_BYTES, MAX_DECREE_BYTES);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const content = Buffer.from(found.bytes);
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery-copy:${paperId}`}, 0))`;
    const [paper] = await sql<{ package_id: string; token: string }>`SELECT package_id, token FROM delivery_paper
      WHERE regency_code = ${regionCode} AND id = ${paperId}::uuid`;
    if (paper === undefined) return refuse("NOT_FOUND");
    const held = await copiesOf(sql, regionCode, paperId);
    const same = held.find((copy) => copy.id === id);
    if (same !== undefined) return same.sha256.equals(sha256) ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    if (held[0]?.sha256.equals(sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SAME_FILE" } });
    if (held.length >= MOST_COPIES) return refuse("TOO_LARGE");
    const number = held.length + 1;
    const written =
      await sql`INSERT INTO delivery_paper_copy (regency_code, id, paper_id, number, kind, size_bytes, sha256, content, kept_by, kept_at)
      VALUES (${regionCode}, ${id}, ${paperId}, ${number}, ${found.kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, ${actor.userId}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (written.length === 0) return refuse("IDEMPOTENCY_MISMATCH");
    await sql`UPDATE delivery_paper_fact SET signed_sha256 = ${sha256}, signed_at = ${now}
      WHERE regency_code = ${regionCode} AND token = ${paper.token}`;
    await writeAudit(sql, actor, now, {
      action: "delivery:keep-copy",
      subjectKind: "delivery",
      subjectIds: [paper.package_id, id],
      areaCode: regionCode,
      detail: { bytes: content.length, number },
    });
    return succeed({ id });
  });
}

/** The newest first. */
function copiesOf(sql: Sql, regencyCode: string, paperId: string): Promise<{ id: string; sha256: Buffer }[]> {
  return sql<{ id: string; sha256: Buffer }>`SELECT id, sha256 FROM delivery_paper_copy
    WHERE regency_code = ${regencyCode} AND paper_id = ${paperId}::uuid ORDER BY number DESC`;
}
