import { type Actor, authorize } from "../access/actor";
import type { DashboardArea } from "../dashboard/overview";
import type { TierName } from "../workflow/tier";

/** Whoever has not been in the portal for so many days is not counted as active. */
export const ACTIVE_DAYS = 14;
export const STAFFING_ROWS = 50;

/** Who holds a tier in one area, in counts, and what waits there. */
export interface TierStaff {
  readonly tier: TierName;
  readonly areaCode: string;
  readonly areaLabel: string;
  /** People who may decide now, delegates with them. */
  readonly holders: number;
  readonly active: number;
  /** Have handed the duty over for today. */
  readonly onLeave: number;
  /** How many must agree. */
  readonly needed: number;
  readonly waiting: number;
  readonly late: number;
}

/** What is wrong with the people of a tier, the worst first. */
export const STAFF_RISKS = ["nobody", "short", "away", "one"] as const;
export type StaffRisk = (typeof STAFF_RISKS)[number];

/**
 * `nobody` holds it; fewer than must agree (`short`); none of those who do not rest was seen lately (`away`); `one` person
 * alone. A village has one head: that alone is no risk.
 */
export function staffRisk(line: Omit<TierStaff, "areaLabel">): StaffRisk | null {
  if (line.holders === 0) return "nobody";
  if (line.holders < line.needed) return "short";
  if (line.active === 0 || line.holders - line.onLeave < line.needed) return "away";
  return line.holders === 1 && line.tier !== "endorse" ? "one" : null;
}

/** Those whose tier may stop come first, and of these the ones with most work. */
export function byRisk(a: TierStaff, b: TierStaff): number {
  const rank = (line: TierStaff) => {
    const risk = staffRisk(line);
    return risk === null ? STAFF_RISKS.length : STAFF_RISKS.indexOf(risk);
  };
  return rank(a) - rank(b) || b.waiting - a.waiting || a.areaCode.localeCompare(b.areaCode);
}

export interface StaffingPage {
  readonly area: DashboardArea;
  readonly below: readonly { readonly code: string; readonly label: string }[];
  /** Every tier of a regency; of a wider area those at risk alone. */
  readonly tiers: readonly TierStaff[];
  /** Villages of a regency whose meeting has nobody to hold it, or nobody there; empty for a wider area. */
  readonly villages: readonly TierStaff[];
  readonly page: number;
  readonly hasNext: boolean;
  readonly can: { readonly giveAccess: boolean; readonly configure: boolean };
}

/** Who sees whether a tier hangs on one person: those who give access, and those who watch the work. */
export function maySeeStaffing(actor: Actor): boolean {
  return authorize(actor, "user:manage") || authorize(actor, "workflow:watch");
}

export function staffingHref(areaCode: string | null, page = 1): string {
  const query = new URLSearchParams();
  if (areaCode !== null) query.set("wilayah", areaCode);
  if (page > 1) query.set("halaman", String(page));
  return `/jenjang/pemegang${query.size === 0 ? "" : `?${query}`}`;
}
