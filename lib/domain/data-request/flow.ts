import type { Role } from "../access/role";

/** Desks that look at a request, in any order that a region gives them (process.md point 6: OPD > Bappeda > Kominfo > Dinsos). */
export const REQUEST_TIERS = ["opd", "bappeda", "kominfo", "dinsos", "secretary"] as const;
export type RequestTierName = (typeof REQUEST_TIERS)[number];

/** Duties that may hold a desk. */
export const DECIDER_ROLES = ["office-head", "regency-verifier", "data-steward"] as const satisfies readonly Role[];
export type DeciderRole = (typeof DECIDER_ROLES)[number];

export interface RequestTier {
  readonly name: RequestTierName;
  readonly role: DeciderRole;
}

/**
 * What is stored of how far a request is. That one has ended is told by the clock ({@link standingOf}), so that no job must run for access to
 * close.
 */
export const REQUEST_STATES = ["draft", "submitted", "returned", "granted", "refused", "withdrawn", "revoked"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What a reader sees. */
export const REQUEST_STANDINGS = [...REQUEST_STATES, "expired"] as const;
export type RequestStanding = (typeof REQUEST_STANDINGS)[number];

export function standingOf(
  request: { readonly state: RequestState; readonly expiresAt: Date | null },
  now: Date,
): RequestStanding {
  const { state, expiresAt } = request;
  return state === "granted" && expiresAt !== null && expiresAt <= now ? "expired" : state;
}

export const REQUEST_EVENTS = ["submit", "approve", "return", "refuse", "withdraw", "revoke"] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** Where a request is, as a step sees it. */
export interface RequestPosition {
  readonly state: RequestState;
  /** Place of the desk that holds it, from 0; null: none does. */
  readonly tier: number | null;
  /** The desks that it was sent under. */
  readonly tiers: readonly RequestTier[];
  readonly askedBy: string;
  /** Who has approved since it was last sent. */
  readonly approvedBy: readonly string[];
  readonly isOver: boolean;
}

/** Who acts: a person under a duty, in the region whose data it is or elsewhere. */
export interface RequestActor {
  readonly userId: string;
  readonly role: Role;
  /** The acting duty is in the very region whose data it is. */
  readonly isHere: boolean;
}

export type StepRefusal = "NOT_FOUND" | "FORBIDDEN" | "FOUR_EYES" | "NOT_ALLOWED_NOW";
export type Step =
  | { readonly ok: true; readonly state: RequestState; readonly tier: number | null }
  | { readonly ok: false; readonly code: StepRefusal };

const SENDABLE: readonly RequestState[] = ["draft", "returned"];
const WITHDRAWABLE: readonly RequestState[] = ["draft", "submitted", "returned"];

/**
 * The only judge of a step. Only who asks sends and withdraws; only the desk that holds it decides, by somebody who neither asks nor has
 * approved it since it was sent: nobody decides their own, nor two desks. It is granted by the last desk and by nothing else.
 */
export function stepOf(position: RequestPosition, event: RequestEvent, actor: RequestActor): Step {
  const isOwn = actor.userId === position.askedBy;
  switch (event) {
    case "submit":
      if (!isOwn) return no("NOT_FOUND");
      if (!SENDABLE.includes(position.state) || position.tiers.length === 0) return no("NOT_ALLOWED_NOW");
      return { ok: true, state: "submitted", tier: 0 };
    case "withdraw":
      if (!isOwn) return no("NOT_FOUND");
      return WITHDRAWABLE.includes(position.state) ? ended("withdrawn") : no("NOT_ALLOWED_NOW");
    case "revoke":
      if (!actor.isHere || actor.role !== "data-steward") return no("FORBIDDEN");
      if (isOwn) return no("FOUR_EYES");
      return position.state === "granted" && !position.isOver ? ended("revoked") : no("NOT_ALLOWED_NOW");
    default:
      return decide(position, event, actor);
  }
}

function decide(position: RequestPosition, event: "approve" | "return" | "refuse", actor: RequestActor): Step {
  if (!actor.isHere) return no("NOT_FOUND");
  if (actor.userId === position.askedBy || position.approvedBy.includes(actor.userId)) return no("FOUR_EYES");
  const { state, tier, tiers } = position;
  if (state !== "submitted" || tier === null) return no("NOT_ALLOWED_NOW");
  if (tiers[tier]?.role !== actor.role) return no("FORBIDDEN");
  if (event === "return") return ended("returned");
  if (event === "refuse") return ended("refused");
  return tier + 1 < tiers.length ? { ok: true, state: "submitted", tier: tier + 1 } : ended("granted");
}

function ended(state: RequestState): Step {
  return { ok: true, state, tier: null };
}

function no(code: StepRefusal): Step {
  return { ok: false, code };
}
