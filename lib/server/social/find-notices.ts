import "server-only";
import { uuidv7 } from "uuidv7";
import { isDue, parseFrequency } from "@/lib/domain/social/frequency";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findWorkingClient } from "../api/client";
import { changedHouseholds, findServed, type Served } from "./notify-body";
import { findPartner } from "./partner";

/** A search ends long before the next one begins. */
const LONGEST_SEARCH_MS = 15_000;

interface Listening {
  readonly code: string;
  readonly clientId: string;
  readonly frequency: string | null;
  readonly lookedAt: Date;
  readonly era: number;
  readonly xid: number;
}

/** Makes a notice for each subscription behind whose mark something of its kind has changed, if its time has come. Answers how many. */
export async function findNotices(now: Date, longestMs = LONGEST_SEARCH_MS): Promise<number> {
  const begun = performance.now();
  const rows =
    await referenceSql()<Listening>`SELECT s.code, s.client_id AS "clientId", s.frequency, s.looked_at AS "lookedAt",
      s.told_era AS era, s.told_xid AS xid
    FROM api_subscription s JOIN api_client c ON c.id = s.client_id AND c.state = 'active' AND c.valid_to > ${now}
    WHERE s.state = 'subscribe' AND s.starts_at <= ${now} AND (s.ends_at IS NULL OR s.ends_at > ${now})
    ORDER BY s.looked_at, s.code LIMIT 500`;
  let made = 0;
  for (const row of rows) {
    if (!isTime(row, now)) continue;
    made += await tellOne(row, now);
    if (performance.now() - begun >= longestMs) break;
  }
  return made;
}

function isTime({ frequency, lookedAt }: Listening, now: Date): boolean {
  const parsed = frequency === null ? null : parseFrequency(frequency);
  return parsed === null || isDue(parsed, lookedAt, now);
}

/** The mark goes on whether or not there is something to tell: what the filter does not find now it will find when that changes. */
async function tellOne(row: Listening, now: Date): Promise<number> {
  const client = await findWorkingClient(row.clientId, now);
  const served = client === null ? null : await findServed(client, await findPartner(client.id), row.code, now);
  if (served === null) {
    await referenceSql()`UPDATE api_subscription SET looked_at = ${now} WHERE code = ${row.code}`;
    return 0;
  }
  const to = await horizon();
  const has = await hasChanged(served, row, to);
  // One who comes second finds the mark moved, and makes none.
  const moved = await referenceSql()`WITH moved AS (
      UPDATE api_subscription SET told_era = ${to.era}, told_xid = ${to.xid}, looked_at = ${now}
      WHERE code = ${row.code} AND state = 'subscribe' AND told_era = ${row.era} AND told_xid = ${row.xid} RETURNING client_id)
    INSERT INTO api_callback (id, client_id, action, subscription, from_era, from_xid, to_era, to_xid, made_at, state, next_at)
    SELECT ${uuidv7()}::uuid, moved.client_id, 'notify', ${row.code}::uuid, ${row.era}::bigint, ${row.xid}::bigint, ${to.era}::bigint,
      ${to.xid}::bigint, ${now}::timestamptz, 'waiting', ${now}::timestamptz FROM moved WHERE ${has} RETURNING 1`;
  return moved.length;
}

interface Place {
  readonly era: number;
  readonly xid: number;
}

/** Up to where no transaction is at work any more: one that commits later comes after it. */
async function horizon(): Promise<Place> {
  const [row] =
    await referenceSql()<Place>`SELECT app_feed_era() AS era, pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS xid`;
  if (row === undefined) throw new Error("no snapshot");
  return row;
}

async function hasChanged(served: Served, from: Place, to: Place): Promise<boolean> {
  const range = { fromEra: from.era, fromXid: from.xid, toEra: to.era, toXid: to.xid };
  const rows = await underScope(
    served.planned.grant.scope,
    ({ sql }) => sql`SELECT 1 FROM (${changedHouseholds(served, range)}) x LIMIT 1`,
  );
  return rows.length > 0;
}
