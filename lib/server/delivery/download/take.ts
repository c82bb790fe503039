import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { logExported } from "@/lib/server/audit/log-exported";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { StoredPart, TakenFile } from "@/lib/server/download/archive";

/** A package whose files may be sent now, once. */
export interface TakenPackage {
  readonly year: number;
  readonly number: number;
  readonly sha256: string;
  readonly takenBy: string;
  readonly builtAt: Date;
  readonly files: readonly TakenFile[];
}

/**
 * Spends a download: whoever opened it, in the same session, once and in time. Every family in the files is logged before the first byte. Null
 * for anything else.
 */
export async function takeDownload(
  actor: Actor,
  at: PublicId,
  downloadId: string,
  now: Date,
): Promise<TakenPackage | null> {
  if (!authorize(actor, "delivery:manage") || actor.grant.regionCode !== at.regencyCode) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [spent] = await sql<{ taken_by: string }>`UPDATE delivery_download SET used_at = ${now}
      WHERE regency_code = ${at.regencyCode} AND id = ${downloadId}::uuid AND package_id = ${at.id}::uuid AND user_id = ${actor.userId}
        AND session_id = ${actor.sessionId} AND used_at IS NULL AND expires_at > ${now} RETURNING taken_by`;
    if (spent === undefined) return null;
    const [row] = await sql<{ year: number; number: number; sha256: string; built_at: Date }>`SELECT year, number,
        encode(content_sha256, 'hex') AS sha256, built_at
      FROM delivery_package WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid AND content_state = 'ready'`;
    if (row === undefined) return null;
    const files =
      await sql<TakenFile>`SELECT name, size_bytes::text AS size_bytes, crc32::text AS crc32 FROM delivery_file
      WHERE regency_code = ${at.regencyCode} AND package_id = ${at.id}::uuid ORDER BY ordinal`;
    await logFamilies(sql, actor, at, downloadId, now);
    return { ...row, takenBy: spent.taken_by, builtAt: row.built_at, files };
  });
}

async function logFamilies(sql: Sql, actor: Actor, at: PublicId, downloadId: string, now: Date): Promise<void> {
  const rows = await sql<{ id: string }>`SELECT DISTINCT household_id AS id FROM delivery_item
    WHERE regency_code = ${at.regencyCode} AND package_id = ${at.id}::uuid AND left_out IS NULL`;
  const taken = { action: "delivery:download", subjectKind: "delivery", subjectIds: [at.id, downloadId] } as const;
  const ids = rows.map(({ id }) => id);
  await logExported(sql, actor, now, { ...taken, areaCode: at.regencyCode, purpose: "deliver" }, ids);
}

/** Notes how the sending ended: with the last byte, or broken off before. */
export async function endDownload(actor: Actor, at: PublicId, downloadId: string, isWhole: boolean): Promise<void> {
  await underScope(
    scopeOf(actor),
    ({ sql }) => sql`UPDATE delivery_download SET ended_at = ${new Date()}, is_whole = ${isWhole}
      WHERE regency_code = ${at.regencyCode} AND id = ${downloadId}::uuid AND ended_at IS NULL`,
  );
}

/** Reads a part of one of a package's files. */
export function readPackagePart(sql: Sql, at: PublicId, name: string, ordinal: number): Promise<StoredPart[]> {
  return sql<StoredPart>`SELECT content, EXISTS (SELECT 1 FROM delivery_part later
      WHERE later.regency_code = p.regency_code AND later.package_id = p.package_id AND later.name = p.name
        AND later.ordinal > p.ordinal) AS more
    FROM delivery_part p WHERE p.regency_code = ${at.regencyCode} AND p.package_id = ${at.id}::uuid AND p.name = ${name}
      AND p.ordinal = ${ordinal}`;
}
