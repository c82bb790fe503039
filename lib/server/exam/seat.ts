import "server-only";
import { isRole, type Role } from "@/lib/domain/access/role";
import { MOST_TRIES, type StartFacts, takesAnswers } from "@/lib/domain/exam/attempt";
import { testEnd } from "@/lib/domain/training-session/door";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { type RegionTimeZone, timeZoneOf } from "@/lib/server/region/queries";

interface SeatRow {
  readonly appointmentId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly postStart: Date;
  readonly postEnd: Date | null;
  readonly barredAt: Date | null;
  readonly title: string;
  readonly state: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly passMark: number;
  readonly theoryScore: number | null;
  readonly practicePassedAt: Date | null;
  readonly hasCertificate: boolean;
  readonly isSigned: boolean;
}

/** A person's own test, with what decides whether it may begin. */
export interface ExamTest {
  /** Of the seat, or of the test again. */
  readonly testId: string;
  readonly isAgain: boolean;
  readonly appointmentId: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly timeZone: RegionTimeZone;
  /** Of the training; null for a test again. */
  readonly title: string | null;
  /** The percentage that passes. */
  readonly passMark: number;
  readonly facts: StartFacts;
  readonly triesLeft: number;
}

/** A person's own seat in a training, with its test. */
export interface ExamSeat extends ExamTest {
  readonly title: string;
  readonly practicePassedAt: Date | null;
}

export interface TestAsked {
  readonly userId: string;
  readonly testId: string;
  /** Locks a seat until the end of the transaction. */
  readonly isToStart?: boolean;
}

/** The test of a person's own seat by the seat's id; null for another's. */
export async function findSeat(
  sql: Sql,
  { userId, testId, isToStart = false }: TestAsked,
  now: Date,
): Promise<ExamSeat | null> {
  const [row] = await sql<SeatRow>`SELECT a.id AS "appointmentId", a.role, a.region_code AS "regionCode",
      a.starts_at AS "postStart", a.ends_at AS "postEnd", a.barred_at AS "barredAt", s.title, e.state, s.starts_at AS "startsAt",
      s.ends_at AS "endsAt", s.cancelled_at AS "cancelledAt", s.pass_mark AS "passMark", e.theory_score AS "theoryScore", e.practice_passed_at AS "practicePassedAt",
      EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id) AS "hasCertificate",
      EXISTS (SELECT 1 FROM pact_signature p WHERE p.user_id = a.user_id AND p.version = ${PACT_VERSION}) AS "isSigned"
    FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id JOIN training_session s ON s.id = e.session_id
    WHERE e.id = ${testId} AND a.user_id = ${userId} ${isToStart ? Prisma.sql`FOR UPDATE OF e` : Prisma.empty}`;
  if (row === undefined || !isRole(row.role)) return null;
  const [timeZone, held] = await Promise.all([timeZoneOf(row.regionCode), heldAttempts(sql, userId)]);
  const own = held.filter((attempt) => attempt.testId === testId);
  const { appointmentId, role, regionCode, title, passMark, practicePassedAt } = row;
  return {
    testId,
    isAgain: false,
    appointmentId,
    role,
    regionCode,
    timeZone,
    title,
    passMark,
    practicePassedAt,
    facts: {
      seat: { isConfirmed: row.state === "confirmed", startsAt: row.startsAt, cancelledAt: row.cancelledAt },
      testEnd: testEnd(row, timeZone),
      post: { startsAt: row.postStart, endsAt: row.postEnd, barredAt: row.barredAt },
      isPactSigned: row.isSigned,
      hasPassed: row.hasCertificate || (row.theoryScore ?? 0) >= row.passMark,
      isLetOff: false,
      hasOpen: held.some((attempt) => takesAnswers(attempt, now)),
      tries: own.length,
    },
    triesLeft: Math.max(0, MOST_TRIES - own.length),
  };
}

interface Held {
  readonly testId: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly finishedAt: Date | null;
}

/** A person sits a few tests in their life: three each. */
const MOST_HELD = 300;

export function heldAttempts(sql: Sql, userId: string): Promise<Held[]> {
  return sql<Held>`SELECT coalesce(enrolment_id, retest_id) AS "testId", started_at AS "startedAt", ends_at AS "endsAt", finished_at AS "finishedAt"
    FROM exam_attempt WHERE user_id = ${userId} ORDER BY started_at DESC LIMIT ${MOST_HELD}`;
}
