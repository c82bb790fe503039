import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { EditionEvent, EditionLine, EditionPage } from "@/lib/domain/open-data/edition";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import {
  checksSchema,
  EDITION_COLUMNS,
  type EditionRow,
  LINE_COLUMNS,
  type LineRow,
  sampleSchema,
  toLine,
} from "./rows";

/** Of each dataset of the acting grant's region the newest edition and all that are open, the newest first. */
export async function listEditions(actor: Actor): Promise<readonly EditionLine[]> {
  if (!authorize(actor, "open-data:read")) return [];
  const { regionCode } = actor.grant;
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<LineRow>`SELECT ${LINE_COLUMNS} FROM open_edition e
      WHERE regency_code = ${regencyShelf(regionCode)} AND region_code = ${regionCode} AND (state = 'published' OR edition = (
        SELECT max(n.edition) FROM open_edition n WHERE n.regency_code = e.regency_code AND n.region_code = e.region_code
          AND n.dataset = e.dataset))
      ORDER BY dataset, edition DESC`,
  );
  return rows.map(toLine);
}

/** One edition with its checks, history and first rows; null for another region's. */
export async function getEdition(actor: Actor, publicId: string): Promise<EditionPage | null> {
  const id = parsePublicId(publicId);
  if (id === null || !authorize(actor, "open-data:read")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [[row], steps] = await Promise.all([
      sql<EditionRow>`SELECT ${EDITION_COLUMNS} FROM open_edition WHERE regency_code = ${id.regencyCode} AND id = ${id.id}
        AND region_code = ${actor.grant.regionCode}`,
      sql<{ event: EditionEvent; actor_id: string; at: Date; reason: string | null }>`SELECT event, actor_id, at, reason
        FROM open_edition_step WHERE regency_code = ${id.regencyCode} AND edition_id = ${id.id} ORDER BY at, id`,
    ]);
    if (row === undefined) return null;
    const names = await displayNames(
      sql,
      steps.map((step) => step.actor_id),
    );
    return {
      ...toLine(row),
      checks: checksSchema.parse(row.checks),
      sample: sampleSchema.parse(row.sample),
      steps: steps.map(({ event, actor_id, at, reason }) => ({ event, at, reason, by: names.get(actor_id) ?? "?" })),
      isOwn: row.prepared_by === actor.userId,
    };
  });
}

/** The whole file of an edition, for those who judge it; null for another region's. */
export async function readFile(
  actor: Actor,
  publicId: string,
): Promise<{ readonly name: string; readonly content: string } | null> {
  const id = parsePublicId(publicId);
  if (id === null || !authorize(actor, "open-data:read")) return null;
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{
      dataset: string;
      edition: number;
      content: string;
    }>`SELECT dataset, edition, content FROM open_edition
      WHERE regency_code = ${id.regencyCode} AND id = ${id.id} AND region_code = ${actor.grant.regionCode}`,
  );
  if (row === undefined) return null;
  return { name: `${row.dataset}-${actor.grant.regionCode}-${row.edition}`, content: row.content };
}
