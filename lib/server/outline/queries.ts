import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { OUTLINE_FIELDS, OUTLINE_PROBLEMS, type OutlineFault } from "@/lib/domain/map/outline-file";
import { referenceSql } from "@/lib/server/db/reference";
import { findRegions } from "@/lib/server/region/queries";
import { bringsOutlines } from "./who";

export interface OutlineFileLine {
  readonly id: string;
  readonly areas: number;
  readonly createdAt: Date;
  readonly source: string;
  readonly committed: { readonly by: string | null; readonly at: Date };
  readonly removed: { readonly by: string | null; readonly at: Date; readonly reason: string } | null;
}

export interface OutlineFilePage {
  readonly id: string;
  readonly createdAt: Date;
  readonly codeProperty: string;
  readonly areas: number;
  readonly faultCount: number;
  readonly faults: readonly OutlineFault[];
  /** Areas by the digits of their codes. */
  readonly levels: readonly { readonly digits: number; readonly areas: number }[];
  readonly examples: readonly string[];
  readonly isCommitted: boolean;
}

const LISTED = 50;
const EXAMPLES = 5;

/** Files that were put on the maps by the actor's region, the newest first. Null for who brings none. */
export async function listOutlineFiles(actor: Actor): Promise<readonly OutlineFileLine[] | null> {
  if (!authorize(actor, "outline:manage") || !bringsOutlines(actor.grant.regionCode)) return null;
  const rows = await referenceSql()<{
    id: string;
    areas: number;
    createdAt: Date;
    source: string;
    committedAt: Date;
    committedBy: string | null;
    removedAt: Date | null;
    removedBy: string | null;
    reason: string | null;
  }>`SELECT f.id, f.area_count AS areas, f.created_at AS "createdAt", f.source, f.committed_at AS "committedAt",
      c.display_name AS "committedBy", f.removed_at AS "removedAt", r.display_name AS "removedBy", f.removed_reason AS reason
    FROM outline_file f LEFT JOIN app_user c ON c.id = f.committed_by LEFT JOIN app_user r ON r.id = f.removed_by
    WHERE f.region_code = ${actor.grant.regionCode} AND f.committed_at IS NOT NULL ORDER BY f.committed_at DESC, f.id LIMIT ${LISTED}`;
  return rows.map(({ committedAt, committedBy, removedAt, removedBy, reason, ...row }) => ({
    ...row,
    committed: { by: committedBy, at: committedAt },
    removed: removedAt === null || reason === null ? null : { by: removedBy, at: removedAt, reason },
  }));
}

const faultsSchema = z.array(
  z.object({
    row: z.number(),
    field: z.enum(OUTLINE_FIELDS),
    typed: z.string(),
    problem: z.enum(OUTLINE_PROBLEMS),
  }),
);

/** A file that the actor uploaded, as its check found it; null for any other. */
export async function findOutlineFile(actor: Actor, id: string): Promise<OutlineFilePage | null> {
  if (!authorize(actor, "outline:manage") || !z.uuid().safeParse(id).success) return null;
  const sql = referenceSql();
  const [file] = await sql<{
    createdAt: Date;
    codeProperty: string;
    areas: number;
    faultCount: number;
    faults: unknown;
    isCommitted: boolean;
  }>`SELECT created_at AS "createdAt", code_property AS "codeProperty", area_count AS areas, fault_count AS "faultCount", faults,
      committed_at IS NOT NULL AS "isCommitted" FROM outline_file
    WHERE id = ${id} AND region_code = ${actor.grant.regionCode} AND user_id = ${actor.userId}`;
  if (file === undefined) return null;
  const levels = await sql<{ digits: number; areas: number }>`SELECT length(area_code) AS digits, count(*)::int AS areas
    FROM area_outline WHERE file_id = ${id} GROUP BY 1 ORDER BY 1`;
  const first = await sql<{ code: string }>`SELECT area_code AS code FROM area_outline WHERE file_id = ${id}
    ORDER BY area_code LIMIT ${EXAMPLES}`;
  const regions = await findRegions(first.map(({ code }) => code));
  return {
    ...file,
    id,
    faults: faultsSchema.parse(file.faults),
    levels,
    examples: first.map(({ code }) => regions.get(code)?.label ?? code),
  };
}
