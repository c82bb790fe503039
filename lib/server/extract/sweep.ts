import "server-only";
import { uuidv7 } from "uuidv7";
import { NATION_CODE, rangeOf, type Scope } from "@/lib/domain/access/scope";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";
import { enqueueExtract } from "./job";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const NATION: Scope = { actorId: NOBODY, mode: "area", ranges: [rangeOf(NATION_CODE)], household: null };
/** Loads of one night. */
const MOST = 500;

interface Left {
  regency_code: string;
  id: string;
  created_by: string;
}

/**
 * Ends loads whose files nobody went on sending for a day, each with its audit row, and has what is left of ended ones taken away.
 * @returns how many were ended
 */
export async function sweepLoads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  const left = await underScope(
    NATION,
    ({ sql }) => sql<Left>`SELECT regency_code, id, created_by FROM extract_load
      WHERE state = 'uploading' AND updated_at < ${before} ORDER BY updated_at LIMIT ${MOST}`,
  );
  let ended = 0;
  for (const load of left)
    if (await underScope(regencyScope(load), ({ sql }) => endLeft(sql, load, before, now))) ended += 1;
  const rest = await underScope(
    NATION,
    ({ sql }) => sql<Left>`SELECT l.regency_code, l.id, l.created_by FROM extract_load l
      WHERE l.state IN ('cancelled', 'refused') AND EXISTS (SELECT 1 FROM extract_file f
        JOIN extract_piece p ON p.regency_code = f.regency_code AND p.file_id = f.id
        WHERE f.regency_code = l.regency_code AND f.load_id = l.id) ORDER BY l.updated_at LIMIT ${MOST}`,
  );
  for (const load of rest) await underScope(regencyScope(load), ({ sql }) => clear(sql, load));
  return ended;
}

function regencyScope({ regency_code }: Left): Scope {
  return { ...NATION, ranges: [rangeOf(regency_code)] };
}

async function endLeft(sql: Sql, load: Left, before: Date, now: Date): Promise<boolean> {
  const rows = await sql`UPDATE extract_load SET state = 'cancelled', updated_at = ${now}
    WHERE regency_code = ${load.regency_code} AND id = ${load.id} AND state = 'uploading' AND updated_at < ${before} RETURNING 1`;
  if (rows.length === 0) return false;
  await clear(sql, load);
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
    VALUES (${load.regency_code}, ${now}, ${uuidv7()}, ${load.regency_code}, ${NOBODY}, NULL, 'extract:left', 'extract-load',
      ARRAY[${load.id}::uuid], NULL)`;
  return true;
}

async function clear(sql: Sql, { regency_code, id, created_by }: Left): Promise<void> {
  await enqueueExtract(sql, "extract-clear", { regencyCode: regency_code, loadId: id, userId: created_by });
}
