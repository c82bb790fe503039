import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { reportStanding } from "@/lib/domain/data-request/report";
import { localDay } from "@/lib/domain/period/period";
import { underScope } from "@/lib/server/db/scoped";
import { timeZoneOf } from "@/lib/server/region/queries";
import { waitingFor } from "./list-query";
import { owedOf } from "./owed";
import { REQUEST_COLUMNS, type RequestRow } from "./rows";

/** What requests for data lay before the reader. */
export interface RequestCounts {
  /** For a desk. */
  readonly waiting: number;
  /** What came back to who asked. */
  readonly returned: number;
  /** Reports of use that are due within a week, or past their day; the first of them is due on a day. */
  readonly reports: number;
  readonly firstDue: string | null;
}

const NONE: RequestCounts = { waiting: 0, returned: 0, reports: 0, firstDue: null };
/** Days ahead of its day from which a report stands on the home page. */
const AHEAD = 7;

export async function countRequests(actor: Actor, now: Date): Promise<RequestCounts> {
  if (!authorize(actor, "data-request:read")) return NONE;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [[waiting], own] = await Promise.all([
      sql<{ n: number }>`SELECT count(*)::int AS n FROM data_request r WHERE ${waitingFor(actor)}`,
      authorize(actor, "data-request:ask")
        ? sql<
            RequestRow & { written: number }
          >`SELECT ${REQUEST_COLUMNS}, (SELECT count(*)::int FROM data_request_report w
            WHERE w.regency_code = r.regency_code AND w.request_id = r.id) AS written
          FROM data_request r WHERE r.asked_by = ${actor.userId} AND r.state IN ('returned', 'granted', 'revoked') LIMIT 500`
        : [],
    ]);
    const due: string[] = [];
    for (const row of own) {
      if (row.granted_on === null) continue;
      const zone = await timeZoneOf(row.regency_code);
      const { next } = reportStanding(owedOf(row, zone), row.written, localDay(now, zone));
      if (next !== null && next.dueOn <= addDays(localDay(now, zone), AHEAD)) due.push(next.dueOn);
    }
    return {
      waiting: waiting?.n ?? 0,
      returned: own.filter(({ state }) => state === "returned").length,
      reports: due.length,
      firstDue: due.toSorted()[0] ?? null,
    };
  });
}
