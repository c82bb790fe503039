import "server-only";
import { uuidv7 } from "uuidv7";
import {
  type DueByArea,
  dueByArea,
  type EscalatedByArea,
  escalatedByArea,
  TELLING_HOUR,
} from "@/lib/domain/notice/reminder";
import { TIER_NAMES, TIERS } from "@/lib/domain/workflow/tier";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { type NewNotice, writeNotices } from "@/lib/server/notice/write-notice";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { checkReminders } from "./checks";
import { claimRun, zonesPast } from "./daily-run";
import { dataRequestReminders } from "./data-request";
import { dueGroups, type Holder, holdersIn, regencyDays } from "./ground";
import { holderReminders } from "./holders";
import { objectionReminders } from "./objections";
import { reviewReminders } from "./review";
import { rightsReminders } from "./rights";
import { trainingReminders } from "./training";
import { villageReminders, villageWork } from "./village-work";

const VILLAGE_DIGITS = 10;

/**
 * The reminders of a day, once for each time zone from seven in the morning on: to those who hold a tier what is late or due
 * by the next working day, to who stands in what is late enough, to administrators the tiers for which nobody is there, to companions and verifiers their ground checks, to who may answer objections the ones due, to operators what came back or will expire, to village heads a meeting that is not called, to those
 * in training what comes next, to administrators what their quarter's review waits for, to desks the requests for data that wait, to holders of
 * data the reports they owe, to who may answer families what these have asked about their own data. Answers how many were told something.
 */
export async function runReminders(now: Date): Promise<number> {
  let told = 0;
  for (const { timeZone, day } of zonesPast(TELLING_HOUR, now))
    told += await underScope(EVERYWHERE, async ({ sql }) => {
      if (!(await claimRun(sql, "reminder", timeZone, day, now))) return 0;
      const notices = [
        ...(await remindersOf(sql, timeZone, day, now)),
        ...(await trainingReminders(sql, timeZone, day, now)),
        ...(await reviewReminders(sql, timeZone, day, now)),
        ...(await checkReminders(sql, timeZone, day, now)),
        ...(await objectionReminders(sql, timeZone, day, now)),
        ...(await holderReminders(sql, timeZone, day, now)),
        ...(await dataRequestReminders(sql, timeZone, day, now)),
        ...(await rightsReminders(sql, timeZone, day, now)),
      ];
      const written = await writeNotices(sql, notices, now);
      await queueMails(sql, mailsOf("reminder", written, `${timeZone}:${day}`), now);
      return written.length;
    });
  return told;
}

async function remindersOf(sql: Sql, timeZone: string, today: string, now: Date): Promise<readonly NewNotice[]> {
  const [holders, groups] = await Promise.all([holdersIn(sql, timeZone, now), dueGroups(sql, today)]);
  const villages = holders.filter(({ regionCode }) => regionCode.length === VILLAGE_DIGITS);
  const own = new Set(villages.map(({ regionCode }) => regionCode.slice(0, 4)));
  const regencies = new Set([...own, ...groups.map(({ villageCode }) => villageCode.slice(0, 4))]);
  const ofRegency = await regencyDays(sql, [...regencies], today, now);
  const work = await villageWork(sql, [...own], today, now);
  const due = dueByArea(groups, ofRegency);
  const escalated = escalatedByArea(groups, ofRegency);
  return [
    ...holders.flatMap((holder) => tierReminders(holder, due, today)),
    ...holders.flatMap((holder) => standInReminders(holder, escalated, today)),
    ...villages.flatMap((holder) => {
      const village = work.get(holder.regionCode);
      if (village === undefined) return [];
      const rules = ofRegency(holder.regionCode.slice(0, 4));
      return villageReminders(holder, village, rules).map(({ facts, once }) => notice(holder, facts, once));
    }),
  ];
}

function tierReminders(holder: Holder, due: DueByArea, today: string): readonly NewNotice[] {
  const tier = TIER_NAMES.find((name) => TIERS[name].role === holder.role);
  const count = tier === undefined ? undefined : due.get(holder.regionCode)?.get(tier);
  if (tier === undefined || count === undefined) return [];
  return [notice(holder, { kind: "reminder-tier", tier, ...count }, today)];
}

function standInReminders(holder: Holder, escalated: EscalatedByArea, today: string): readonly NewNotice[] {
  const mine = (escalated.get(holder.regionCode) ?? []).filter(({ to }) => TIERS[to].role === holder.role);
  return mine.map(({ tier, count }) => notice(holder, { kind: "reminder-stand-in", tier, count }, `${tier}:${today}`));
}

function notice({ userId, role, regionCode }: Holder, facts: NewNotice["facts"], once: string): NewNotice {
  const onceKey = `${facts.kind}:${role}:${regionCode}:${once}`;
  return { id: uuidv7(), userId, regionCode, grantId: null, facts, onceKey };
}
