import { addDays, daysBetween, endOfDay } from "../calendar/working-day";
import { localDay } from "../period/period";
import { TIERS } from "../workflow/tier";
import { type GrantWindow, isGrantValid } from "./actor";
import { type GrantLevel, permits } from "./permission";
import type { Permission } from "./permission-name";
import { ROLE_SCOPE_MODE, type Role } from "./role";
import { covers } from "./scope";

/** The longest leave for which a duty is handed over, in days, first and last included. */
export const MOST_LEAVE_DAYS = 60;
/** A leave further away than this is handed over when it comes nearer: people and duties change. */
export const MOST_AHEAD_DAYS = 180;
/** How many colleagues may stand in for one duty at a time. */
export const MOST_DELEGATES = 3;

/** A duty as somebody holds it. */
export interface Duty {
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly level: GrantLevel;
  readonly window: GrantWindow;
  /** The duty was itself handed over by somebody on leave. */
  readonly isDelegated: boolean;
  /** Training or an emergency opened it: where it is less than full its holder must still pass, and nobody vouched for them. */
  readonly isScheduled?: boolean;
}

/** Why a duty cannot be handed over by the one who holds it. */
export type DutyProblem = "ENDED" | "PROVISIONAL" | "CHAIN" | "BY_NAME";

/**
 * What keeps a duty from being handed over, or null. A duty whose families are given by name is passed on by giving those;
 * the head of an RT is chosen by its people.
 */
export function dutyProblem(duty: Duty, now: Date): DutyProblem | null {
  if (!isGrantValid(duty.window, now)) return "ENDED";
  if (duty.isDelegated) return "CHAIN";
  if (duty.level !== "full") return "PROVISIONAL";
  return ROLE_SCOPE_MODE[duty.role] === "assigned" || duty.role === "rt-head" ? "BY_NAME" : null;
}

/** Why a colleague cannot stand in. */
export const DELEGATE_PROBLEMS = [
  "SELF",
  "NO_COLLEAGUE",
  "HOLDS_ALREADY",
  "OPERATOR_DECIDER",
  "ADMINISTRATOR_APART",
  "NOT_DECIDER",
] as const;
export type DelegateProblem = (typeof DELEGATE_PROBLEMS)[number];

/**
 * Why somebody may not stand in for a duty, or null. A colleague holds a duty of their own, in full, on the very same region.
 * Who writes proposals there is nobody's delegate for deciding on them, nor the other way round: four eyes would take from
 * them what the other duty made. Who manages accounts reads no families (DESIGN 3). A duty that decides is handed only to who
 * decides there, too, or is in training for that very duty.
 * @param held the other person's duties that hold at some time of the leave
 */
export function delegateProblem(duty: Duty, userId: string, held: readonly Duty[]): DelegateProblem | null {
  if (userId === duty.userId) return "SELF";
  const near = held.filter(
    ({ regionCode }) => covers(regionCode, duty.regionCode) || covers(duty.regionCode, regionCode),
  );
  // The head of an RT sees their own neighbours alone: that is no seat beside those who see the village.
  const isColleague = (each: Duty) =>
    !each.isDelegated && each.level === "full" && each.regionCode === duty.regionCode && each.role !== "rt-head";
  const isTrainee = (each: Duty) =>
    !each.isDelegated &&
    !each.isScheduled &&
    each.level === "provisional" &&
    each.role === duty.role &&
    each.regionCode === duty.regionCode;
  if (!near.some((each) => isColleague(each) || isTrainee(each))) return "NO_COLLEAGUE";
  if (near.some((each) => each.role === duty.role && each.level === "full" && covers(each.regionCode, duty.regionCode)))
    return "HOLDS_ALREADY";
  const clash = near.map((each) => dutyClash(duty.role, each.role)).find((problem) => problem !== null);
  if (clash) return clash;
  const isTrained = (each: Duty) => isTrainee(each) || (isColleague(each) && decides(each.role));
  return decides(duty.role) && !near.some(isTrained) ? "NOT_DECIDER" : null;
}

const may = (permission: Permission) => (role: Role) => permits(role, "full", permission);
const drafts = may("proposal:draft");
const manages = may("grant:manage");
const readsFamilies = may("household:list");
/** Whether a role decides in some tier: its duty is handed only to who may decide. */
export const decides = (role: Role) => Object.values(TIERS).some(({ permission }) => permits(role, "full", permission));

/**
 * Why one person cannot hold two duties of one area, or null: who writes proposals there does not decide on them (four eyes would
 * take from them what the other duty made), and who manages accounts reads no families (DESIGN 3).
 */
export function dutyClash(one: Role, other: Role): "OPERATOR_DECIDER" | "ADMINISTRATOR_APART" | null {
  if (clash(drafts, decides, one, other)) return "OPERATOR_DECIDER";
  return clash(manages, readsFamilies, one, other) ? "ADMINISTRATOR_APART" : null;
}

type RoleTest = (role: Role) => boolean;

function clash(one: RoleTest, other: RoleTest, a: Role, b: Role): boolean {
  return (one(a) && other(b)) || (other(a) && one(b));
}

/** The days of a leave, both included, in the region's time zone. */
export interface Leave {
  /** YYYY-MM-DD */
  readonly fromDay: string;
  readonly toDay: string;
}

export type LeaveProblem = "PAST" | "TOO_FAR" | "RANGE" | "TOO_LONG" | "BEYOND_DUTY";

/** What is wrong with the days of a leave, or null. */
export function leaveProblem({ fromDay, toDay }: Leave, duty: Duty, timeZone: string, now: Date): LeaveProblem | null {
  const today = localDay(now, timeZone);
  if (fromDay < today) return "PAST";
  if (fromDay > addDays(today, MOST_AHEAD_DAYS)) return "TOO_FAR";
  if (toDay < fromDay) return "RANGE";
  if (daysBetween(fromDay, toDay) >= MOST_LEAVE_DAYS) return "TOO_LONG";
  const { validTo } = duty.window;
  return validTo !== null && endOfDay(toDay, timeZone) > validTo ? "BEYOND_DUTY" : null;
}

/** From the midnight that begins the first day, or now, to the midnight that ends the last. */
export function leaveWindow(
  { fromDay, toDay }: Leave,
  timeZone: string,
  now: Date,
): { validFrom: Date; validTo: Date } {
  const midnight = endOfDay(addDays(fromDay, -1), timeZone);
  return { validFrom: midnight > now ? midnight : now, validTo: endOfDay(toDay, timeZone) };
}

/**
 * When a delegated grant holds: inside its own window and while its giver's own grant holds, so that it ends at once with it,
 * without a job. A giver whose account is suspended counts as suspended.
 */
export function windowUnder(own: GrantWindow, giver: GrantWindow, isGiverActive: boolean): GrantWindow {
  const ends = [own.validTo, giver.validTo].filter((end) => end !== null).map((end) => end.getTime());
  return {
    validFrom: new Date(Math.max(own.validFrom.getTime(), giver.validFrom.getTime())),
    validTo: ends.length === 0 ? null : new Date(Math.min(...ends)),
    suspendedAt: own.suspendedAt ?? giver.suspendedAt ?? (isGiverActive ? null : giver.validFrom),
    revokedAt: own.revokedAt ?? giver.revokedAt,
  };
}

/** True when two leaves share a day. */
export function overlaps(a: { validFrom: Date; validTo: Date }, b: { validFrom: Date; validTo: Date }): boolean {
  return a.validFrom < b.validTo && b.validFrom < a.validTo;
}
