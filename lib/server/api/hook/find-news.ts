import "server-only";
import { uuidv7 } from "uuidv7";
import { rangeOf } from "@/lib/domain/access/scope";
import { standingOf } from "@/lib/domain/api/client";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regenciesOf } from "@/lib/server/region/regencies";
import { notRestricted } from "@/lib/server/rights/restricted";
import { CLIENT_TABLES, type ClientRow, clientColumns, factsOf, familyScope } from "../client";

/** A search ends long before the next one begins. */
const LONGEST_SEARCH_MS = 20_000;

/** Hooks whose client may read changes now and for whom nothing waits, those first that were looked at longest ago. */
async function listListening(now: Date): Promise<readonly ClientRow[]> {
  const rows = await referenceSql()<ClientRow>`SELECT ${clientColumns(now)} FROM ${CLIENT_TABLES}
    JOIN api_hook h ON h.client_id = c.id AND h.state = 'active' WHERE 'changes:read' = ANY (c.scopes)
      AND NOT EXISTS (SELECT 1 FROM api_hook_event e WHERE e.client_id = h.client_id AND e.kind = 'changes' AND e.state = 'waiting')
    ORDER BY h.told_era, h.told_xid, c.id`;
  return rows.filter((row) => standingOf(factsOf(row), now) === "working");
}

/**
 * Makes an event for each hook behind whose mark something has changed in its client's region. Answers how many. Out of time it leaves the others
 * to the next search, which begins with them.
 */
export async function findNews(now: Date, longestMs = LONGEST_SEARCH_MS): Promise<number> {
  const begun = performance.now();
  let made = 0;
  for (const client of await listListening(now)) {
    const regencies = await regenciesOf(client.regionCode);
    const scope = familyScope({ ...client, scopes: [] });
    if (await underScope(scope, ({ sql }) => tellOne(sql, client, regencies, now))) made += 1;
    if (performance.now() - begun >= longestMs) break;
  }
  return made;
}

/** One event at most waits; it stands for all that has changed until it is sent. */
async function tellOne(
  sql: Sql,
  { id, regionCode }: ClientRow,
  regencies: readonly string[],
  now: Date,
): Promise<boolean> {
  const [hook] = await sql<{ era: number; xid: number }>`SELECT told_era AS era, told_xid AS xid FROM api_hook h
    WHERE client_id = ${id} AND state = 'active' AND NOT EXISTS (SELECT 1 FROM api_hook_event e
      WHERE e.client_id = h.client_id AND e.kind = 'changes' AND e.state = 'waiting')
    FOR UPDATE SKIP LOCKED`;
  if (hook === undefined) return false;
  const { lo, hi } = rangeOf(regionCode);
  const [news] = await sql<{ there: boolean; era: number; horizon: number }>`
    WITH now AS MATERIALIZED (SELECT app_feed_era() AS era, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon)
    SELECT now.era, now.horizon, EXISTS (SELECT 1 FROM household_revision q WHERE q.regency_code = ANY (${[...regencies]}::text[])
      AND q.village_code >= ${lo} AND q.village_code < ${hi} AND (q.feed_era, q.feed_xid) > (${hook.era}, ${hook.xid})
      AND (q.feed_xid < now.horizon OR q.feed_era < now.era) AND ${notRestricted("q")}) AS there FROM now`;
  if (news === undefined) throw new Error("no snapshot");
  await sql`UPDATE api_hook SET told_era = ${news.era}, told_xid = ${news.horizon - 1} WHERE client_id = ${id}`;
  if (!news.there) return false;
  await sql`INSERT INTO api_hook_event (id, client_id, kind, made_at, state, next_at)
    VALUES (${uuidv7()}, ${id}, 'changes', ${now}, 'waiting', ${now})`;
  return true;
}
