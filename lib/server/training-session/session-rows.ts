import "server-only";
import type { SeatCounts, SessionView } from "@/lib/domain/training-session/page";
import { type SessionMode, sessionState } from "@/lib/domain/training-session/session";
import { Prisma } from "@/lib/server/db/generated/client";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export interface StoredSession {
  readonly id: string;
  readonly regionCode: string;
  readonly title: string;
  readonly mode: SessionMode;
  readonly place: string;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly note: string;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly passMark: number;
  readonly version: number;
}

/** What every page of trainings selects; `s` is the training, `trainer` its trainer. */
export const SESSION_COLUMNS = Prisma.sql`s.id, s.region_code AS "regionCode", s.title, s.mode, s.place, s.trainer_id AS "trainerId",
  trainer.display_name AS "trainerName", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.note, s.cancelled_at AS "cancelledAt",
  s.cancel_reason AS "cancelReason", s.pass_mark AS "passMark", s.version`;
export const WITH_TRAINER = Prisma.sql`training_session s JOIN app_user trainer ON trainer.id = s.trainer_id`;

/** Seats of the training `s` by what became of them. */
export const SEAT_COUNTS = Prisma.sql`(SELECT jsonb_build_object('capacity', s.capacity,
    'confirmed', count(*) FILTER (WHERE e.state = 'confirmed'), 'waiting', count(*) FILTER (WHERE e.state = 'waiting'),
    'invited', count(*) FILTER (WHERE e.state = 'invited'), 'declined', count(*) FILTER (WHERE e.state = 'declined'),
    'passed', count(c.id) FILTER (WHERE c.revoked_at IS NULL)) FROM training_enrolment e LEFT JOIN certificate c ON c.enrolment_id = e.id
  WHERE e.session_id = s.id)`;

export interface CountedSession extends StoredSession {
  readonly counts: SeatCounts;
}

export async function toSessionView(row: StoredSession, now: Date): Promise<SessionView> {
  const { id, regionCode, title, mode, place, trainerName, startsAt, endsAt, note, cancelReason, passMark, version } =
    row;
  const [label, zone] = await Promise.all([regionLabel(regionCode), timeZoneOf(regionCode)]);
  const state = sessionState(row, now);
  return {
    id,
    regionCode,
    regionLabel: label,
    title,
    mode,
    place,
    trainerName,
    startsAt,
    endsAt,
    zone,
    state,
    note,
    cancelReason,
    passMark,
    version,
  };
}
