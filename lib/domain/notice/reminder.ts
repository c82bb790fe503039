import { covers, NATION_CODE } from "../access/scope";
import { addDays, addWorkingDays, isWorkingDay } from "../calendar/working-day";
import { lineageOf } from "../dashboard/area";
import { MEETING_WINDOW } from "../meeting/window";
import { isEscalated } from "../workflow/decider";
import { type Freeze, freezeOf, pausedDays } from "../workflow/freeze";
import type { TierName, TierSet } from "../workflow/tier";
import { holderOf, type ProposalState } from "../workflow/workflow";

/** Local hour from which a day's reminders and a week's digest are made: before offices open at half past seven. */
export const TELLING_HOUR = 7;
/** How many working days before a deadline one is reminded: once, so that the day itself can be planned. */
export const WORKING_DAYS_BEFORE = 1;
/** Returned proposals are reminded of after so many days: whoever sent them reads the news first. */
export const RETURNED_AFTER_DAYS = 2;
/** Drafts are reminded of in the last days of a period. */
export const DRAFT_DAYS_BEFORE_END = 7;
/** Days of the month on which a village without a meeting is reminded: in the middle of the window and near its end. */
export const MEETING_REMINDERS = [5, 11] as const;

/** The calendar of a regency on one local day. */
export interface Calendar {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly holidays: ReadonlySet<string>;
}

/** Proposals of a village in one state whose last day is the same. */
export interface DueGroup {
  readonly villageCode: string;
  readonly state: ProposalState;
  /** YYYY-MM-DD, the last day of the deadline in the village's own zone. */
  readonly lastDay: string;
  readonly count: number;
}

export interface DueCount {
  readonly overdue: number;
  readonly dueToday: number;
  readonly dueNext: number;
}

/** Which of the three a last day is, seen from a working day; null: later, or today nobody works. */
export function dueOn(lastDay: string, { today, holidays }: Calendar): keyof DueCount | null {
  if (!isWorkingDay(today, holidays)) return null;
  if (lastDay < today) return "overdue";
  if (lastDay === today) return "dueToday";
  return lastDay <= addWorkingDays(today, WORKING_DAYS_BEFORE, holidays) ? "dueNext" : null;
}

/** What the rules of a regency are on a day. */
export interface RegencyDay extends Calendar {
  readonly tiers: TierSet;
  readonly freezes: readonly Freeze[];
}

const NONE: DueCount = { overdue: 0, dueToday: 0, dueNext: 0 };

export type DueByArea = ReadonlyMap<string, ReadonlyMap<TierName, DueCount>>;

/** What is due by tier, for each area with anything due: villages and every region around them. Frozen villages count nowhere. */
export function dueByArea(groups: readonly DueGroup[], ofRegency: (code: string) => RegencyDay): DueByArea {
  const found = new Map<string, Map<TierName, DueCount>>();
  for (const { villageCode, state, lastDay, count } of groups) {
    const rules = ofRegency(villageCode.slice(0, 4));
    const when = dueOn(lastDay, rules);
    const tier = holderOf(rules.tiers, state)?.name;
    if (when === null || tier === undefined) continue;
    if (freezeOf(rules.freezes, "decide", villageCode, rules.today) !== null) continue;
    for (const area of areasAround(villageCode)) {
      const tiers = found.get(area) ?? new Map<TierName, DueCount>();
      const sum = tiers.get(tier) ?? NONE;
      tiers.set(tier, { ...sum, [when]: sum[when] + count });
      found.set(area, tiers);
    }
  }
  return found;
}

/** What waits in a tier so long that a holder of another may decide it: by area, then by who stands in and for which tier. */
export type EscalatedByArea = ReadonlyMap<string, readonly EscalatedCount[]>;
export interface EscalatedCount {
  readonly to: TierName;
  readonly tier: TierName;
  readonly count: number;
}

/** As {@link dueByArea}, of what is late enough for a stand-in. */
export function escalatedByArea(groups: readonly DueGroup[], ofRegency: (code: string) => RegencyDay): EscalatedByArea {
  const found = new Map<string, EscalatedCount[]>();
  for (const { villageCode, state, lastDay, count } of groups) {
    const { tiers, today, holidays, freezes } = ofRegency(villageCode.slice(0, 4));
    const tier = holderOf(tiers, state);
    if (tier === null || tier.escalation === null || !isWorkingDay(today, holidays)) continue;
    const freeDays = new Set([...holidays, ...pausedDays(freezes, "decide", villageCode)]);
    if (freeDays.has(today) || !isEscalated(lastDay, tier.escalation, { today, freeDays })) continue;
    for (const area of areasAround(villageCode)) {
      const here = found.get(area) ?? [];
      const { to } = tier.escalation;
      const known = here.find((each) => each.to === to && each.tier === tier.name);
      const rest = here.filter((each) => each !== known);
      found.set(area, [...rest, { to, tier: tier.name, count: count + (known?.count ?? 0) }]);
    }
  }
  return found;
}

/** The village and the regions around it; practice is no part of the nation (DECIDED 8). */
export function areasAround(villageCode: string): readonly string[] {
  return lineageOf(villageCode).filter((area) => area !== NATION_CODE || covers(NATION_CODE, villageCode));
}

/** Whether drafts are reminded of on a day of a period. */
export function isNearEnd(today: string, endsOn: string): boolean {
  return today <= endsOn && endsOn <= addDays(today, DRAFT_DAYS_BEFORE_END);
}

/**
 * The reminder of a missing meeting that is due by a day, as a word that makes it once: the latest of {@link MEETING_REMINDERS}
 * in this month's window that has come, and one more when the window has gone by without a meeting. Null before the first.
 */
export function meetingReminder(today: string): string | null {
  const day = Number(today.slice(8, 10));
  if (day > MEETING_WINDOW.lastDay) return `${today.slice(0, 7)}-missed`;
  const come = MEETING_REMINDERS.filter((each) => each <= day).at(-1);
  return come === undefined ? null : `${today.slice(0, 7)}-${come}`;
}
