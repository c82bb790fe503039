import "server-only";
import { uuidv7 } from "uuidv7";
import { DECIDER_ROLES } from "@/lib/domain/data-request/flow";
import { isReportReminder, reportStanding } from "@/lib/domain/data-request/report";
import { owedOf } from "@/lib/server/data-request/owed";
import { REQUEST_COLUMNS, type RequestRow } from "@/lib/server/data-request/rows";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import type { RegionTimeZone } from "@/lib/server/region/queries";
import { holdersIn } from "./ground";

/** What people of a zone are reminded of on a day: holders of data the report they owe, desks what waits for them. */
export async function dataRequestReminders(
  sql: Sql,
  timeZone: RegionTimeZone,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const [reports, desks] = await Promise.all([
    reportReminders(sql, timeZone, today),
    deskReminders(sql, timeZone, today, now),
  ]);
  return [...reports, ...desks];
}

async function reportReminders(sql: Sql, timeZone: RegionTimeZone, today: string): Promise<readonly NewNotice[]> {
  const rows = await sql<
    RequestRow & { written: number }
  >`SELECT ${REQUEST_COLUMNS}, (SELECT count(*)::int FROM data_request_report w
      WHERE w.regency_code = r.regency_code AND w.request_id = r.id) AS written
    FROM data_request r JOIN region g ON g.code = r.regency_code JOIN app_user u ON u.id = r.asked_by AND u.status = 'active'
    WHERE g.time_zone = ${timeZone} AND r.granted_at IS NOT NULL AND r.granted_on >= ${today}::date - 800 ORDER BY r.regency_code, r.id`;
  return rows.flatMap((row) => {
    const { next, overdue } = reportStanding(owedOf(row, timeZone), row.written, today);
    if (next === null || !isReportReminder(next.dueOn, today)) return [];
    const facts = { kind: "reminder-use-report", count: Math.max(overdue, 1), lastDay: next.dueOn } as const;
    return [notice(row.asked_by, row.regency_code, facts, `${row.id}:${today}`)];
  });
}

interface DeskRow {
  readonly regency_code: string;
  readonly role: string;
  readonly asked_by: string;
  readonly approvers: readonly string[];
}

async function deskReminders(sql: Sql, timeZone: string, today: string, now: Date): Promise<readonly NewNotice[]> {
  const [rows, holders] = await Promise.all([
    sql<DeskRow>`SELECT r.regency_code, r.rules->'tiers'->r.tier::int->>'role' AS role, r.asked_by, ARRAY(SELECT s.actor_id FROM data_request_step s
        WHERE s.regency_code = r.regency_code AND s.request_id = r.id AND s.round = r.round AND s.event = 'approve') AS approvers
      FROM data_request r JOIN region g ON g.code = r.regency_code WHERE g.time_zone = ${timeZone} AND r.state = 'submitted'`,
    holdersIn(sql, timeZone, now, DECIDER_ROLES),
  ]);
  return holders.flatMap(({ userId, role, regionCode }) => {
    const count = rows.filter(
      (row) =>
        row.regency_code === regionCode &&
        row.role === role &&
        row.asked_by !== userId &&
        !row.approvers.includes(userId),
    ).length;
    return count === 0
      ? []
      : [notice(userId, regionCode, { kind: "reminder-data-request", count }, `${role}:${regionCode}:${today}`)];
  });
}

function notice(userId: string, regionCode: string, facts: NewNotice["facts"], once: string): NewNotice {
  return { id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey: `${facts.kind}:${once}` };
}
