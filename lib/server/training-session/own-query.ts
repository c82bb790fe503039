import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { MOST_TRIES } from "@/lib/domain/exam/attempt";
import { formatCheckToken } from "@/lib/domain/meeting/check-token";
import { scheduledWindow, testEnd } from "@/lib/domain/training-session/door";
import { answered, type EnrolmentState } from "@/lib/domain/training-session/enrolment";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import type {
  OwnCertificate,
  OwnDoor,
  OwnPost,
  OwnRetest,
  OwnSeat,
  OwnTraining,
  SeatResult,
} from "@/lib/domain/training-session/page";
import { isPostOpen } from "@/lib/server/appointment/post";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { referenceSql } from "@/lib/server/db/reference";
import { passMarkFor } from "@/lib/server/exam/pass-mark";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { SESSION_COLUMNS, type StoredSession, toSessionView, WITH_TRAINER } from "./session-rows";

interface PostRow {
  readonly appointmentId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  readonly decreeFiledAt: Date | null;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
}

interface SeatRow extends StoredSession, SeatResult {
  readonly enrolmentId: string;
  readonly appointmentId: string;
  readonly state: EnrolmentState;
  readonly free: number;
  readonly queuePlace: number;
}

interface DoorRow {
  readonly appointmentId: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly suspendedAt: Date | null;
}

interface CertificateRow extends Omit<OwnCertificate, "checkCode"> {
  readonly appointmentId: string;
  readonly token: string;
}

interface RetestRow extends Omit<OwnRetest, "isDue" | "triesLeft"> {
  readonly appointmentId: string;
  readonly tries: number;
}

interface Rows {
  readonly seats: readonly SeatRow[];
  readonly doors: readonly DoorRow[];
  readonly certificates: readonly CertificateRow[];
  readonly retests: readonly RetestRow[];
}

/** How many posts, seats and certificates of one person a page shows; the newest first. */
const MOST = 20;

/** A person's own way to their duties: posts, seats, doors and certificates, and whether the pact is signed. */
export async function findOwnTraining(actor: Actor, now: Date): Promise<OwnTraining> {
  const sql = referenceSql();
  const { userId } = actor;
  const [[pact], posts, seats, doors, certificates, retests] = await Promise.all([
    sql<{
      at: Date;
    }>`SELECT signed_at AS at FROM pact_signature WHERE user_id = ${userId} AND version = ${PACT_VERSION}`,
    sql<PostRow>`SELECT id AS "appointmentId", role, region_code AS "regionCode", is_deputy AS "isDeputy", decree_number AS "decreeNumber",
        ends_at AS "endsAt", barred_at AS "barredAt",
        (SELECT max(f.uploaded_at) FROM appointment_file f WHERE f.appointment_id = appointment.id) AS "decreeFiledAt"
      FROM appointment WHERE user_id = ${userId} ORDER BY ends_at IS NOT NULL, created_at DESC, id DESC LIMIT ${MOST}`,
    sql<SeatRow>`SELECT ${SESSION_COLUMNS}, e.id AS "enrolmentId", e.appointment_id AS "appointmentId", e.state, e.attended_at AS "attendedAt",
        e.theory_score AS "theoryScore", e.practice_passed_at AS "practicePassedAt", c.passed_at AS "passedAt",
        s.capacity - (SELECT count(*)::int FROM training_enrolment o WHERE o.session_id = s.id AND o.state = 'confirmed') AS free,
        1 + (SELECT count(*)::int FROM training_enrolment o WHERE o.session_id = s.id AND o.state = 'waiting'
          AND (o.waiting_since, o.id) < (e.waiting_since, e.id)) AS "queuePlace"
      FROM ${WITH_TRAINER} JOIN training_enrolment e ON e.session_id = s.id JOIN appointment a ON a.id = e.appointment_id
        LEFT JOIN certificate c ON c.enrolment_id = e.id
      WHERE a.user_id = ${userId} ORDER BY s.starts_at DESC, e.id DESC LIMIT ${MOST}`,
    sql<DoorRow>`SELECT g.appointment_id AS "appointmentId", g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo",
        g.suspended_at AS "suspendedAt"
      FROM access_grant g WHERE g.user_id = ${userId} AND g.appointment_id IS NOT NULL AND g.revoked_at IS NULL AND g.valid_to > ${now}
      ORDER BY g.valid_from, g.id LIMIT ${MOST}`,
    sql<CertificateRow>`SELECT c.id, c.appointment_id AS "appointmentId", c.number, c.token, c.passed_at AS "passedAt", c.valid_to AS "validTo",
        c.revoked_at AS "revokedAt"
      FROM certificate c JOIN appointment a ON a.id = c.appointment_id WHERE a.user_id = ${userId} ORDER BY c.passed_at DESC LIMIT ${MOST}`,
    sql<RetestRow>`SELECT r.id, r.appointment_id AS "appointmentId", r.why, r.due_at AS "dueAt",
        (SELECT count(*)::int FROM exam_attempt t WHERE t.retest_id = r.id) AS tries
      FROM retest r JOIN appointment a ON a.id = r.appointment_id WHERE a.user_id = ${userId} AND r.cleared_at IS NULL LIMIT ${MOST}`,
  ]);
  const pactSignedAt = pact?.at ?? null;
  const rows = { seats, doors, certificates, retests };
  return {
    pactSignedAt,
    posts: (await Promise.all(posts.map((post) => toPost(post, rows, pactSignedAt, now)))).flat(),
  };
}

