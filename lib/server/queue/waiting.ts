import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { regenciesOf } from "@/lib/server/region/regencies";
import type { Waiting } from "./conditions";

/** What waits for a tier under a filter, in the actor's area. */
export async function waitingFor(actor: Actor, state: ProposalState, filter: QueueFilter, now: Date): Promise<Waiting> {
  const area = filter.area !== null && covers(actor.grant.regionCode, filter.area) ? filter.area : null;
  // A filter on a regency or below leaves that one alone.
  const regencies = await regenciesOf(area ?? actor.grant.regionCode);
  return { regencies, state, filter: { ...filter, area }, now };
}
