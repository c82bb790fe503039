import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type {
  OfficeFileLine,
  OfficeFilePage,
  OfficeFileState,
  OfficeFileSummary,
  OfficeRowNote,
} from "@/lib/domain/office-file/file-view";
import type { OfficeSource } from "@/lib/domain/office-file/source";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";

const LISTED = 20;
const NOTES_SHOWN = 100;

interface FileRow {
  readonly id: string;
  readonly state: OfficeFileState;
  readonly source: OfficeSource;
  readonly asOf: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly summary: OfficeFileSummary | null;
}

export interface OfficeFiles {
  readonly lines: readonly OfficeFileLine[];
  /** Public id of the last line where more follow. */
  readonly next: string | null;
}

/** The regency's files, the newest first, page by page. Nobody in it. */
export async function listOfficeFiles(actor: Actor, after: string | null): Promise<OfficeFiles> {
  if (!authorize(actor, "office-file:import")) return { lines: [], next: null };
  const last = after === null ? null : (parsePublicId(after)?.id ?? null);
  const regencyCode = actor.grant.regionCode;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<FileRow>`SELECT id, state, source, as_of::text AS "asOf", created_at AS "createdAt", created_by AS "createdBy", summary
      FROM office_file WHERE regency_code = ${regencyCode} AND state <> 'uploaded' AND (${last}::uuid IS NULL OR (created_at, id) <
        (SELECT o.created_at, o.id FROM office_file o WHERE o.regency_code = ${regencyCode} AND o.id = ${last}::uuid))
      ORDER BY created_at DESC, id DESC LIMIT ${LISTED + 1}`;
    const names = await displayNames(
      sql,
      rows.map(({ createdBy }) => createdBy),
    );
    const lines = rows.slice(0, LISTED).map(({ id, createdBy, ...row }) => ({
      ...row,
      publicId: formatPublicId(regencyCode, id),
      createdBy: names.get(createdBy) ?? "",
    }));
    return { lines, next: rows.length > LISTED ? (lines.at(-1)?.publicId ?? null) : null };
  });
}

/** One file with its report; null where it is not in the actor's regency. */
export async function findOfficeFile(actor: Actor, publicId: string): Promise<OfficeFilePage | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "office-file:import")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<
      FileRow &
        Pick<OfficeFilePage, "failure"> & { done: number; total: number; notes: OfficeRowNote[]; noteCount: number }
    >`
      SELECT id, state, source, as_of::text AS "asOf", created_at AS "createdAt", created_by AS "createdBy", summary, failure,
        progress_done AS done, progress_total AS total,
        (SELECT coalesce(jsonb_agg(f.value ORDER BY f.ordinality), '[]') FROM jsonb_array_elements(faults) WITH ORDINALITY f
          WHERE f.ordinality <= ${NOTES_SHOWN}) AS notes, jsonb_array_length(faults) AS "noteCount"
      FROM office_file WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    if (row === undefined) return null;
    const counted = row.summary?.villages ?? [];
    const [by, places] = await Promise.all([
      displayNames(sql, [row.createdBy]),
      villageNames(
        sql,
        counted.map(({ code }) => code),
      ),
    ]);
    const { done, total, createdBy, ...rest } = row;
    return {
      ...rest,
      publicId,
      regencyCode: key.regencyCode,
      createdBy: by.get(createdBy) ?? "",
      progress: { done, total },
      villages: counted.map(({ code, count }) => ({ code, count, name: places.get(code) ?? code })),
    };
  });
}

/** What is said of every row; null where the file is not the actor's regency's. */
export async function listOfficeNotes(actor: Actor, publicId: string): Promise<readonly OfficeRowNote[] | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "office-file:import")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{ faults: OfficeRowNote[] }>`SELECT faults FROM office_file
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    return row?.faults ?? null;
  });
}
