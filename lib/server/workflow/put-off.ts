import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import { type ProposalState, TIER_STATES } from "@/lib/domain/workflow/workflow";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regenciesOf } from "@/lib/server/region/regencies";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { dueByCalendar, findArrivalRules } from "./deadlines";

/** Asks that what waits in a region be put off by its calendar as it is now. For who changes that, in the same transaction. */
export async function enqueuePutOff(sql: Sql, regionCode: string): Promise<void> {
  await sql`SELECT app_enqueue_put_off(${regionCode})`;
}

/** The states whose time is counted: those of the tiers, and what may be mended for some days. */
const COUNTED: readonly ProposalState[] = [...TIER_STATES, "returned"];

/**
 * Counts anew when each proposal that waits in a region and is not late is due: a day without work or a pause that was declared
 * after it arrived puts it off. Later only: nobody becomes late by a setting. Answers how many were put off.
 */
export async function putOffDeadlines(regionCode: string, now: Date): Promise<number> {
  const { lo, hi } = rangeOf(regionCode);
  let count = 0;
  for (const regencyCode of await regenciesOf(regionCode)) {
    const places = await underScope(
      EVERYWHERE,
      ({ sql }) => sql<Place>`SELECT DISTINCT village_code AS "villageCode", period_id::text AS "periodId" FROM proposal
        WHERE regency_code = ${regencyCode} AND village_code >= ${lo} AND village_code < ${hi} AND state = ANY (${[...COUNTED]}::text[])
          AND due_at > ${now}`,
    );
    for (const place of places)
      count += await underScope(EVERYWHERE, ({ sql }) => putOffIn(sql, { ...place, regencyCode }, now));
  }
  return count;
}

interface Place {
  readonly villageCode: string;
  readonly periodId: string;
}

interface Row {
  readonly id: string;
  readonly state: ProposalState;
  readonly since: Date;
  readonly due: Date;
}

/** One village and period at a time, in the order of ids, as decisions lock them. */
async function putOffIn(sql: Sql, place: Place & { readonly regencyCode: string }, now: Date): Promise<number> {
  const { regencyCode, villageCode, periodId } = place;
  const rows = await sql<Row>`SELECT id, state, state_since AS since, due_at AS due FROM proposal
    WHERE regency_code = ${regencyCode} AND village_code = ${villageCode} AND period_id = ${periodId}::uuid
      AND state = ANY (${[...COUNTED]}::text[]) AND due_at > ${now} ORDER BY id FOR UPDATE`;
  const [first] = rows;
  if (first === undefined) return 0;
  const since = (row: Row) => new Date(row.since);
  const oldest = new Date(Math.min(...rows.map((row) => since(row).getTime())));
  const rules = await findArrivalRules(sql, { regencyCode, id: first.id }, oldest);
  if (rules === null) return 0;
  const later = rows.flatMap((row) => {
    const due = dueByCalendar(rules, row.state, since(row));
    return due !== null && due > new Date(row.due) ? [{ id: row.id, due: due.toISOString() }] : [];
  });
  if (later.length === 0) return 0;
  await sql`UPDATE proposal p SET due_at = x.due FROM jsonb_to_recordset(${JSON.stringify(later)}::jsonb) AS x (id uuid, due timestamptz)
    WHERE p.regency_code = ${regencyCode} AND p.id = x.id`;
  await enqueueRollups(sql, [villageCode]);
  return later.length;
}
