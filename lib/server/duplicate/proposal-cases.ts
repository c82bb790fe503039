import "server-only";
import type { Draft } from "@/lib/server/proposal/draft";
import { type Opening, openCases } from "./open-case";
import { type Pair, pairKey } from "./pair";
import { listKnownCases } from "./settled";

/**
 * Keeps a sent proposal's cases: opens those of its pairs, and lets go of those that an earlier sending opened and that
 * its answers no longer give. The scope narrows both to what the caller may see.
 */
export async function keepProposalCases(
  opening: Omit<Opening, "origin" | "proposalId">,
  draft: Draft,
  pairs: readonly Pair[],
): Promise<void> {
  const full: Opening = { ...opening, origin: "submit", proposalId: draft.id };
  const known = await listKnownCases(opening.sql, draft.regencyCode, pairs);
  const kept = pairs.flatMap((pair) => known.get(pairKey(pair))?.id ?? []);
  const { sql, now, newId } = opening;
  const gone = await sql<{ id: string; state: string }>`SELECT id, state FROM duplicate_case
    WHERE regency_code = ${draft.regencyCode} AND proposal_id = ${draft.id} AND state IN ('open', 'same') AND NOT (id = ANY (${kept}::uuid[]))
    ORDER BY id FOR UPDATE`;
  for (const { id, state } of gone) {
    await sql`UPDATE duplicate_case SET state = 'void', version = version + 1, state_since = ${now}, updated_at = ${now}
      WHERE regency_code = ${draft.regencyCode} AND id = ${id}`;
    await sql`INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, role, event, from_state, to_state, score)
      SELECT regency_code, ${newId()}, village_code, other_village_code, id, ${now}, 'system', 'void', ${state}, 'void', score
      FROM duplicate_case WHERE regency_code = ${draft.regencyCode} AND id = ${id}`;
  }
  await openCases(full, pairs);
}
