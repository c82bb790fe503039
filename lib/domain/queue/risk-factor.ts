import * as z from "zod";
import { WEIGHT_PER_WARNING } from "./risk";

/** What makes a proposal worth a look, with the figures that explain it. Figures are counts; nobody is named. */
export const RISK_FACTORS = ["warnings", "size", "one-way", "officer", "neighbours", "fabrication"] as const;
export type RiskFactorName = (typeof RISK_FACTORS)[number];

export const riskFactorSchema = z.strictObject({
  name: z.enum(RISK_FACTORS),
  points: z.number().int().min(1),
  /** What was counted: warnings, changes, welfare signs, proposals sent back, signs of want, warnings of fabrication. */
  count: z.number().int().min(0),
  /** Of how many, or beside what; 0 where there is nothing to compare. */
  of: z.number().min(0),
});
export type RiskFactor = z.infer<typeof riskFactorSchema>;

/** What is known of a proposal when it is sent. */
export interface RiskGround {
  readonly warnings: number;
  readonly changes: number;
  /** Signs of welfare that got better and worse. */
  readonly up: number;
  readonly down: number;
  /** Warnings that tell of answers made up (process.md section 4: too many in a day, too many alike). */
  readonly fabrication: number;
  /** Of the officer's own proposals that were decided lately, how many came back or were rejected. */
  readonly officer: { readonly decided: number; readonly sentBack: number };
  /** Signs of want of the family as it was and as it is told, beside those of its neighbours. */
  readonly lacks: { readonly before: number; readonly after: number };
  readonly neighbours: { readonly families: number; readonly mean: number; readonly deviation: number };
}

/** Fewer decided proposals say nothing about an officer; fewer families nothing about a neighbourhood. */
const ENOUGH_DECIDED = 10;
const ENOUGH_NEIGHBOURS = 20;

/** Every reason to look, the heaviest first. Their points are the proposal's weight. */
export function riskFactors(ground: RiskGround): readonly RiskFactor[] {
  const found = [
    warnings(ground),
    size(ground),
    oneWay(ground),
    officer(ground),
    neighbours(ground),
    fabrication(ground),
  ];
  return found.filter((factor) => factor !== null).toSorted((a, b) => b.points - a.points);
}

/** The weight by which queues sort: ten for each warning, up to nine for the number of changes, and the other reasons. */
export function weightOf(factors: readonly RiskFactor[]): number {
  return Math.min(
    32_767,
    factors.reduce((sum, { points }) => sum + points, 0),
  );
}

function warnings({ warnings: count }: RiskGround): RiskFactor | null {
  return count === 0 ? null : { name: "warnings", points: count * WEIGHT_PER_WARNING, count, of: 0 };
}

function size({ changes: count }: RiskGround): RiskFactor | null {
  const points = Math.min(9, Math.floor(count / 10));
  return points === 0 ? null : { name: "size", points, count, of: 0 };
}

/** Two signs of welfare one way are less than the rule's three, and still worth standing higher. Want counts double: it is what pays. */
function oneWay({ up, down }: RiskGround): RiskFactor | null {
  const count = Math.max(up, down);
  if (count < 2 || (up > 0 && down > 0)) return null;
  return { name: "one-way", points: down > 0 ? 4 : 2, count, of: down > 0 ? 1 : 0 };
}

function officer({ officer: { decided, sentBack } }: RiskGround): RiskFactor | null {
  if (decided < ENOUGH_DECIDED) return null;
  const share = sentBack / decided;
  if (share < 0.2) return null;
  return {
    name: "officer",
    points: share < 0.4 ? WEIGHT_PER_WARNING : 2 * WEIGHT_PER_WARNING,
    count: sentBack,
    of: decided,
  };
}

/** A family that the proposal moves away from its neighbours, by two standard deviations or more. */
function neighbours({
  lacks: { before, after },
  neighbours: { families, mean, deviation },
}: RiskGround): RiskFactor | null {
  if (families < ENOUGH_NEIGHBOURS || deviation === 0 || before === after) return null;
  const [was, is] = [Math.abs(before - mean), Math.abs(after - mean)];
  if (is <= was || is < 2 * deviation) return null;
  const points = is < 3 * deviation ? WEIGHT_PER_WARNING : 2 * WEIGHT_PER_WARNING;
  return { name: "neighbours", points, count: after, of: Math.round(mean * 10) / 10 };
}

function fabrication({ fabrication: count }: RiskGround): RiskFactor | null {
  return count === 0 ? null : { name: "fabrication", points: count * WEIGHT_PER_WARNING, count, of: 0 };
}
