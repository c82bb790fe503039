import "server-only";
import { uuidv7 } from "uuidv7";
import { dueOn } from "@/lib/domain/notice/reminder";
import { ANSWERING_ROLES, answererOf, OPEN_OBJECTIONS } from "@/lib/domain/objection/objection";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import { holdersIn, regencyDays } from "./ground";

interface Row {
  readonly village_code: string;
  /** YYYY-MM-DD in the village's zone. */
  readonly last_day: string;
  readonly count: number;
}

/** On working days: the regency what it must answer by the next one and what is late, those beside and above it what is late. */
export async function objectionReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const rows = await sql<Row>`SELECT o.village_code,
      ((o.due_at - interval '1 millisecond') AT TIME ZONE r.time_zone)::date::text AS last_day, count(*)::int AS count
    FROM objection o JOIN region r ON r.code = o.village_code
    WHERE r.time_zone = ${timeZone} AND o.state = ANY (${[...OPEN_OBJECTIONS]}::text[]) GROUP BY 1, 2`;
  if (rows.length === 0) return [];
  const regencies = [...new Set(rows.map(({ village_code }) => village_code.slice(0, 4)))];
  const ofRegency = await regencyDays(sql, regencies, today, now);
  const dues = rows.map((row) => ({ ...row, due: dueOn(row.last_day, ofRegency(row.village_code.slice(0, 4))) }));
  const holders = await holdersIn(sql, timeZone, now, ANSWERING_ROLES);
  return holders.flatMap(({ userId, role, regionCode }) => {
    const here = dues.filter(({ village_code }) => regionCode === "0" || village_code.startsWith(regionCode));
    const sum = (isLate: boolean) =>
      here
        .filter(({ due }) => due !== null && (due === "overdue") === isLate)
        .reduce((total, { count }) => total + count, 0);
    const late = sum(true);
    const soon = answererOf(role) === "regency" ? sum(false) : 0;
    if (late + soon === 0) return [];
    const facts = { kind: "reminder-objection", late, soon } as const;
    const onceKey = `reminder-objection:${role}:${regionCode}:${today}`;
    return [{ id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey }];
  });
}
