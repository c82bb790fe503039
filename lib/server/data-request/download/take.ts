import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { logExported } from "@/lib/server/audit/log-exported";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { StoredPart, TakenFile } from "@/lib/server/download/archive";

/** The data of a request that may be sent now, once. */
export interface TakenRequest {
  readonly year: number;
  readonly number: number;
  readonly sha256: string;
  readonly takenBy: string;
  readonly builtAt: Date;
  readonly files: readonly TakenFile[];
}

/**
 * Spends a download: whoever opened it, in the same session, once and in time, while the grant of the request holds. Every family in the files is
 * logged before the first byte. Null for anything else.
 */
export async function takeRequest(
  actor: Actor,
  at: PublicId,
  downloadId: string,
  now: Date,
): Promise<TakenRequest | null> {
  if (!authorize(actor, "data-request:ask")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{ year: number; number: number; sha256: string; built_at: Date }>`SELECT year, number,
        encode(content_sha256, 'hex') AS sha256, built_at
      FROM data_request WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid AND asked_by = ${actor.userId}
        AND state = 'granted' AND content_state = 'ready' AND expires_at > ${now} AND purged_at IS NULL FOR SHARE`;
    if (row === undefined) return null;
    const [spent] = await sql<{ taken_by: string }>`UPDATE data_request_download SET used_at = ${now}
      WHERE regency_code = ${at.regencyCode} AND id = ${downloadId}::uuid AND request_id = ${at.id}::uuid AND user_id = ${actor.userId}
        AND session_id = ${actor.sessionId} AND used_at IS NULL AND expires_at > ${now} RETURNING taken_by`;
    if (spent === undefined) return null;
    const files =
      await sql<TakenFile>`SELECT name, size_bytes::text AS size_bytes, crc32::text AS crc32 FROM data_request_file
      WHERE regency_code = ${at.regencyCode} AND request_id = ${at.id}::uuid ORDER BY ordinal`;
    await logFamilies(sql, actor, at, downloadId, now);
    return { ...row, takenBy: spent.taken_by, builtAt: row.built_at, files };
  });
}

async function logFamilies(sql: Sql, actor: Actor, at: PublicId, downloadId: string, now: Date): Promise<void> {
  const rows = await sql<{ id: string }>`SELECT household_id AS id FROM data_request_family
    WHERE regency_code = ${at.regencyCode} AND request_id = ${at.id}::uuid`;
  const taken = {
    action: "data-request:download",
    subjectKind: "data-request",
    subjectIds: [at.id, downloadId],
  } as const;
  const ids = rows.map(({ id }) => id);
  await logExported(sql, actor, now, { ...taken, areaCode: at.regencyCode, purpose: "share" }, ids);
}

/** Notes how the sending ended: with the last byte, or broken off before. */
export async function endRequestDownload(
  actor: Actor,
  at: PublicId,
  downloadId: string,
  isWhole: boolean,
): Promise<void> {
  await underScope(
    scopeOf(actor),
    ({ sql }) => sql`UPDATE data_request_download SET ended_at = ${new Date()}, is_whole = ${isWhole}
      WHERE regency_code = ${at.regencyCode} AND id = ${downloadId}::uuid AND ended_at IS NULL`,
  );
}

/** Reads a part of one of a request's files; none once the request is closed or over, also in the middle of a download. */
export function readRequestPart(
  sql: Sql,
  at: PublicId,
  name: string,
  ordinal: number,
  now: Date,
): Promise<StoredPart[]> {
  return sql<StoredPart>`SELECT content, EXISTS (SELECT 1 FROM data_request_part later
      WHERE later.regency_code = p.regency_code AND later.request_id = p.request_id AND later.name = p.name
        AND later.ordinal > p.ordinal) AS more
    FROM data_request_part p WHERE p.regency_code = ${at.regencyCode} AND p.request_id = ${at.id}::uuid AND p.name = ${name}
      AND p.ordinal = ${ordinal} AND EXISTS (SELECT 1 FROM data_request r WHERE r.regency_code = p.regency_code AND r.id = p.request_id
        AND r.state = 'granted' AND r.expires_at > ${now})`;
}
