import "server-only";
import { uuidv7 } from "uuidv7";
import { isReviewReminder, quarterDays, quarterOf } from "@/lib/domain/access/review";
import { addDays } from "@/lib/domain/calendar/working-day";
import { progressOf, windowOf } from "@/lib/server/access-review/progress";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import { holdersIn } from "./ground";

/** No row of free days around the turn of a year is longer. */
const HOLIDAY_DAYS = 20;

/** On the days of a quarter that {@link isReviewReminder} says: administrators of a zone whose review has something left. */
export async function reviewReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  const quarter = quarterOf(today);
  const { first, due } = quarterDays(quarter);
  if (today > due) return [];
  const holidays = await sql<{ region_code: string; day: string }>`SELECT region_code, day::text AS day FROM holiday
    WHERE day >= ${first} AND day < ${addDays(first, HOLIDAY_DAYS)}`;
  const isToday = (code: string) =>
    isReviewReminder(
      today,
      new Set(
        holidays.filter((row) => row.region_code === "0" || code.startsWith(row.region_code)).map(({ day }) => day),
      ),
    );
  const administrators = (await holdersIn(sql, timeZone, now, ["administrator"])).filter((each) =>
    isToday(each.regionCode),
  );
  const window = windowOf(quarter, timeZone);
  const found: NewNotice[] = [];
  for (const regionCode of new Set(administrators.map((each) => each.regionCode))) {
    const { left } = await progressOf(sql, regionCode, window, now);
    if (left === 0) continue;
    for (const { userId } of administrators.filter((each) => each.regionCode === regionCode)) {
      const onceKey = `reminder-review:${regionCode}:${today}`;
      const facts = { kind: "reminder-review", left, lastDay: due } as const;
      found.push({ id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey });
    }
  }
  return found;
}
