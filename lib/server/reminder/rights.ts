import "server-only";
import { uuidv7 } from "uuidv7";
import { permits } from "@/lib/domain/access/permission";
import { ROLES, type Role } from "@/lib/domain/access/role";
import { covers } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import { holdersIn } from "./ground";

/** Those who may answer families. */
const ANSWERERS: readonly Role[] = ROLES.filter((role) => permits(role, "full", "rights:answer"));
/** Those who answer for a region's data and accounts: told when the time is nearly or quite over. They see counts, no family. */
const WATCHERS: readonly Role[] = ["data-steward", "administrator"];

interface OpenRow {
  readonly villageCode: string;
  readonly recordedBy: string | null;
  readonly count: number;
  readonly soon: number;
  readonly late: number;
}

/**
 * What families have asked about their own data and nobody has answered, as people of a zone are told on a day: to who may answer, without what they
 * wrote down themselves; to who answers for the region's data once something is due within 24 hours or over its 3 x 24.
 */
export async function rightsReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const rows =
    await sql<OpenRow>`SELECT q.village_code AS "villageCode", q.recorded_by AS "recordedBy", count(*)::int AS count,
      count(*) FILTER (WHERE q.due_at > ${now} AND q.due_at <= ${now}::timestamptz + interval '24 hours')::int AS soon,
      count(*) FILTER (WHERE q.due_at <= ${now})::int AS late
    FROM rights_request q JOIN region r ON r.code = q.village_code
    WHERE q.state = 'open' AND r.time_zone = ${timeZone} GROUP BY 1, 2`;
  if (rows.length === 0) return [];
  const holders = await holdersIn(sql, timeZone, now, [...ANSWERERS, ...WATCHERS]);
  return holders.flatMap(({ userId, role, regionCode }) => {
    const mayAnswer = ANSWERERS.includes(role);
    const own = rows.filter((row) => covers(regionCode, row.villageCode) && !(mayAnswer && row.recordedBy === userId));
    const sum = (key: "count" | "soon" | "late") => own.reduce((total, row) => total + row[key], 0);
    const [count, soon, late] = [sum("count"), sum("soon"), sum("late")];
    if (count === 0 || (!mayAnswer && soon + late === 0)) return [];
    const facts = mayAnswer
      ? ({ kind: "reminder-rights", count, soon, late } as const)
      : ({ kind: "rights-late", soon, late } as const);
    const onceKey = `${facts.kind}:${role}:${regionCode}:${today}`;
    return [{ id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey }];
  });
}
