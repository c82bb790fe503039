import { type Actor, authorize } from "../access/actor";
import { QUEUE_PATH, QUEUE_TIERS } from "../queue/tier";
import { ownTier } from "../workflow/decider";
import type { WorkflowEvent } from "../workflow/workflow";

/** The steps that the acting grant's duty takes: what its list can be narrowed to. */
export function eventsOf(actor: Actor): readonly WorkflowEvent[] {
  const tier = ownTier(actor);
  const recalls = QUEUE_TIERS.some((name) => name === tier) ? (["recall"] as const) : [];
  return [
    ...(authorize(actor, "proposal:submit") ? (["submit", "withdraw"] as const) : []),
    ...(tier === null ? [] : ([tier, "return", "reject"] as const)),
    ...recalls,
  ];
}

/** Where a proposal opens for the acting grant: among its tier's own, or as everybody who may read it sees it. */
export function itemPath(actor: Actor): string {
  const tier = QUEUE_TIERS.find((name) => name === ownTier(actor));
  return tier === undefined ? "/usulan" : QUEUE_PATH[tier];
}
