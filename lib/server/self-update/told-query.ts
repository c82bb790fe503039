import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";

export interface FamilyWords {
  readonly id: string;
  /** Empty: it filled in the form and told nothing besides. */
  readonly told: string;
  readonly photoIds: readonly string[];
  readonly at: Date;
}

const MOST = 20;

/** What the family itself told of a proposal, newest first; for whoever sees the proposal. */
export async function listFamilyWords(
  actor: Actor,
  regencyCode: string,
  proposalId: string,
): Promise<readonly FamilyWords[]> {
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<FamilyWords>`SELECT id, coalesce(told, '') AS told, photo_ids::text[] AS "photoIds", made_at AS at FROM self_update
      WHERE regency_code = ${regencyCode} AND proposal_id = ${proposalId}::uuid ORDER BY made_at DESC LIMIT ${MOST}`,
  );
  return rows.map((row) => ({ ...row, told: row.told === "" ? "" : unseal(row.told) }));
}
