import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";

/** A mapping of columns that the village has kept, as its page shows it. */
export interface MappingLine {
  readonly id: string;
  readonly name: string;
  /** Offered to the other villages of the regency, too. */
  readonly shared: boolean;
  readonly by: string;
  readonly at: Date;
}

const LISTED = 50;

/** Mappings of the acting grant's own village, the newest first. */
export async function listMappings(actor: Actor): Promise<readonly MappingLine[]> {
  if (!authorize(actor, "import:sid")) return [];
  const { regionCode } = actor.grant;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<{
      id: string;
      name: string;
      shared: boolean;
      created_by: string;
      created_at: Date;
    }>`SELECT id, name, shared,
        created_by, created_at FROM import_mapping
      WHERE regency_code = ${regionCode.slice(0, 4)} AND village_code = ${regionCode} ORDER BY created_at DESC, id LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map(({ id, name, shared, created_by, created_at }) => ({
      ...{ id, name, shared },
      by: names.get(created_by) ?? "?",
      at: created_at,
    }));
  });
}
