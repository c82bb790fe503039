import "server-only";
import type { Sql } from "@/lib/server/db/sql";

interface Mark {
  readonly villageCode: string;
  /** Id of the mark itself. */
  readonly id: string;
  readonly at: Date;
  /** `work`: a proposal moved, no family's record did; then people and families need no counting. */
  readonly moved: "records" | "work";
}

/** Marks a village for counting again and asks for it, in the transaction of the change. */
export async function markVillage(sql: Sql, { villageCode, id, at, moved }: Mark): Promise<void> {
  const regencyCode = villageCode.slice(0, 4);
  await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at, is_work_alone)
    VALUES (${regencyCode}, ${id}, ${villageCode}, ${at}, ${moved === "work"})`;
  await sql`SELECT app_enqueue('rollup-village', ${JSON.stringify({ regencyCode, villageCode })}::json, ${`rollup:${villageCode}`})`;
}
