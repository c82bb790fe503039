import type { Permission } from "../access/permission";
import { HOLDERS, type ProposalState } from "../workflow/workflow";

/** The tiers that work from a queue. The village head decides in a meeting instead, see `musyawarah`. */
export const TIER_NAMES = ["verify", "validate", "accept"] as const;
export type TierName = (typeof TIER_NAMES)[number];

const PLACE = {
  verify: { state: "endorsed", path: "/verifikasi" },
  validate: { state: "verified", path: "/validasi" },
  accept: { state: "validated", path: "/mutu" },
} as const satisfies Record<TierName, { state: ProposalState; path: string }>;

export interface Tier {
  readonly name: TierName;
  /** What waits for this tier. */
  readonly state: ProposalState;
  readonly path: string;
  readonly permission: Permission;
}

/** A tier's queue: what waits there, who may decide, under which address. The rights come from the workflow table. */
export function tierOf(name: TierName): Tier {
  const { state, path } = PLACE[name];
  return { name, state, path, permission: HOLDERS[state].permission };
}
