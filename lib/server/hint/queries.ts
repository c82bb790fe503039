import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { HintRowFault } from "@/lib/domain/hint/hint-file";
import type { HintFileLine, HintFilePage, HintFileState, HintSummary } from "@/lib/domain/hint/hint-view";
import type { Sector } from "@/lib/domain/hint/sector";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";

const LISTED = 20;
const FAULTS_SHOWN = 100;

interface FileRow {
  readonly id: string;
  readonly state: HintFileState;
  readonly sector: Sector;
  readonly asOf: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly summary: HintSummary | null;
}

/** The regency's latest files, the newest first. Nobody in it. */
export async function listHintFiles(actor: Actor): Promise<readonly HintFileLine[]> {
  const regencyCode = actor.grant.regionCode;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<FileRow>`SELECT id, state, sector, as_of::text AS "asOf", created_at AS "createdAt", created_by AS "createdBy", summary
      FROM hint_file WHERE regency_code = ${regencyCode} AND state <> 'uploaded' ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map(({ createdBy }) => createdBy),
    );
    return rows.map(({ id, createdBy, ...row }) => ({
      ...row,
      publicId: formatPublicId(regencyCode, id),
      createdBy: names.get(createdBy) ?? "",
    }));
  });
}

/** One file with its report; null where it is not in the actor's regency. */
export async function findHintFile(actor: Actor, publicId: string): Promise<HintFilePage | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "hint:import")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<
      FileRow & Pick<HintFilePage, "failure"> & { done: number; total: number; faults: HintRowFault[] }
    >`
      SELECT id, state, sector, as_of::text AS "asOf", created_at AS "createdAt", created_by AS "createdBy", summary, failure,
        progress_done AS done, progress_total AS total,
        (SELECT coalesce(jsonb_agg(f.value ORDER BY f.ordinality), '[]') FROM jsonb_array_elements(faults) WITH ORDINALITY f
          WHERE f.ordinality <= ${FAULTS_SHOWN}) AS faults
      FROM hint_file WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
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
      villages: counted.map(({ code, hints }) => ({ code, hints, name: places.get(code) ?? code })),
    };
  });
}

/** Every row that was left out, with its reason; null where the file is not the actor's regency's. */
export async function listHintFaults(actor: Actor, publicId: string): Promise<readonly HintRowFault[] | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "hint:import")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{ faults: HintRowFault[] }>`SELECT faults FROM hint_file
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    return row?.faults ?? null;
  });
}
