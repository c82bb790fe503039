import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/**
 * Of a step of the history under its alias: it has not been taken back. What was is told and counted nowhere. Taking back
 * strikes the person's latest step to that state alone: what they agreed to before it came back and was sent again stands.
 */
export function isStanding(alias: "e" | "l"): Prisma.Sql {
  const step = Prisma.raw(alias);
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM proposal_event r WHERE r.regency_code = ${step}.regency_code
    AND r.proposal_id = ${step}.proposal_id AND r.event = 'recall' AND r.actor_id = ${step}.actor_id
    AND r.from_state = ${step}.to_state AND r.at >= ${step}.at
    AND NOT EXISTS (SELECT 1 FROM proposal_event nearer WHERE nearer.regency_code = r.regency_code
      AND nearer.proposal_id = r.proposal_id AND nearer.actor_id = r.actor_id AND nearer.to_state = r.from_state
      AND nearer.event <> 'recall' AND nearer.at > ${step}.at AND nearer.at <= r.at))`;
}

/** The same of a step `e`. */
export const IS_STANDING = isStanding("e");
