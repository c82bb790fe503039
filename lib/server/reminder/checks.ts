import "server-only";
import { uuidv7 } from "uuidv7";
import { isWorkingDay } from "@/lib/domain/calendar/working-day";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { dueOn } from "@/lib/domain/notice/reminder";
import type { Sql } from "@/lib/server/db/sql";
import { companionIsHere } from "@/lib/server/ground-check/candidates";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import { holdersIn, regencyDays } from "./ground";

type CheckFacts = NoticeFacts & { kind: "reminder-check" };

interface Row {
  readonly companion_id: string | null;
  readonly village_code: string;
  /** YYYY-MM-DD in the village's zone. */
  readonly last_day: string;
  readonly count: number;
}

/** On working days: companions whose checks are late or due by the next one, and verifiers of a regency for checks to which nobody goes. */
export async function checkReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const rows =
    await sql<Row>`SELECT CASE WHEN c.state = 'assigned' AND ${companionIsHere(now)} THEN c.companion_id END AS companion_id,
      c.village_code, ((c.due_at - interval '1 millisecond') AT TIME ZONE r.time_zone)::date::text AS last_day, count(*)::int AS count
    FROM ground_check c JOIN region r ON r.code = c.village_code
    WHERE r.time_zone = ${timeZone} AND c.state IN ('ordered', 'assigned') GROUP BY 1, 2, 3`;
  if (rows.length === 0) return [];
  const regencies = [...new Set(rows.map(({ village_code }) => village_code.slice(0, 4)))];
  const ofRegency = await regencyDays(sql, regencies, today, now);
  const working = rows.filter(({ village_code }) => isWorkingDay(today, ofRegency(village_code.slice(0, 4)).holidays));
  const verifiers = await holdersIn(sql, timeZone, now, ["regency-verifier"]);
  return [
    ...companionNotices(working, (row) => dueOn(row.last_day, ofRegency(row.village_code.slice(0, 4))), today),
    ...verifiers.flatMap(({ userId, regionCode }) => {
      const idle = sumOf(working.filter((row) => row.companion_id === null && row.village_code.startsWith(regionCode)));
      return idle === 0 ? [] : [noticeOf(userId, regionCode, { late: 0, soon: 0, idle }, today)];
    }),
  ];
}

function companionNotices(
  rows: readonly Row[],
  when: (row: Row) => ReturnType<typeof dueOn>,
  today: string,
): readonly NewNotice[] {
  const found = new Map<string, { readonly userId: string; readonly village: string; late: number; soon: number }>();
  for (const row of rows) {
    const due = when(row);
    if (row.companion_id === null || due === null) continue;
    const key = `${row.companion_id} ${row.village_code}`;
    const sum = found.get(key) ?? { userId: row.companion_id, village: row.village_code, late: 0, soon: 0 };
    if (due === "overdue") sum.late += row.count;
    else sum.soon += row.count;
    found.set(key, sum);
  }
  return [...found.values()].map(({ userId, village, late, soon }) =>
    noticeOf(userId, village, { late, soon, idle: 0 }, today),
  );
}

function noticeOf(userId: string, regionCode: string, counts: Omit<CheckFacts, "kind">, today: string): NewNotice {
  const facts = { kind: "reminder-check", ...counts } as const;
  return { id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey: `reminder-check:${regionCode}:${today}` };
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
