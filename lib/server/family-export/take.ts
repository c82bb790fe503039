import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { logExported } from "@/lib/server/audit/log-exported";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { StoredPart, TakenFile } from "@/lib/server/download/archive";
import { regionLabel } from "@/lib/server/region/queries";
import { isRestrictedAmong } from "@/lib/server/rights/restricted";

/** An export that may be sent now, once. */
export interface TakenExport {
  readonly book: string;
  readonly purpose: string;
  readonly areaCode: string;
  readonly takenBy: string;
  readonly builtAt: Date;
  readonly files: readonly (TakenFile & { readonly people: number; readonly sha256: string })[];
}

/** Whether an export holds a family that has had the use of its data restricted since it was made. */
export function holdsRestricted({ regencyCode, id }: PublicId): Prisma.Sql {
  const among = isRestrictedAmong(Prisma.sql`part.regency_code`, Prisma.sql`part.household_ids`);
  return Prisma.sql`EXISTS (SELECT 1 FROM family_export_part part WHERE part.regency_code = ${regencyCode} AND part.export_id = ${id}::uuid
    AND ${among})`;
}

/**
 * Spends the one download of an export: its asker's, in the session that opened it, once and in time. Every family in it is logged before the first
 * byte. Null for anything else, and where a family of it has had the use of its data restricted meanwhile.
 */
export async function takeExport(
  actor: Actor,
  at: PublicId,
  downloadId: string,
  now: Date,
): Promise<TakenExport | null> {
  if (!authorize(actor, "household:export")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{
      book: string;
      purpose: string;
      area_code: string;
      ready_at: Date;
    }>`UPDATE family_export SET
        state = 'taken', taken_at = ${now}, updated_at = ${now}
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid AND created_by = ${actor.userId} AND area_code = ${actor.grant.regionCode}
        AND download_id = ${downloadId}::uuid AND download_session = ${actor.sessionId} AND download_until > ${now} AND state = 'ready'
        AND ends_at > ${now} AND NOT ${holdsRestricted(at)} RETURNING book, purpose, area_code, ready_at`;
    if (row === undefined) return null;
    const parts = await sql<
      TakenFile & { people: number; sha256: string; household_ids: readonly string[] }
    >`SELECT name,
        size_bytes::text AS size_bytes, crc32::text AS crc32, people, encode(sha256, 'hex') AS sha256, household_ids
      FROM family_export_part WHERE regency_code = ${at.regencyCode} AND export_id = ${at.id}::uuid ORDER BY ordinal`;
    const taken = { action: "household:export-taken", subjectKind: "family-export", subjectIds: [at.id] } as const;
    const families = parts.flatMap(({ household_ids }) => household_ids);
    const purpose = row.purpose === "meeting" ? "meeting" : row.purpose === "check" ? "check" : "update";
    await logExported(sql, actor, now, { ...taken, areaCode: row.area_code, purpose }, families);
    return {
      book: row.book,
      purpose,
      areaCode: row.area_code,
      takenBy: `${actor.displayName}, ${await regionLabel(row.area_code)}`.slice(0, 200),
      builtAt: row.ready_at,
      files: parts.map(({ name, size_bytes, crc32, people, sha256 }) => ({ name, size_bytes, crc32, people, sha256 })),
    };
  });
}

/** Notes how the sending ended, and takes the workbooks away: one that broke off is asked for anew. */
export async function endExport(actor: Actor, at: PublicId, isWhole: boolean): Promise<void> {
  await underScope(scopeOf(actor), async ({ sql }) => {
    await sql`UPDATE family_export SET is_whole = ${isWhole}, updated_at = ${new Date()}
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid AND state = 'taken' AND is_whole IS NULL`;
    await sql`DELETE FROM family_export_part WHERE regency_code = ${at.regencyCode} AND export_id = ${at.id}::uuid`;
  });
}

/** Reads one workbook of a download under way; each is one part. */
export function readExportPart(sql: Sql, at: PublicId, name: string, ordinal: number): Promise<StoredPart[]> {
  return sql<StoredPart>`SELECT content, false AS more FROM family_export_part p
    WHERE p.regency_code = ${at.regencyCode} AND p.export_id = ${at.id}::uuid AND p.name = ${name} AND ${ordinal}::int = 1`;
}
