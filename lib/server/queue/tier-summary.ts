import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { HOLDERS, PROPOSAL_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import { readScoped } from "@/lib/server/db/scoped";
import { COUNT_LIMIT, countQueue, type QueueCounts } from "./count";
import { waitingFor } from "./queries";

const WEEK_MS = 7 * 86_400_000;

/** What a deciding role's home page says first. Counts stop at COUNT_LIMIT, which a page shows as "999+". */
export interface TierSummary extends QueueCounts {
  /** Since when the oldest one waits; null when nothing waits. */
  readonly oldestAt: Date | null;
  /** Sent back to the operators of the area within seven days and still with them. */
  readonly returnedThisWeek: number;
}

/** The state whose proposals this actor decides, or null for someone who decides nothing. */
export function stateDecidedBy(actor: Actor): ProposalState | null {
  return (
    PROPOSAL_STATES.find((state) => {
      const permission = HOLDERS[state]?.permission;
      return permission !== undefined && authorize(actor, permission);
    }) ?? null
  );
}

/** What waits for the actor's tier, in the actor's area. Null for someone who decides nothing. No family is named. */
export async function tierSummary(actor: Actor, now: Date): Promise<TierSummary | null> {
  const state = stateDecidedBy(actor);
  if (state === null) return null;
  const waiting = await waitingFor(actor, state, NO_FILTER, now);
  const weekAgo = new Date(now.getTime() - WEEK_MS).toISOString();
  return readScoped(scopeOf(actor), async (tx) => {
    const counts = await countQueue(tx, waiting, actor.userId);
    const rows = await tx.db.$queryRaw<{ oldest: Date | null; returned: number }[]>`SELECT
      (SELECT min(state_since) FROM proposal
        WHERE regency_code = ANY (${waiting.regencies}::text[]) AND state = ${state}) AS oldest,
      (SELECT count(*) FROM (SELECT 1 FROM proposal WHERE regency_code = ANY (${waiting.regencies}::text[])
        AND state = 'returned' AND state_since >= ${weekAgo}::timestamptz LIMIT ${COUNT_LIMIT}) AS some)::int AS returned`;
    return { ...counts, oldestAt: rows[0]?.oldest ?? null, returnedThisWeek: rows[0]?.returned ?? 0 };
  });
}
