import "server-only";
import { uuidv7 } from "uuidv7";
import { ROLES } from "@/lib/domain/access/role";
import { addDays } from "@/lib/domain/calendar/working-day";
import { digestOf, hasDigest, mondayOf, sumsByArea } from "@/lib/domain/digest/digest";
import { TELLING_HOUR } from "@/lib/domain/notice/reminder";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { type NewNotice, writeNotices } from "@/lib/server/notice/write-notice";
import { claimRun, zonesPast } from "@/lib/server/reminder/daily-run";
import { type Holder, holdersIn } from "@/lib/server/reminder/ground";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { readGround } from "./ground";

/**
 * The digests of the week that has ended: once a zone, from Monday seven in the morning on, for everybody who holds a duty in
 * full there. A worker that was down on Monday makes up for it. Answers how many were made.
 */
export async function runDigests(now: Date): Promise<number> {
  let made = 0;
  for (const { timeZone, day } of zonesPast(TELLING_HOUR, now))
    made += await underScope(EVERYWHERE, async ({ sql }) => {
      const monday = mondayOf(day);
      return (await claimRun(sql, "digest", timeZone, monday, now)) ? makeDigests(sql, timeZone, monday, now) : 0;
    });
  return made;
}

async function makeDigests(sql: Sql, timeZone: string, monday: string, now: Date): Promise<number> {
  const roles = ROLES.filter(hasDigest);
  const [holders, ground] = await Promise.all([
    holdersIn(sql, timeZone, now, roles),
    readGround(sql, monday, timeZone, now),
  ]);
  const week = addDays(monday, -7);
  const sums = sumsByArea(ground);
  const rows = holders.map((holder) => ({ ...holder, facts: digestOf(holder.role, sums.get(holder.regionCode)) }));
  await sql`INSERT INTO weekly_digest (user_id, role, region_code, week, facts, made_at)
    SELECT x."userId", x.role, x."regionCode", ${week}, x.facts, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("userId" uuid, role text, "regionCode" text, facts jsonb)
    ON CONFLICT DO NOTHING`;
  const written = await writeNotices(sql, noticesOf(holders, week), now);
  await queueMails(sql, mailsOf("digest", written, week), now);
  return rows.length;
}

/** One notice a person, however many duties they hold. */
function noticesOf(holders: readonly Holder[], week: string): readonly NewNotice[] {
  const people = new Map(holders.map((holder) => [holder.userId, holder.regionCode]));
  return [...people].map(([userId, regionCode]) => ({
    id: uuidv7(),
    userId,
    regionCode,
    grantId: null,
    facts: { kind: "digest", week },
    onceKey: `digest:${week}`,
  }));
}
