import * as z from "zod";
import { type Actor, authorizeIn } from "../access/actor";
import { passProbability } from "./curve";

/** Families in one lot at the most; what is left makes the next lot. */
export const MOST_IN_LOT = 1_500;
export const MOST_IN_SAMPLE = 300;
const MOST_ROWS = 12;

/** A row of a plan: lots up to a size, how many are looked at, how many faults are borne. */
export interface PlanRow {
  /** Lots larger than those of the row before, up to this size. */
  readonly upTo: number;
  /** How many are looked at; in a smaller lot all. */
  readonly sample: number;
  /** The lot passes with so many faults or fewer. */
  readonly acceptance: number;
}

/** Rows by rising size; the last one reaches {@link MOST_IN_LOT}. */
export type Plan = readonly PlanRow[];

/**
 * The plan where no coach has set another. Reckoned for this portal, no standard's table: good work (2 in 100 faulty) passes
 * four times in five or oftener, and a large lot with a fifth faulty hardly ever does. The curves are shown on the page of the plan.
 */
export const STANDARD_PLAN: Plan = [
  { upTo: 15, sample: 5, acceptance: 0 },
  { upTo: 50, sample: 8, acceptance: 0 },
  { upTo: 150, sample: 20, acceptance: 1 },
  { upTo: 500, sample: 32, acceptance: 2 },
  { upTo: MOST_IN_LOT, sample: 50, acceptance: 3 },
];

/** What a plan may not be. */
export type PlanProblem = "EMPTY" | "ORDER" | "END" | "ACCEPTANCE" | "SHRINKS";

/** The first thing wrong with a plan, or null. */
export function planProblem(plan: Plan): PlanProblem | null {
  if (plan.length === 0) return "EMPTY";
  if (plan.some(({ upTo }, index) => upTo <= (plan[index - 1]?.upTo ?? 0))) return "ORDER";
  if (plan.at(-1)?.upTo !== MOST_IN_LOT) return "END";
  if (plan.some(({ sample, acceptance }) => acceptance >= sample)) return "ACCEPTANCE";
  return plan.some(({ sample }, index) => sample < (plan[index - 1]?.sample ?? 0)) ? "SHRINKS" : null;
}

const rowSchema = z.strictObject({
  upTo: z.number().int().min(1).max(MOST_IN_LOT),
  sample: z.number().int().min(1).max(MOST_IN_SAMPLE),
  acceptance: z.number().int().min(0).max(MOST_IN_SAMPLE),
});

/** A plan as stored and as sent. */
export const planSchema = z
  .array(rowSchema)
  .max(MOST_ROWS)
  .superRefine((plan, context) => {
    const problem = planProblem(plan);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** How a lot is inspected: the row for its size, with the sample that the lot can give. */
export function inspectionOf(plan: Plan, size: number): Pick<PlanRow, "sample" | "acceptance"> {
  const row = plan.find(({ upTo }) => size <= upTo) ?? plan.at(-1) ?? { sample: size, acceptance: 0 };
  return { sample: Math.min(row.sample, size), acceptance: row.acceptance };
}

/** The size from which a row of a plan counts. */
export function rowFrom(plan: Plan, index: number): number {
  return (plan[index - 1]?.upTo ?? 0) + 1;
}

/** A plan that was set for a region, in force from a day on. */
export interface StoredPlan {
  readonly id: string;
  readonly regionCode: string;
  readonly rows: Plan;
  /** YYYY-MM-DD */
  readonly effectiveFrom: string;
  /** Milliseconds; orders plans of one region that begin on the same day. */
  readonly setAt: number;
}

/** The plan in force for a place on a day: the nearest region's newest that has begun, else null for the standard one. */
export function planIn(stored: readonly StoredPlan[], areaCode: string, day: string): StoredPlan | null {
  const [chosen] = stored
    .filter((each) => each.effectiveFrom <= day && (each.regionCode === "0" || areaCode.startsWith(each.regionCode)))
    .toSorted(
      (a, b) =>
        digits(b.regionCode) - digits(a.regionCode) ||
        b.effectiveFrom.localeCompare(a.effectiveFrom) ||
        b.setAt - a.setAt,
    );
  return chosen ?? null;
}

function digits(regionCode: string): number {
  return regionCode === "0" ? 0 : regionCode.length;
}

/** Share of faulty families at which plans are compared: what a gate is there to stop. */
const BAD_SHARE = 0.1;

/** The smallest lot that passes more easily by one plan than by the other when a tenth of it is faulty; null: none does. */
export function looserAt(above: Plan, wanted: Plan): number | null {
  const sizes = [...new Set([...above, ...wanted].flatMap(({ upTo }) => [upTo, Math.min(MOST_IN_LOT, upTo + 1)]))];
  const passes = (plan: Plan, size: number) =>
    passProbability(size, Math.ceil(size * BAD_SHARE), inspectionOf(plan, size));
  const looser = sizes.filter((size) => passes(wanted, size) > passes(above, size) + 1e-9);
  return looser.length === 0 ? null : Math.min(...looser);
}

/** Digits of the regions that may have a plan of their own; the nation is "0". */
const PLAN_DIGITS: readonly number[] = [1, 2, 4];

/** True when the acting grant may set a region's plan: the coach of that region or of one around it. */
export function maySetPlan(actor: Actor, regionCode: string): boolean {
  return PLAN_DIGITS.includes(regionCode.length) && authorizeIn(actor, "quality-plan:set", regionCode);
}
