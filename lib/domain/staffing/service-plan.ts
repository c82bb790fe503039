import { daysBetween } from "../calendar/working-day";
import { addressOf, one, type Query } from "../list/address";

/** What a village plans its service with (process.md 6.2). Minutes and days of one officer; shares are whole percents of the families. */
export interface ServicePlan {
  /** Families due (H). */
  readonly families: number;
  /** Shares that update by themselves with proof (s), come to the desk (d), are visited (v); what is left is out of reach. */
  readonly selfPercent: number;
  readonly deskPercent: number;
  readonly visitPercent: number;
  /** Minutes at the desk (Td) and of an interview at home (Ti) for a family. */
  readonly deskMinutes: number;
  readonly interviewMinutes: number;
  /** There and back of one trip (R), and work in a day (M), minutes. */
  readonly travelMinutes: number;
  readonly dayMinutes: number;
  /** How much of a day serves families (U). */
  readonly usePercent: number;
  /** Days on which the desk is open and on which visits are made (D). */
  readonly deskDays: number;
  readonly visitDays: number;
  /** Local days, both included: from when to when the families are to be served. */
  readonly from: string;
  readonly to: string;
}

/** A trip of 100 minutes gives the 60 minutes a visited family of process.md 6.2; 37 desk days are one a week from January to September. */
export const STANDARD_PLAN = {
  selfPercent: 10,
  deskPercent: 60,
  visitPercent: 30,
  deskMinutes: 25,
  interviewMinutes: 40,
  travelMinutes: 100,
  dayMinutes: 300,
  usePercent: 80,
  deskDays: 37,
  visitDays: 20,
} as const satisfies Omit<ServicePlan, "families" | "from" | "to">;

export const PLAN_NUMBERS = [
  "families",
  "selfPercent",
  "deskPercent",
  "visitPercent",
  "deskMinutes",
  "interviewMinutes",
  "travelMinutes",
  "dayMinutes",
  "usePercent",
  "deskDays",
  "visitDays",
] as const satisfies readonly (keyof ServicePlan)[];
export type PlanNumber = (typeof PLAN_NUMBERS)[number];

/** What a number of a plan may be, both included. */
export const PLAN_BOUNDS = {
  families: [1, 100_000],
  selfPercent: [0, 100],
  deskPercent: [0, 100],
  visitPercent: [0, 100],
  deskMinutes: [5, 240],
  interviewMinutes: [5, 240],
  travelMinutes: [0, 2_880],
  dayMinutes: [60, 720],
  usePercent: [10, 100],
  deskDays: [1, 366],
  visitDays: [1, 366],
} as const satisfies Record<PlanNumber, readonly [number, number]>;

/** One officer serves so many families a month in the censuses of BPS. */
const FAMILIES_A_MONTH = 250;
const OFFICERS_A_SUPERVISOR = 6;
const LEAST_RECHECKED = 30;
const RECHECKED_SHARE = 0.05;
/** Minutes a family of a near visit, which a remote one is weighed against. */
const NEAR_VISIT_MINUTES = 60;

export interface ServiceNeed {
  readonly deskFamilies: number;
  readonly visitFamilies: number;
  readonly selfFamilies: number;
  readonly outOfReach: number;
  /** Families of one trip (b), minutes a visited family with the way (Tv), trips in all. */
  readonly familiesATrip: number;
  readonly minutesAVisit: number;
  readonly trips: number;
  /** What a visit here costs against a near one. */
  readonly visitWeight: number;
  /** Officers before rounding up, and as whole people. */
  readonly deskExact: number;
  readonly visitExact: number;
  readonly desk: number;
  readonly visit: number;
  readonly officers: number;
  readonly supervisors: number;
  /** The simple check: families not served by themselves, 250 an officer and month. */
  readonly leastAMonth: number;
  readonly recheck: number;
}

/** How many people the service of a plan takes, by the formulas of process.md 6.2. */
export function needOf(plan: ServicePlan): ServiceNeed {
  const { families, dayMinutes, travelMinutes, interviewMinutes } = plan;
  const share = (percent: number) => (families * percent) / 100;
  const [self, desk, visit] = [share(plan.selfPercent), share(plan.deskPercent), share(plan.visitPercent)];
  const familiesATrip = Math.max(1, Math.floor((dayMinutes - travelMinutes) / interviewMinutes));
  const minutesAVisit = (travelMinutes + familiesATrip * interviewMinutes) / familiesATrip;
  const use = plan.usePercent / 100;
  const deskExact = (desk * plan.deskMinutes) / (plan.deskDays * dayMinutes * use);
  const visitExact = (visit * minutesAVisit) / (plan.visitDays * dayMinutes * use);
  const [deskPeople, visitPeople] = [wholeUp(deskExact), wholeUp(visitExact)];
  const officers = deskPeople + visitPeople;
  return {
    deskFamilies: Math.round(desk),
    visitFamilies: Math.round(visit),
    selfFamilies: Math.round(self),
    outOfReach: Math.max(0, families - Math.round(self) - Math.round(desk) - Math.round(visit)),
    familiesATrip,
    minutesAVisit,
    trips: wholeUp(visit / familiesATrip),
    visitWeight: minutesAVisit / NEAR_VISIT_MINUTES,
    deskExact,
    visitExact,
    desk: deskPeople,
    visit: visitPeople,
    officers,
    supervisors: wholeUp(officers / OFFICERS_A_SUPERVISOR),
    leastAMonth: wholeUp((families - self) / FAMILIES_A_MONTH),
    recheck: Math.min(families, Math.max(LEAST_RECHECKED, wholeUp(families * RECHECKED_SHARE))),
  };
}

/** Up to a whole person; what only the arithmetic of fractions adds is none. */
function wholeUp(exact: number): number {
  return Math.ceil(exact - 1e-9);
}

/** The plan that an address says over the standard one. Whatever is not understood or out of bounds is not applied. */
export function readPlan(query: Query, standard: ServicePlan): ServicePlan {
  const plan = { ...standard };
  for (const key of PLAN_NUMBERS) {
    const typed = one(query, key, 8);
    const [least, most] = PLAN_BOUNDS[key];
    const value = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= least && value <= most) plan[key] = value;
  }
  const [from, to] = [one(query, "from", 10), one(query, "to", 10)];
  return isDay(from) && isDay(to) && from < to && daysBetween(from, to) <= 366 ? { ...plan, from, to } : plan;
}

/** More than all families: nothing can be told of such a plan. */
export function sharesFault({ selfPercent, deskPercent, visitPercent }: ServicePlan): boolean {
  return selfPercent + deskPercent + visitPercent > 100;
}

export function planHref(village: string, plan: ServicePlan, path = "/undangan/tenaga"): string {
  const parts = Object.fromEntries(PLAN_NUMBERS.map((key) => [key, String(plan[key])]));
  return addressOf(path, { desa: village, ...parts, from: plan.from, to: plan.to });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
