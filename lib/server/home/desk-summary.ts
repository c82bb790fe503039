import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { underScope } from "@/lib/server/db/scoped";

/** What lies on an operator's desk. Nobody is named. */
export interface DeskSummary {
  readonly returned: number;
  readonly latestReason: string | null;
  readonly drafts: number;
  readonly draftsWithErrors: number;
  readonly underway: number;
  readonly submitted: number;
  /** YYYY-MM-DD of the next planned meeting, or null. */
  readonly nextMeeting: string | null;
}

interface Row {
  returned: number;
  latest_reason: string | null;
  drafts: number;
  with_errors: number;
  underway: number;
  submitted: number;
  next_meeting: Date | string | null;
}

/** Counts for the home page of those who draft in a village; null for everybody else. */
export async function findDeskSummary(actor: Actor, today: string): Promise<DeskSummary | null> {
  const code = actor.grant.regionCode;
  if (!authorize(actor, "proposal:draft") || code.length !== 10) return null;
  const regency = code.slice(0, 4);
  const { lo, hi } = rangeOf(code);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<Row>`
      SELECT count(*) FILTER (WHERE state = 'returned')::int AS returned,
        count(*) FILTER (WHERE state = 'draft')::int AS drafts,
        count(*) FILTER (WHERE state = 'draft' AND error_count > 0)::int AS with_errors,
        count(*) FILTER (WHERE state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated'))::int AS underway,
        count(*) FILTER (WHERE state = 'submitted')::int AS submitted,
        (SELECT reason_code FROM proposal r WHERE r.regency_code = ${regency} AND r.village_code >= ${lo} AND r.village_code < ${hi}
          AND r.state = 'returned' ORDER BY r.state_since DESC LIMIT 1) AS latest_reason,
        (SELECT min(held_on) FROM village_meeting m WHERE m.regency_code = ${regency} AND m.village_code = ${code}
          AND m.state = 'planned' AND m.held_on >= ${today}::date) AS next_meeting
      FROM proposal WHERE regency_code = ${regency} AND village_code >= ${lo} AND village_code < ${hi}
        AND state IN ('returned', 'draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated')`;
    const row = rows[0];
    if (row === undefined) return null;
    const meeting = row.next_meeting;
    return {
      returned: row.returned,
      latestReason: row.latest_reason,
      drafts: row.drafts,
      draftsWithErrors: row.with_errors,
      underway: row.underway,
      submitted: row.submitted,
      nextMeeting:
        meeting === null ? null : (typeof meeting === "string" ? meeting : meeting.toISOString()).slice(0, 10),
    };
  });
}
