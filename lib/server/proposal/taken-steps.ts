import "server-only";
import type { TakenStep } from "@/lib/domain/workflow/recall";
import { Prisma } from "@/lib/server/db/generated/client";

/** The whole history of proposal `p`, the oldest step first, as JSON. */
export const TAKEN_STEPS = Prisma.sql`(SELECT jsonb_agg(jsonb_build_object('event', s.event, 'from', s.from_state, 'to', s.to_state,
    'actorId', s.actor_id, 'at', s.at, 'reason', s.reason_code, 'note', s.note) ORDER BY s.at, s.id)
  FROM proposal_event s WHERE s.regency_code = p.regency_code AND s.proposal_id = p.id)`;

export type StoredSteps = readonly (Omit<TakenStep, "at"> & { readonly at: string })[] | null;

export function toTakenSteps(steps: StoredSteps): readonly TakenStep[] {
  return (steps ?? []).map((step) => ({ ...step, at: new Date(step.at) }));
}
