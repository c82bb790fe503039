import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { QueueKind } from "@/lib/domain/queue/filter";
import {
  type AgendaOutcome,
  type MeetingRecord,
  type MeetingState,
  type MeetingSummary,
  outcomeOf,
  parseAttendance,
} from "@/lib/domain/queue/meeting";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { readScoped } from "@/lib/server/db/scoped";

const MOST_MEETINGS = 100;
/** A village has at most a few thousand families; one meeting decides on far fewer. */
const MOST_OUTCOMES = 2000;

export interface MeetingRights {
  /** Plans, records and decides. */
  readonly hold: boolean;
  /** Reads dates, minutes and outcomes. */
  readonly read: boolean;
}

/** The village head holds meetings; the operator, who prepares them, reads. */
export function meetingRights(actor: Actor): MeetingRights {
  const hold = authorize(actor, "meeting:hold");
  return { hold, read: hold || authorize(actor, "proposal:submit") };
}

/** The meetings of the actor's village, latest date first. No family is named. */
export async function listMeetings(actor: Actor): Promise<readonly MeetingSummary[]> {
  const villageCode = actor.grant.regionCode;
  const regencyCode = villageCode.slice(0, 4);
  return readScoped(scopeOf(actor), async ({ sql }) => {
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
  readonly is_decided: boolean;
}

/** A meeting of the actor's village; null when there is none such. */
export async function findMeeting(actor: Actor, { regencyCode, id }: PublicId): Promise<MeetingRecord | null> {
  return readScoped(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<MeetingRow>`SELECT village_code, held_on, place, minutes, attendance, state, version,
        EXISTS (SELECT 1 FROM proposal_event e WHERE e.regency_code = m.regency_code AND e.meeting_id = m.id) AS is_decided
      FROM village_meeting m WHERE regency_code = ${regencyCode} AND id = ${id} AND village_code = ${actor.grant.regionCode}`;
    if (row === undefined) return null;
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
      isDecided: row.is_decided,
    };
  });
}

interface OutcomeRow {
  readonly id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly kind: QueueKind;
  readonly event_codes: readonly string[];
  readonly change_count: number;
  readonly warning_count: number;
  readonly to_state: string;
  readonly reason_code: string | null;
  readonly note: string | null;
}

/**
 * What a meeting decided, by name of the head. The outcome is this meeting's own last decision, whatever higher tiers
 * or a later meeting made of the proposal since. The families shown are logged.
 */
export async function listOutcomes(actor: Actor, meeting: PublicId): Promise<readonly AgendaOutcome[]> {
  const { regencyCode, id } = meeting;
  return readScoped(scopeOf(actor), async (tx) => {
    const rows = await tx.sql<OutcomeRow>`
      SELECT p.id, p.head_name, p.dusun, p.rw, p.rt, p.kind, p.event_codes, p.change_count, p.warning_count, e.to_state, e.reason_code, e.note
      FROM (
        SELECT DISTINCT ON (proposal_id) proposal_id, to_state, reason_code, note FROM proposal_event
        WHERE regency_code = ${regencyCode} AND meeting_id = ${id}::uuid AND village_code = ${actor.grant.regionCode}
        ORDER BY proposal_id, at DESC, id DESC) e
      JOIN proposal p ON p.regency_code = ${regencyCode} AND p.id = e.proposal_id
      ORDER BY p.head_name, p.id LIMIT ${MOST_OUTCOMES}`;
    await logRead(
      tx,
      actor,
      "meeting",
      "proposal",
      rows.map((row) => row.id),
    );
    return rows.flatMap((row) => {
      const outcome = outcomeOf(row.to_state);
      if (outcome === null) return [];
      return [
        {
          publicId: formatPublicId(regencyCode, row.id),
          headName: row.head_name,
          place: placeText(row),
          kind: row.kind,
          eventCodes: row.event_codes,
          changeCount: row.change_count,
          warningCount: row.warning_count,
          outcome,
          reason: row.reason_code,
          note: row.note,
        },
      ];
    });
  });
}

function stateOf(state: string): MeetingState {
  return state === "held" ? "held" : "planned";
}
