import { type Actor, authorize } from "../access/actor";
import { addDays, addWorkingDays, endOfDay, isWorkingDay } from "../calendar/working-day";
import { type Escalation, placeOf, TIERS, type Tier, type TierName, type TierSet } from "./tier";

/** On which days people of a place decide. */
export interface Workdays {
  readonly timeZone: string;
  /** YYYY-MM-DD in that zone. */
  readonly today: string;
  /** Holidays, joint leave and days of a pause; weekends are known. */
  readonly freeDays: ReadonlySet<string>;
}

/**
 * Whether a deadline ended so many working days ago that somebody may stand in: those days are whole ones in which its holder
 * could still have decided.
 * @param lastDay the deadline's, YYYY-MM-DD
 */
export function isEscalated(
  lastDay: string,
  { afterDays }: Escalation,
  { today, freeDays }: Omit<Workdays, "timeZone">,
): boolean {
  return addWorkingDays(lastDay, afterDays, freeDays) < today;
}

/** The latest instant at which a deadline may have ended for {@link isEscalated} to be true today. */
export function escalatedBefore({ afterDays }: Escalation, { timeZone, today, freeDays }: Workdays): Date {
  let day = today;
  for (let left = afterDays; left > 0; left -= 1) {
    day = addDays(day, -1);
    while (!isWorkingDay(day, freeDays)) day = addDays(day, -1);
  }
  return endOfDay(addDays(day, -1), timeZone);
}

/**
 * True when the acting grant holds a tier's duty, as its own or by standing in for it.
 * @param workdays null: only an own duty counts
 */
export function mayDecideAs(
  actor: Actor,
  tier: Tier,
  { dueAt, workdays }: { readonly dueAt: Date | null; readonly workdays: Workdays | null },
): boolean {
  if (authorize(actor, TIERS[tier.name].permission)) return true;
  if (tier.escalation === null || dueAt === null || workdays === null || !standsInFor(actor, tier)) return false;
  return dueAt <= escalatedBefore(tier.escalation, workdays);
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
