import "server-only";
import { isRole } from "@/lib/domain/access/role";
import { MOST_TRIES, takesAnswers } from "@/lib/domain/exam/attempt";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import type { RetestEnd } from "@/lib/domain/training-session/retest";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { type ExamTest, findSeat, heldAttempts, type TestAsked } from "./seat";

/** A person's own test: of a seat, or one that is asked again. Null for another's. */
export async function findTest(sql: Sql, asked: TestAsked, now: Date): Promise<ExamTest | null> {
  return (await findSeat(sql, asked, now)) ?? findRetest(sql, asked, now);
}

interface RetestRow {
  readonly appointmentId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly postStart: Date;
  readonly postEnd: Date | null;
  readonly barredAt: Date | null;
  readonly announcedAt: Date;
  readonly clearedBy: RetestEnd | null;
  readonly passMark: number;
  /** Of the certificate that it keeps open; exclusive. Null once that was taken away. */
  readonly validTo: Date | null;
  readonly isSigned: boolean;
}

/** A test again may be sat from its announcement to the certificate's end: no training, no seat, no practical part. */
async function findRetest(sql: Sql, { userId, testId }: TestAsked, now: Date): Promise<ExamTest | null> {
  const [row] =
    await sql<RetestRow>`SELECT a.id AS "appointmentId", a.role, a.region_code AS "regionCode", a.starts_at AS "postStart",
      a.ends_at AS "postEnd", a.barred_at AS "barredAt", r.announced_at AS "announcedAt", r.cleared_by AS "clearedBy", r.pass_mark AS "passMark",
      (SELECT max(c.valid_to) FROM certificate c WHERE c.appointment_id = a.id AND c.revoked_at IS NULL) AS "validTo",
      EXISTS (SELECT 1 FROM pact_signature p WHERE p.user_id = a.user_id AND p.version = ${PACT_VERSION}) AS "isSigned"
    FROM retest r JOIN appointment a ON a.id = r.appointment_id WHERE r.id = ${testId} AND a.user_id = ${userId}`;
  if (row === undefined || !isRole(row.role)) return null;
  const [timeZone, held] = await Promise.all([timeZoneOf(row.regionCode), heldAttempts(sql, userId)]);
  const tries = held.filter((attempt) => attempt.testId === testId).length;
  return {
    testId,
    isAgain: true,
    appointmentId: row.appointmentId,
    role: row.role,
    regionCode: row.regionCode,
    timeZone,
    title: null,
    passMark: row.passMark,
    facts: {
      seat: { isConfirmed: true, startsAt: row.announcedAt, cancelledAt: null },
      testEnd: row.validTo ?? row.announcedAt,
      post: { startsAt: row.postStart, endsAt: row.postEnd, barredAt: row.barredAt },
      isPactSigned: row.isSigned,
      hasPassed: row.clearedBy === "test",
      isLetOff: row.clearedBy === "work" || row.clearedBy === "certificate",
      hasOpen: held.some((attempt) => takesAnswers(attempt, now)),
      tries,
    },
    triesLeft: Math.max(0, MOST_TRIES - tries),
  };
}
