import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import type { MeetingPaper } from "@/lib/domain/meeting/meeting-ground";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import {
  type AgendaOutcome,
  MEETING_STATES,
  type MeetingRecord,
  type MeetingState,
  type MeetingSummary,
  parseAttendance,
} from "@/lib/domain/queue/meeting";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { TIERS } from "@/lib/domain/workflow/tier";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import { proposalIdOf, readDecisions } from "./decisions";
import { PAPER } from "./paper-sql";

const MOST_MEETINGS = 100;

export interface MeetingRights {
  /** Plans, records and decides. */
  readonly hold: boolean;
  /** Reads dates, minutes and outcomes. */
  readonly read: boolean;
  /** Reads minutes and signed copies of the villages of the area: who decides after a meeting must see what it rests on. */
  readonly check: boolean;
}

/** The village head holds meetings; the operator, who prepares them, reads; those above who decide read the minutes. */
export function meetingRights(actor: Actor): MeetingRights {
  const hold = authorize(actor, "meeting:hold");
  const read = hold || authorize(actor, "proposal:submit");
  return { hold, read, check: read || Object.values(TIERS).some(({ permission }) => authorize(actor, permission)) };
}

/** The meetings of the actor's village, latest date first. No family is named. */
export async function listMeetings(actor: Actor): Promise<readonly MeetingSummary[]> {
  const villageCode = actor.grant.regionCode;
  const regencyCode = villageCode.slice(0, 4);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const meetings = await sql<{ id: string; held_on: string; place: string; state: string }>`
      SELECT id, held_on, place, state FROM village_meeting WHERE regency_code = ${regencyCode} AND village_code = ${villageCode}
      ORDER BY held_on DESC, id DESC LIMIT ${MOST_MEETINGS}`;
    const decided = await sql<{ meeting_id: string; proposals: number }>`
      SELECT meeting_id, count(DISTINCT proposal_id)::int AS proposals FROM proposal_event
      WHERE regency_code = ${regencyCode} AND meeting_id = ANY (${meetings.map((meeting) => meeting.id)}::uuid[])
      GROUP BY meeting_id`;
    const counts = new Map(decided.map((group) => [group.meeting_id, group.proposals]));
    return meetings.map((meeting) => ({
      publicId: formatPublicId(regencyCode, meeting.id),
      id: meeting.id,
      heldOn: meeting.held_on,
      place: meeting.place,
      state: stateOf(meeting.state),
      decided: counts.get(meeting.id) ?? 0,
    }));
  });
}

interface MeetingRow {
  readonly village_code: string;
  readonly held_on: string;
  readonly place: string;
  readonly minutes: string;
  readonly attendance: unknown;
  readonly state: string;
  readonly version: number;
  readonly cancel_reason: string | null;
  readonly is_decided: boolean;
  readonly paper: MeetingPaper | null;
}

/** A meeting of a village in the actor's area; null when there is none such. */
export async function findMeeting(actor: Actor, { regencyCode, id }: PublicId): Promise<MeetingRecord | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [row] =
      await tx.sql<MeetingRow>`SELECT village_code, held_on, place, minutes, attendance, state, version, cancel_reason,
        d.at IS NOT NULL AS is_decided, ${PAPER} AS paper
      FROM village_meeting m
      JOIN LATERAL (SELECT max(e.at) AS at FROM proposal_event e WHERE e.regency_code = m.regency_code AND e.meeting_id = m.id) d ON true
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    if (row === undefined || !covers(actor.grant.regionCode, row.village_code)) return null;
    return {
      publicId: formatPublicId(regencyCode, id),
      id,
      regencyCode,
      villageCode: row.village_code,
      kind: meetingKind(row.village_code),
      heldOn: row.held_on,
      place: row.place,
      minutes: row.minutes,
      attendance: parseAttendance(row.attendance),
      state: stateOf(row.state),
      version: row.version,
      cancelReason: row.cancel_reason,
      paper: row.paper,
      isDecided: row.is_decided,
    };
  });
}

/** What a meeting decided, by name of the head. The families shown are logged. */
export async function listOutcomes(actor: Actor, meeting: PublicId): Promise<readonly AgendaOutcome[]> {
  return underScope(scopeOf(actor), async (tx) => {
    const decisions = await readDecisions(tx.sql, meeting, actor.grant.regionCode);
    await logRead(tx, actor, "meeting", "proposal", decisions.map(proposalIdOf));
    return decisions;
  });
}

function stateOf(state: string): MeetingState {
  return MEETING_STATES.find((known) => known === state) ?? "planned";
}
