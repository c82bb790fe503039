import "server-only";
import { isWorkingDay } from "@/lib/domain/calendar/working-day";
import { nextWindow } from "@/lib/domain/meeting/window";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { isNearEnd, meetingReminder, RETURNED_AFTER_DAYS, type RegencyDay } from "@/lib/domain/notice/reminder";
import { freezeOf } from "@/lib/domain/workflow/freeze";
import type { Sql } from "@/lib/server/db/sql";
import type { Holder } from "./ground";

const DAY_MS = 86_400_000;

/** What lies in one village, and whether it has met this month or has a meeting before it; one planned for a day that is over is none. */
export interface VillageWork {
  readonly code: string;
  readonly returned: number;
  /** Drafts that end with the period; what came back late may be mended longer and is none of them. */
  readonly drafts: number;
  readonly submitted: number;
  readonly hasMeeting: boolean;
  /** YYYY-MM-DD; null where no period is set. */
  readonly endsOn: string | null;
}

interface Row {
  readonly code: string;
  readonly returned: number;
  readonly drafts: number;
  readonly submitted: number;
  readonly has_meeting: boolean;
}

/** Villages of some regencies with anything on the operator's desk or before the meeting. */
export async function villageWork(
  sql: Sql,
  regencies: readonly string[],
  today: string,
  now: Date,
): Promise<ReadonlyMap<string, VillageWork>> {
  const { from, to } = nextWindow(today);
  const longSince = new Date(now.getTime() - RETURNED_AFTER_DAYS * DAY_MS);
  const [rows, periods] = await Promise.all([
    sql<Row>`SELECT p.village_code AS code,
        count(*) FILTER (WHERE p.state = 'returned' AND p.state_since <= ${longSince})::int AS returned,
        count(*) FILTER (WHERE p.state = 'draft' OR (p.state = 'returned'
          AND (p.due_at IS NULL OR p.due_at <= (d.ends_on + 1)::timestamp AT TIME ZONE r.time_zone)))::int AS drafts,
        count(*) FILTER (WHERE p.state = 'submitted')::int AS submitted,
        EXISTS (SELECT 1 FROM village_meeting m WHERE m.regency_code = p.regency_code AND m.village_code = p.village_code
          AND ((m.state = 'planned' AND m.held_on BETWEEN greatest(${from}::date, ${today}::date) AND ${to}::date)
            OR (m.state = 'held' AND m.held_on BETWEEN ${`${today.slice(0, 7)}-01`}::date AND ${to}::date))) AS has_meeting
      FROM proposal p JOIN region r ON r.code = p.village_code LEFT JOIN period d ON d.id = p.period_id
      WHERE p.regency_code = ANY (${[...regencies]}::text[]) AND p.state IN ('draft', 'returned', 'submitted')
      GROUP BY p.regency_code, p.village_code`,
    sql<{ region_code: string; ends_on: string }>`SELECT region_code, ends_on::text AS ends_on FROM period
      WHERE year = ${Number(today.slice(0, 4))}`,
  ]);
  const endOf = (code: string) =>
    periods
      .filter(({ region_code }) => region_code === "0" || code.startsWith(region_code))
      .toSorted((a, b) => b.region_code.length - a.region_code.length)[0]?.ends_on ?? null;
  return new Map(
    rows.map(({ code, has_meeting: hasMeeting, ...counts }) => [
      code,
      { ...counts, code, hasMeeting, endsOn: endOf(code)?.slice(0, 10) ?? null },
    ]),
  );
}

/** What a holder of a village's duty is reminded of on a working day, with the word that makes each once. */
export function villageReminders(
  { role }: Holder,
  work: VillageWork,
  rules: RegencyDay,
): readonly { readonly facts: NoticeFacts; readonly once: string }[] {
  const { today, holidays, freezes } = rules;
  if (!isWorkingDay(today, holidays)) return [];
  if (role === "village-head")
    return freezeOf(freezes, "decide", work.code, today) ? [] : meetingReminders(work, today);
  if (role !== "village-operator" || freezeOf(freezes, "submit", work.code, today) !== null) return [];
  const found: { facts: NoticeFacts; once: string }[] = [];
  if (work.endsOn !== null && isNearEnd(today, work.endsOn) && work.drafts > 0)
    found.push({ facts: { kind: "reminder-draft", count: work.drafts, endsOn: work.endsOn }, once: today });
  else if (work.returned > 0) found.push({ facts: { kind: "reminder-returned", count: work.returned }, once: today });
  return found;
}

function meetingReminders(work: VillageWork, today: string) {
  const once = meetingReminder(today);
  if (once === null || work.submitted === 0 || work.hasMeeting) return [];
  const lastDay = nextWindow(today).to;
  return [{ facts: { kind: "reminder-meeting", count: work.submitted, lastDay } as const, once }];
}
