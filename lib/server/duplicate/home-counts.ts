import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { underScope } from "@/lib/server/db/scoped";
import { regenciesOf } from "@/lib/server/region/regencies";

export interface IdentityCounts {
  /** Pairs that wait for this person's step; for an operator those within the village. */
  readonly duplicates: number;
  /** People whose NIK somebody has to correct or explain. */
  readonly niks: number;
}

/** What waits of doubles and of NIKs in the actor's area; null for who has nothing to do with either. Nobody is named. */
export async function countIdentityWork(actor: Actor): Promise<IdentityCounts | null> {
  if (!authorize(actor, "duplicate:read")) return null;
  const state = authorize(actor, "duplicate:confirm") ? "same" : "open";
  const regencies = await regenciesOf(actor.grant.regionCode);
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<IdentityCounts>`SELECT
      (SELECT count(*) FROM (SELECT 1 FROM duplicate_case c WHERE c.regency_code = ANY (${[...regencies]}::text[]) AND c.state = ${state}
        AND (c.proposal_id IS NULL OR EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = c.regency_code AND p.id = c.proposal_id
          AND p.state NOT IN ('rejected', 'withdrawn', 'expired'))) LIMIT 1000) AS capped)::int AS duplicates,
      (SELECT count(*) FROM (SELECT 1 FROM nik_match n
        JOIN member m ON m.regency_code = n.regency_code AND m.id = n.person_uid AND m.active AND m.nik_bidx = n.nik_bidx
        WHERE n.regency_code = ANY (${[...regencies]}::text[]) AND n.village_code >= ${lo} AND n.village_code < ${hi}
          AND n.status <> 'matched' AND n.explained_at IS NULL LIMIT 1000) AS capped)::int AS niks`;
    const counts = rows[0] ?? { duplicates: 0, niks: 0 };
    return authorize(actor, "match:explain") ? counts : { ...counts, niks: 0 };
  });
}
