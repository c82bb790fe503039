import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";

const regencyCode = z.string().regex(/^\d{4}$/);

/** A sent proposal to compare with its whole regency. */
export const matchProposalSchema = z.strictObject({ regencyCode, proposalId: z.uuid() });
export type MatchProposalJob = z.infer<typeof matchProposalSchema>;

/** A village to look through. */
export const matchVillageSchema = z.strictObject({ regencyCode, villageCode: z.string().regex(/^\d{10}$/) });
export type MatchVillageJob = z.infer<typeof matchVillageSchema>;

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Doubles are looked for within a regency: the search sees it and nothing else, as nobody. */
export function scopeOfRegency(code: string): Scope {
  return { actorId: NOBODY, mode: "area", ranges: [rangeOf(code)], household: null };
}

/** Asks for a sent proposal to be compared with the whole regency, which its operator may not see. */
export async function enqueueMatch(sql: Sql, job: MatchProposalJob): Promise<void> {
  await sql`SELECT app_enqueue_match('match-proposal', ${JSON.stringify(job)}::json, ${`match-proposal:${job.proposalId}`})`;
}
