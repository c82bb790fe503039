import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/** Of a step `e` of the history: it has not been taken back. What was is told and counted nowhere. */
export const IS_STANDING = Prisma.sql`NOT EXISTS (SELECT 1 FROM proposal_event r WHERE r.regency_code = e.regency_code
  AND r.proposal_id = e.proposal_id AND r.event = 'recall' AND r.actor_id = e.actor_id AND r.from_state = e.to_state AND r.at >= e.at)`;
