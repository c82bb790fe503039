import "server-only";
import { DOOR_STATES, EXCEPTION_KINDS, type ExceptionKind } from "@/lib/domain/access/watch-page";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { doorKind, doorsNow } from "./doors-query";
import { exceptionRows } from "./exceptions";
import { holdersNow } from "./holders-query";
import { HOLDERS, isWide, storeCounts } from "./stored-counts";

/** Finds and counts what the lists of access show, for each wide area that has an administrator. Answers how many areas. */
export async function countWatch(sql: Sql, now: Date): Promise<number> {
  const areas = await sql<{ code: string }>`SELECT DISTINCT g.region_code AS code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = 'administrator' AND g.level = 'full' AND length(g.region_code) <= 2 AND ${grantHolds(now)} ORDER BY 1`;
  const wide = areas.filter(({ code }) => isWide(code));
  for (const { code } of wide) {
    const counts = new Map([[HOLDERS, await holdersNow(sql, code, now)]]);
    const doors = await doorsNow(sql, code, now);
    for (const state of DOOR_STATES) counts.set(doorKind(state), doors[state]);
    for (const kind of EXCEPTION_KINDS)
      if (kind !== "break-glass") counts.set(kind, await storeExceptions(sql, kind, code, now));
    await storeCounts(sql, code, counts, now);
  }
  return wide.length;
}

/** One statement: a page read meanwhile sees the list before it or after it. Only what differs is written. */
async function storeExceptions(sql: Sql, kind: ExceptionKind, code: string, now: Date): Promise<number> {
  const [found] = await sql<{
    count: number;
  }>`WITH found AS MATERIALIZED (SELECT x.at, x.id FROM (${exceptionRows(kind, code, now)}) AS x),
      added AS (INSERT INTO access_exception (area_code, kind, at, id) SELECT ${code}, ${kind}, at, id FROM found ON CONFLICT DO NOTHING),
      gone AS (DELETE FROM access_exception e WHERE e.area_code = ${code} AND e.kind = ${kind}
        AND NOT EXISTS (SELECT 1 FROM found f WHERE f.at = e.at AND f.id = e.id))
    SELECT count(*)::int AS count FROM found`;
  return found?.count ?? 0;
}
