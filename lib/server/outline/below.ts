import "server-only";
import * as z from "zod";
import { degreesOf } from "@/lib/domain/map/outline";
import { referenceSql } from "@/lib/server/db/reference";

const ringsSchema = z.array(z.array(z.number()));

/** Changes whenever a file of outlines is taken into use or off. */
export async function outlinesVersion(): Promise<string> {
  const [row] = await referenceSql()<{
    version: string;
  }>`SELECT concat_ws(' ', max(committed_at), max(removed_at)) AS version FROM outline_file`;
  return row?.version ?? "";
}

/**
 * Outlines of the areas right below an area, in degrees, of each from the newest file in use that knows it. Most: a regency's
 * villages; what they hold together was limited when it was stored.
 */
export async function outlinesBelow(lo: string, hi: string, digits: number): Promise<readonly [number, number][][]> {
  const rows = await referenceSql()<{ rings: unknown }>`SELECT DISTINCT ON (o.area_code) o.rings
    FROM area_outline o JOIN outline_file f ON f.id = o.file_id
    WHERE o.area_code >= ${lo} AND o.area_code < ${hi} AND length(o.area_code) = ${digits} AND f.committed_at IS NOT NULL AND f.removed_at IS NULL
    ORDER BY o.area_code, f.committed_at DESC LIMIT 2000`;
  return rows.flatMap(({ rings }) => ringsSchema.parse(rings).map((ring) => degreesOf(ring, digits)));
}
