import { type Actor, authorize } from "../access/actor";
import { placeOf, TIERS, type Tier, type TierName, type TierSet } from "./tier";

const DAY_MS = 86_400_000;

/** The instant from which somebody may stand in for a tier; null: nobody may, or no deadline runs. */
export function escalatesAt(tier: Tier, dueAt: Date | null): Date | null {
  return tier.escalation === null || dueAt === null
    ? null
    : new Date(dueAt.getTime() + tier.escalation.afterDays * DAY_MS);
}

/** True when the acting grant holds a tier's duty, as its own or by standing in for it. */
export function mayDecideAs(
  actor: Actor,
  tier: Tier,
  { dueAt, now }: { readonly dueAt: Date | null; readonly now: Date },
): boolean {
  if (authorize(actor, TIERS[tier.name].permission)) return true;
  const from = escalatesAt(tier, dueAt);
  return standsInFor(actor, tier) && from !== null && now >= from;
}

/** True when the acting grant is the one that stands in for a tier once it is late enough. */
export function standsInFor(actor: Actor, { escalation }: Tier): boolean {
  return escalation !== null && authorize(actor, TIERS[escalation.to].permission);
}

/** The tier whose duty the acting grant holds; null for someone who decides nothing. */
export function ownTier(actor: Actor): TierName | null {
  const held = Object.entries(TIERS).find(([, { permission }]) => authorize(actor, permission))?.[0];
  return isTierName(held) ? held : null;
}

function isTierName(text: string | undefined): text is TierName {
  return text !== undefined && text in TIERS;
}

/** The tiers of a set for which the acting grant stands in, the lowest first. */
export function stoodInTiers(actor: Actor, set: TierSet): readonly Tier[] {
  return set.filter((tier) => standsInFor(actor, tier)).toSorted((a, b) => placeOf(a.name) - placeOf(b.name));
}
