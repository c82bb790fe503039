import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

/** A file that nobody went on with is not kept. */
export const KEPT_MS = 24 * 60 * 60_000;

interface Upload {
  readonly id: string;
  /** What it waits to become. */
  readonly kind: string;
  readonly content: Buffer;
}

/**
 * Keeps a village's file, sealed, until a command goes on with it. The page gives the id, so that a repeat of the same
 * upload is the same file; another file under the id is refused.
 */
export async function keepUpload(
  sql: Sql,
  actor: Actor,
  { id, kind, content }: Upload,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const villageCode = actor.grant.regionCode;
  const regencyCode = villageCode.slice(0, 4);
  const sha256 = createHash("sha256").update(content).digest();
  const inserted =
    await sql`INSERT INTO upload (regency_code, id, village_code, user_id, kind, size_bytes, sha256, content, created_at)
    VALUES (${regencyCode}, ${id}, ${villageCode}, ${actor.userId}, ${kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, ${now})
    ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
  if (inserted.length === 0) {
    const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM upload
      WHERE regency_code = ${regencyCode} AND id = ${id} AND user_id = ${actor.userId}`;
    return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
  }
  const entry = { action: "upload:store", subjectKind: "upload", subjectIds: [id], areaCode: villageCode } as const;
  await writeAudit(sql, actor, now, { ...entry, detail: { bytes: content.length } });
  return succeed({ id });
}
