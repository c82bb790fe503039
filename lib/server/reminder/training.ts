import "server-only";
import { uuidv7 } from "uuidv7";
import { isRole } from "@/lib/domain/access/role";
import { startOfDay } from "@/lib/domain/calendar/instant";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { localDay } from "@/lib/domain/period/period";
import { TEST_DAYS, testEnd } from "@/lib/domain/training-session/door";
import type { EnrolmentState } from "@/lib/domain/training-session/enrolment";
import { ANSWER_DAYS_BEFORE, CERTIFICATE_DAYS_BEFORE, seatReminder } from "@/lib/domain/training-session/reminder";
import { MOST_DAYS } from "@/lib/domain/training-session/session";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";

interface SeatRow {
  readonly id: string;
  readonly userId: string;
  readonly regionCode: string;
  readonly state: EnrolmentState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What people of a zone who are in training are reminded of on a day: their answer, tomorrow's training, the test, a certificate's end. */
export async function trainingReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const [seats, certificates] = await Promise.all([
    seatReminders(sql, timeZone, today, now),
    certificateReminders(sql, timeZone, today, now),
  ]);
  return [...seats, ...certificates];
}

async function seatReminders(sql: Sql, timeZone: string, today: string, now: Date): Promise<readonly NewNotice[]> {
  // Neither begun so long ago that its test is over, nor so far away that nothing is due.
  const since = startOfDay(addDays(today, -(TEST_DAYS + MOST_DAYS + 1)), timeZone);
  const until = endOfDay(addDays(today, Math.max(...ANSWER_DAYS_BEFORE)), timeZone);
  const rows =
    await sql<SeatRow>`SELECT e.id, a.user_id AS "userId", a.region_code AS "regionCode", e.state, s.starts_at AS "startsAt",
      s.ends_at AS "endsAt"
    FROM training_enrolment e JOIN training_session s ON s.id = e.session_id AND s.cancelled_at IS NULL
      JOIN appointment a ON a.id = e.appointment_id AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
      JOIN app_user u ON u.id = a.user_id AND u.status = 'active' JOIN region r ON r.code = a.region_code
    WHERE r.time_zone = ${timeZone} AND s.starts_at >= ${since} AND s.starts_at < ${until} AND e.state IN ('invited', 'confirmed')
      AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id) ORDER BY e.id`;
  return rows.flatMap(({ id, userId, regionCode, state, ...times }) => {
    const lastInstant = new Date(testEnd(times, timeZone).getTime() - 1);
    const days = {
      state,
      firstDay: localDay(times.startsAt, timeZone),
      lastDay: localDay(times.endsAt, timeZone),
      testLastDay: localDay(lastInstant, timeZone),
    };
    const facts = seatReminder(days, today);
    return facts === null ? [] : [notice(userId, regionCode, facts, `${id}:${today}`)];
  });
}

/** Holders whose certificate ends on one of the days that are told ahead, and who have passed nothing later. */
async function certificateReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const found: NewNotice[] = [];
  for (const days of CERTIFICATE_DAYS_BEFORE) {
    const lastDay = addDays(today, days);
    const rows = await sql<{
      id: string;
      userId: string;
      role: string;
      regionCode: string;
    }>`SELECT c.id, a.user_id AS "userId", a.role,
        a.region_code AS "regionCode"
      FROM certificate c JOIN appointment a ON a.id = c.appointment_id AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
        JOIN app_user u ON u.id = a.user_id AND u.status = 'active' JOIN region r ON r.code = a.region_code
      WHERE r.time_zone = ${timeZone} AND c.revoked_at IS NULL AND c.valid_to > ${startOfDay(lastDay, timeZone)}
        AND c.valid_to <= ${endOfDay(lastDay, timeZone)} AND NOT EXISTS (SELECT 1 FROM certificate later
          WHERE later.appointment_id = c.appointment_id AND later.revoked_at IS NULL AND later.valid_to > c.valid_to) ORDER BY c.id`;
    for (const { id, userId, role, regionCode } of rows)
      if (isRole(role))
        found.push(notice(userId, regionCode, { kind: "reminder-certificate", role, lastDay }, `${id}:${days}`));
  }
  return found;
}

function notice(userId: string, regionCode: string, facts: NoticeFacts, once: string): NewNotice {
  return { id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey: `${facts.kind}:${once}` };
}
