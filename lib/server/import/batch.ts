import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import type { Sql } from "@/lib/server/db/sql";

interface BatchRow {
  village_code: string;
  state: string;
  created_by: string;
}

/** An import of the actor's own village, held until the command ends. */
export async function findBatch(sql: Sql, actor: Actor, regencyCode: string, id: string): Promise<BatchRow | null> {
  const rows = await sql<BatchRow>`SELECT village_code, state, created_by FROM import_batch
    WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  const row = rows[0];
  return row !== undefined && authorizeIn(actor, "import:sid", row.village_code) ? row : null;
}

/** The audit line of a command about an import. */
export function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "import" as const, subjectIds: [id], areaCode };
}
