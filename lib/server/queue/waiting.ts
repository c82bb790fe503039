import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { escalatedBefore, standsInFor } from "@/lib/domain/workflow/decider";
import { TIERS, type TierName, type TierSet, tierIn } from "@/lib/domain/workflow/tier";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { referenceSql } from "@/lib/server/db/reference";
import { regenciesOf } from "@/lib/server/region/regencies";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";
import { workdaysOf } from "@/lib/server/workflow/workdays";
import type { Waiting, WaitingPlace } from "./conditions";

const REGENCY_LENGTH = 4;

/** For whom a queue is read: those who decide there, or anybody who may read proposals and asks what waits. */
export type QueueSight = "duty" | "reader";

/**
 * What waits for a tier under a filter, in the actor's area. Who decides sees all of it, who stands in what is late enough,
 * others nothing; a reader, and everybody at a village meeting, sees all that the scope holds.
 */
export async function waitingFor(
  actor: Actor,
  tier: TierName,
  filter: QueueFilter,
  now: Date,
  sight: QueueSight = tier === "endorse" ? "reader" : "duty",
): Promise<Waiting> {
  const own = actor.grant.regionCode;
  const chosen = filter.area !== null && covers(own, filter.area) ? filter.area : null;
  // A village's own rows are named, though the policies would leave no others: so its own index finds them.
  const area = chosen ?? (own.length > REGENCY_LENGTH ? own : null);
  // A filter on a regency or below leaves that one alone.
  const regencies = await regenciesOf(area ?? own);
  const sets = await tierSetsOf(regencies, now);
  const found = await Promise.all([...sets].map(([code, set]) => placesIn(actor, code, set, tier, now, sight)));
  return { tier, places: found.flat(), filter: { ...filter, area }, sets, now };
}

async function placesIn(
  actor: Actor,
  regencyCode: string,
  set: TierSet,
  name: TierName,
  now: Date,
  sight: QueueSight,
): Promise<readonly WaitingPlace[]> {
  const tier = tierIn(set, name);
  if (tier === null) return [];
  const isOwn = sight === "reader" || authorize(actor, TIERS[name].permission);
  if (!isOwn && !standsInFor(actor, tier)) return [];
  const dueBefore =
    isOwn || tier.escalation === null
      ? null
      : escalatedBefore(tier.escalation, await workdaysOf(referenceSql(), regencyCode, now));
  return statesHeldBy(set, name).map((state) => ({ regencyCode, state, dueBefore }));
}
