import "server-only";
import type { Task } from "graphile-worker";
import { storedName } from "@/lib/domain/matching/person-name";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";
import { EVERYWHERE } from "../everywhere";

/** Rows a transaction: half a second, so that nobody waits for a lock. */
const PAGE = 2000;

interface Row {
  regency_code: string;
  id: string;
  name: string;
}

/**
 * Job `normalise-names`: people without a compared name, from before there was one or written past the portal, get theirs.
 */
export const normaliseNames: Task = async () => {
  let total = 0;
  for (let made = PAGE; made === PAGE; total += made) {
    made = await underScope(EVERYWHERE, async ({ sql }) => {
      const rows =
        await sql<Row>`SELECT regency_code, id, name FROM member WHERE name_norm = '' ORDER BY regency_code, id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`;
      const named = rows.map((row) => ({ ...row, name: storedName(row.name) }));
      await sql`UPDATE member m SET name_norm = x.name FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
        AS x (regency_code text, id uuid, name text) WHERE m.regency_code = x.regency_code AND m.id = x.id`;
      return rows.length;
    });
  }
  if (total > 0) log().info({ total }, "names made comparable");
};
