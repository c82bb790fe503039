import type { Actor } from "../access/actor";
import { authorizeIn } from "../access/actor";

export const RECOMMENDATION_STATES = ["open", "answered", "closed"] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

export const FOLLOW_UPS = ["answer", "close", "ask-again"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
export type RecommendationEvent = "ask" | FollowUp;

export const BODY_LENGTH = { min: 5, max: 2000 } as const;

/** Where a step leads, and whose it is; null: not possible in that state. */
export function recommendationStep(
  state: RecommendationState,
  event: FollowUp,
): { readonly to: RecommendationState; readonly permission: "recommendation:answer" | "recommendation:ask" } | null {
  if (event === "answer") return state === "open" ? { to: "answered", permission: "recommendation:answer" } : null;
  // One that was addressed wrongly is closed unanswered; asked again is only what was answered.
  if (event === "close") return state === "closed" ? null : { to: "closed", permission: "recommendation:ask" };
  return state === "answered" ? { to: "open", permission: "recommendation:ask" } : null;
}

/**
 * Whether this person may take a step on a recommendation to an area. A village answers for itself, its regency for a
 * regency: nobody answers in the place of those it was addressed to. The coach of the area closes it or asks again.
 */
export function mayFollowUp(actor: Actor, areaCode: string, state: RecommendationState, event: FollowUp): boolean {
  const step = recommendationStep(state, event);
  if (step === null || !authorizeIn(actor, step.permission, areaCode)) return false;
  return event !== "answer" || actor.grant.regionCode === areaCode;
}

/** Waits for an answer past its day. */
export function isOverdue(state: RecommendationState, dueDay: string, today: string): boolean {
  return state === "open" && dueDay < today;
}

/** Areas that may be addressed: a village or a regency. */
export function isAddressable(areaCode: string): boolean {
  return /^(?:\d{4}|\d{10})$/.test(areaCode);
}
