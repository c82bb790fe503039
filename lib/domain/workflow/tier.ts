import type { Permission } from "../access/permission-name";
import type { Role } from "../access/role";

/** Every tier there can be, in the order in which a proposal passes those that its region has. */
export const TIER_NAMES = ["endorse", "verify", "sign", "validate", "accept"] as const;
export type TierName = (typeof TIER_NAMES)[number];

/** Where a return sends a proposal: to the operator, or back to a tier (DECIDED 11). */
export const RETURN_TARGETS = ["operator", "regency", "office", "province"] as const;
export type ReturnTarget = (typeof RETURN_TARGETS)[number];

interface TierKind {
  readonly permission: Permission;
  readonly role: Role;
  /** The name by which a higher tier sends back to this one; null: nobody does. */
  readonly returnTarget: ReturnTarget | null;
  /** Days until a decision is overdue where no region has set another; null: the next village meeting decides. */
  readonly deadlineDays: number | null;
}

/** What each tier is, wherever it is used. How it decides in a region is its {@link Tier}. */
export const TIERS = {
  endorse: { permission: "proposal:endorse", role: "village-head", returnTarget: null, deadlineDays: null },
  verify: { permission: "proposal:verify", role: "regency-verifier", returnTarget: "regency", deadlineDays: 7 },
  sign: { permission: "proposal:sign", role: "office-head", returnTarget: "office", deadlineDays: 7 },
  validate: { permission: "proposal:validate", role: "province-validator", returnTarget: "province", deadlineDays: 14 },
  accept: { permission: "proposal:accept", role: "coach", returnTarget: null, deadlineDays: 3 },
} as const satisfies Record<TierName, TierKind>;

/** Place of a tier in the order of tiers. */
export function placeOf(name: TierName): number {
  return TIER_NAMES.indexOf(name);
}

/** How many people must agree: one, a number of them, or everyone who holds the duty and may decide. */
export type Quorum = { readonly kind: "any" | "all" } | { readonly kind: "minimum"; readonly count: number };
export const MOST_IN_QUORUM = 5;

/**
 * Whether each proposal must be opened, or only those with something to look at and a random sample of the others, or what is
 * decided together must be in a lot that passed its inspection (`lib/domain/lot`).
 */
export type Coverage =
  | { readonly kind: "every" }
  | { readonly kind: "lot" }
  | { readonly kind: "sample"; readonly percent: number };

/** Who may stand in for a tier, and after how many working days past its deadline. */
export interface Escalation {
  readonly afterDays: number;
  readonly to: TierName;
}
export const MOST_ESCALATION_DAYS = 60;

/** A tier as a region has it. */
export interface Tier {
  readonly name: TierName;
  readonly quorum: Quorum;
  readonly coverage: Coverage;
  readonly escalation: Escalation | null;
}

/** The tiers of a region, in their order. */
export type TierSet = readonly Tier[];

const ANY = { kind: "any" } as const;

/** The tiers of the workflow table (DESIGN.md section 4), where no region has set others. */
export const STANDARD_TIERS: TierSet = [
  { name: "endorse", quorum: ANY, coverage: { kind: "sample", percent: 0 }, escalation: null },
  { name: "verify", quorum: ANY, coverage: { kind: "sample", percent: 10 }, escalation: null },
  { name: "validate", quorum: ANY, coverage: { kind: "sample", percent: 5 }, escalation: null },
  { name: "accept", quorum: ANY, coverage: { kind: "lot" }, escalation: null },
];

/** The tier that may inspect lots: the coach's. */
export const LOT_TIER: TierName = "accept";

/** Tiers that every region has: the village meets by law, and what is applied has passed the coach's quality. */
export const FIXED_TIERS: readonly TierName[] = ["endorse", "accept"];

export function tierIn(set: TierSet, name: TierName): Tier | null {
  return set.find((tier) => tier.name === name) ?? null;
}

/**
 * Whether an agreement carries a proposal to the next tier.
 * @param agreed people who agreed in this tier before this one
 * @param left people who hold the duty, have no part in the proposal and have not agreed, this one left out
 */
export function isCarried(quorum: Quorum, agreed: number, left: number): boolean {
  switch (quorum.kind) {
    case "any":
      return true;
    case "minimum":
      return agreed + 1 >= quorum.count;
    case "all":
      return left === 0;
  }
}

/** Tiers that may stand in for another: those after it, never the village. */
export function standInsFor(name: TierName, set: TierSet): readonly TierName[] {
  return set.map((tier) => tier.name).filter((each) => each !== "endorse" && placeOf(each) > placeOf(name));
}