async function toPost(row: PostRow, rows: Rows, pactSignedAt: Date | null, now: Date): Promise<readonly OwnPost[]> {
  const { role, regionCode, endsAt, barredAt, ...rest } = row;
  if (!isRole(role)) return [];
  const [label, zone, passMark] = await Promise.all([
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    passMarkFor(referenceSql(), regionCode),
  ]);
  const own = <Row extends { readonly appointmentId: string }>(all: readonly Row[]) =>
    all.filter(({ appointmentId }) => appointmentId === row.appointmentId);
  const isOpen = isPostOpen(row, now);
  const doors = own(rows.doors).map(toDoor);
  const seats = own(rows.seats).map((seat) => toSeat(seat, { isOpen, zone, pactSignedAt }, now));
  return [
    {
      ...rest,
      role,
      regionLabel: label,
      zone,
      passMark,
      isOver: endsAt !== null && endsAt <= now,
      isBarred: barredAt !== null,
      seats: await Promise.all(seats),
      certificates: own(rows.certificates).map(({ token, appointmentId: _, ...certificate }) => ({
        ...certificate,
        checkCode: formatCheckToken({ regencyCode: regencyShelf(regionCode), token }),
      })),
      retest: toRetest(own(rows.retests)[0], now),
      door: doors.find(({ validFrom }) => validFrom <= now) ?? null,
      nextDoor: doors.find(({ validFrom }) => validFrom > now) ?? null,
    },
  ];
}

function toDoor({ level, validFrom, validTo, suspendedAt }: DoorRow): OwnDoor {
  return { level: grantedLevel(level), validFrom, validTo, isSuspended: suspendedAt !== null };
}

function toRetest(row: RetestRow | undefined, now: Date): OwnRetest | null {
  if (row === undefined) return null;
  const { id, why, dueAt, tries } = row;
  return { id, why, dueAt, isDue: dueAt <= now, triesLeft: Math.max(0, MOST_TRIES - tries) };
}

interface OfPost {
  readonly isOpen: boolean;
  readonly zone: OwnPost["zone"];
  readonly pactSignedAt: Date | null;
}

async function toSeat(row: SeatRow, post: OfPost, now: Date): Promise<OwnSeat> {
  const session = await toSessionView(row, now);
  const isAnswerable = post.isOpen && (session.state === "coming" || session.state === "running");
  const { enrolmentId, state, attendedAt, theoryScore, practicePassedAt, passedAt } = row;
  // As if taken and signed now, where they are not yet: what the answer would open, and when.
  const seat = { startsAt: row.startsAt, endsAt: row.endsAt, confirmedAt: now };
  return {
    enrolmentId,
    session,
    state,
    queuePlace: state === "waiting" ? row.queuePlace : null,
    attendedAt,
    theoryScore,
    practicePassedAt,
    passedAt,
    can: {
      accept: isAnswerable && answered(state, "accept", row.free) !== null,
      decline: isAnswerable && answered(state, "decline", row.free) !== null && passedAt === null,
    },
    opensAt: scheduledWindow(seat, post.pactSignedAt ?? now, post.zone).validFrom,
    testUntil: testEnd(row, post.zone),
  };
}
