import * as z from "zod";
import { permits } from "../access/permission";
import type { Role } from "../access/role";
import { ROLE_SCOPE_MODE } from "../access/role";
import { addDays } from "../calendar/working-day";
import { nearest } from "../dashboard/coarse";
import { SMALL_CELL } from "../dashboard/suppression";
import { areasAround } from "../notice/reminder";
import { TIER_NAMES, TIERS, type TierName, type TierSet } from "../workflow/tier";
import { holderOf, type ProposalState } from "../workflow/workflow";

/** How many weeks back a digest may be read. */
export const DIGEST_WEEKS = 12;
const count = z.number().int().min(0);

/** A week of one duty in counts. Null: does not concern the duty. */
export const digestSchema = z.strictObject({
  /** What waits for whoever holds the duty, when the digest was made. */
  waiting: count.nullable(),
  overdue: count.nullable(),
  /** Sent back to the duty in the week. */
  cameBack: count.nullable(),
  /** Applied in the area in the week, and in the one before. */
  applied: count,
  appliedBefore: count,
  /** Villages with something to discuss that have not met in a month and have planned nothing. */
  notMet: count.nullable(),
});
export type DigestFacts = z.infer<typeof digestSchema>;

/** The Monday of a day's week, both YYYY-MM-DD. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** Mondays of the weeks that may be read on a day, the latest that is over first. */
export function readableWeeks(today: string): readonly string[] {
  const monday = mondayOf(today);
  return Array.from({ length: DIGEST_WEEKS }, (_, index) => addDays(monday, -7 * (index + 1)));
}

/** Duties whose families are given by name have no area to tell of. */
export function hasDigest(role: Role): boolean {
  return ROLE_SCOPE_MODE[role] !== "assigned";
}

/** Proposals of a village in one state, and how many of them are late. */
export interface WaitingGroup {
  readonly villageCode: string;
  readonly state: ProposalState;
  readonly count: number;
  readonly late: number;
}

/** Steps of a week in a village that ended in one state. */
export interface StepGroup {
  readonly villageCode: string;
  readonly isReturn: boolean;
  readonly to: ProposalState;
  /** In the week itself, not in the one before. */
  readonly isLatest: boolean;
  readonly count: number;
}

export interface DigestGround {
  readonly waiting: readonly WaitingGroup[];
  readonly steps: readonly StepGroup[];
  /** Villages with something submitted that have not met. */
  readonly notMet: readonly string[];
  tiersOf(regencyCode: string): TierSet;
}

/** Sums of an area, from which each duty's digest is read. */
export interface AreaSums {
  readonly waiting: ReadonlyMap<TierName | "desk", { readonly count: number; readonly late: number }>;
  readonly cameBack: ReadonlyMap<TierName | "desk", number>;
  readonly applied: number;
  readonly appliedBefore: number;
  readonly notMet: number;
}

interface Sums {
  readonly waiting: Map<TierName | "desk", { count: number; late: number }>;
  readonly cameBack: Map<TierName | "desk", number>;
  applied: number;
  appliedBefore: number;
  notMet: number;
}

const nothing = (): Sums => ({ waiting: new Map(), cameBack: new Map(), applied: 0, appliedBefore: 0, notMet: 0 });

/** Sums of every area in which anything waits or moved: villages and the regions around them. */
export function sumsByArea(ground: DigestGround): ReadonlyMap<string, AreaSums> {
  const found = new Map<string, Sums>();
  const each = (villageCode: string, add: (sums: Sums) => void) => {
    for (const area of areasAround(villageCode)) {
      const sums = found.get(area) ?? nothing();
      found.set(area, sums);
      add(sums);
    }
  };
  const holder = (villageCode: string, state: ProposalState) => {
    if (state === "draft" || state === "returned") return "desk";
    return holderOf(ground.tiersOf(villageCode.slice(0, 4)), state)?.name ?? null;
  };
  for (const group of ground.waiting) {
    const at = holder(group.villageCode, group.state);
    if (at !== null) each(group.villageCode, ({ waiting }) => addWaiting(waiting, at, group));
  }
  for (const step of ground.steps) each(step.villageCode, (sums) => addStep(sums, step, holder));
  for (const village of ground.notMet)
    each(village, (sums) => {
      sums.notMet += 1;
    });
  return found;
}

function addWaiting(waiting: Sums["waiting"], at: TierName | "desk", { count: more, late }: WaitingGroup): void {
  const sum = waiting.get(at) ?? { count: 0, late: 0 };
  waiting.set(at, { count: sum.count + more, late: sum.late + late });
}

function addStep(
  sums: Sums,
  { villageCode, isReturn, to, isLatest, count: more }: StepGroup,
  holder: (villageCode: string, state: ProposalState) => TierName | "desk" | null,
): void {
  if (to === "applied") {
    if (isLatest) sums.applied += more;
    else sums.appliedBefore += more;
  }
  const at = isReturn && isLatest ? holder(villageCode, to) : null;
  if (at !== null) sums.cameBack.set(at, (sums.cameBack.get(at) ?? 0) + more);
}

const NOTHING: AreaSums = nothing();

/** What a duty is told of an area's sums. */
export function digestOf(role: Role, sums: AreaSums = NOTHING): DigestFacts {
  const tier = TIER_NAMES.find((name) => TIERS[name].role === role) ?? null;
  const at = tier ?? (permits(role, "full", "proposal:submit") ? "desk" : null);
  const told = toldTo(role);
  const waits = at === null ? null : (sums.waiting.get(at) ?? { count: 0, late: 0 });
  const meets = permits(role, "full", "meeting:watch") || permits(role, "full", "meeting:hold");
  return {
    waiting: waits === null ? null : told(waits.count),
    // What waits for a meeting or on a desk has no deadline.
    overdue: tier === null || TIERS[tier].deadlineDays === null ? null : told(waits?.late ?? 0),
    cameBack: at === null ? null : told(sums.cameBack.get(at) ?? 0),
    applied: told(sums.applied),
    appliedBefore: told(sums.appliedBefore),
    notMet: meets ? sums.notMet : null,
  };
}

/**
 * Counts of families as a role is told them, and as they are kept for it: exact to who may read small cells, else to the nearest five, and
 * a few as one, which is shown as few.
 */
function toldTo(role: Role): (count: number) => number {
  if (permits(role, "full", "dashboard:read-small-cells")) return (count) => count;
  return (count) => (count < SMALL_CELL ? Math.min(1, count) : nearest(count, SMALL_CELL));
}

/** True when a figure of an area is too small to be told under a role. */
export function isTooSmall(role: Role, figure: number): boolean {
  return figure > 0 && figure < SMALL_CELL && !permits(role, "full", "dashboard:read-small-cells");
}
