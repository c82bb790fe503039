import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { countRequests, type RequestCounts } from "@/lib/server/data-request/home-counts";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";

/** What other systems, or those who feed them, have laid before the reader. */
export interface ExchangeCounts {
  /** Files from SID that were checked and are to be gone through. */
  readonly files: number;
  /** Editions of open data that wait for the data steward. */
  readonly editions: number;
  /** API clients that wait for a second person, who may be the reader. */
  readonly clients: number;
  readonly requests: RequestCounts;
}

export async function countExchange(actor: Actor, now: Date): Promise<ExchangeCounts> {
  const [files, editions, clients, requests] = await Promise.all([
    countFiles(actor),
    countEditions(actor),
    countClients(actor),
    countRequests(actor, now),
  ]);
  return { files, editions, clients, requests };
}

async function countFiles(actor: Actor): Promise<number> {
  if (!authorize(actor, "import:sid")) return 0;
  const { regionCode } = actor.grant;
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM import_batch
      WHERE regency_code = ${regionCode.slice(0, 4)} AND village_code = ${regionCode} AND state IN ('asking', 'ready')`,
  );
  return row?.n ?? 0;
}

async function countEditions(actor: Actor): Promise<number> {
  if (!authorize(actor, "open-data:publish")) return 0;
  const { regionCode } = actor.grant;
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM open_edition
      WHERE regency_code = ${regencyShelf(regionCode)} AND region_code = ${regionCode} AND state = 'prepared'
        AND prepared_by <> ${actor.userId}`,
  );
  return row?.n ?? 0;
}

/** Who asked that a client work is not its second person. */
async function countClients(actor: Actor): Promise<number> {
  if (!authorize(actor, "api:approve")) return 0;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const [row] = await referenceSql()<{ n: number }>`SELECT count(*)::int AS n FROM api_client c
    WHERE c.region_code >= ${lo} AND c.region_code < ${hi} AND c.state = 'waiting' AND c.made_by <> ${actor.userId}
      AND ${actor.userId}::uuid IS DISTINCT FROM (SELECT s.user_id FROM api_client_step s
        WHERE s.client_id = c.id AND s.step IN ('made', 'resumed') ORDER BY s.at DESC, s.id DESC LIMIT 1)`;
  return row?.n ?? 0;
}
