import * as z from "zod";
import {
  FIXED_TIERS,
  LOT_TIER,
  MOST_ESCALATION_DAYS,
  MOST_IN_QUORUM,
  placeOf,
  STANDARD_TIERS,
  standInsFor,
  TIER_NAMES,
  type Tier,
  type TierSet,
} from "./tier";

const quorumSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["any", "all"]) }),
  z.strictObject({ kind: z.literal("minimum"), count: z.number().int().min(2).max(MOST_IN_QUORUM) }),
]);

const coverageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["every", "lot"]) }),
  z.strictObject({ kind: z.literal("sample"), percent: z.number().int().min(0).max(100) }),
]);

const tierSchema = z.strictObject({
  name: z.enum(TIER_NAMES),
  quorum: quorumSchema,
  coverage: coverageSchema,
  escalation: z
    .strictObject({ afterDays: z.number().int().min(1).max(MOST_ESCALATION_DAYS), to: z.enum(TIER_NAMES) })
    .nullable(),
});

/** What a set of tiers may not be; `tier` says where. */
export type TierSetProblem = "ORDER" | "MISSING" | "NOBODY_BETWEEN" | "VILLAGE" | "LOT" | "STAND_IN";

/** The first thing wrong with the tiers of a region, or null. */
export function tierSetProblem(set: TierSet): TierSetProblem | null {
  const places = set.map(({ name }) => placeOf(name));
  if (places.some((place, index) => index > 0 && place <= (places[index - 1] ?? -1))) return "ORDER";
  if (FIXED_TIERS.some((name) => set.every((tier) => tier.name !== name))) return "MISSING";
  if (set.length <= FIXED_TIERS.length) return "NOBODY_BETWEEN";
  if (set.some(isWrongVillage)) return "VILLAGE";
  if (set.some(({ name, coverage }) => coverage.kind === "lot" && name !== LOT_TIER)) return "LOT";
  return set.some((tier) => !mayStandIn(tier, set)) ? "STAND_IN" : null;
}

/** The village decides in a meeting that the head holds: one person writes it down, and there is no deadline to be past. */
function isWrongVillage({ name, quorum, escalation }: Tier): boolean {
  return name === "endorse" && (quorum.kind !== "any" || escalation !== null);
}

function mayStandIn(tier: Tier, set: TierSet): boolean {
  return tier.escalation === null || standInsFor(tier.name, set).includes(tier.escalation.to);
}

/** The tiers of a region as stored and as sent. */
export const tierSetSchema = z
  .array(tierSchema)
  .max(TIER_NAMES.length)
  .superRefine((set, context) => {
    const problem = tierSetProblem(set);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** Stored tiers of one region, in force from a day on. */
export interface StoredTierSet {
  readonly regionCode: string;
  readonly tiers: TierSet;
  /** YYYY-MM-DD */
  readonly effectiveFrom: string;
  /** Milliseconds; orders sets of one region that begin on the same day. */
  readonly setAt: number;
}

/** The tiers in force for a place on a day: the nearest region's newest that has begun, else the standard ones. */
export function tiersIn(
  stored: readonly StoredTierSet[],
  areaCode: string,
  day: string,
): { readonly tiers: TierSet; readonly regionCode: string | null } {
  const [chosen] = stored
    .filter((each) => each.effectiveFrom <= day && (each.regionCode === "0" || areaCode.startsWith(each.regionCode)))
    .toSorted(
      (a, b) =>
        b.regionCode.length - a.regionCode.length ||
        b.effectiveFrom.localeCompare(a.effectiveFrom) ||
        b.setAt - a.setAt,
    );
  return chosen === undefined
    ? { tiers: STANDARD_TIERS, regionCode: null }
    : { tiers: chosen.tiers, regionCode: chosen.regionCode };
}
