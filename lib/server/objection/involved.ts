import "server-only";
import { ANSWERING_ROLES } from "@/lib/domain/objection/objection";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { countHolders } from "@/lib/server/workflow/holders";

/**
 * Who wrote or decided what the objection `o` is against: its proposal, or, against the record, the last one that was
 * written into it.
 */
export const INVOLVED = Prisma.sql`coalesce((SELECT (p.contributors || p.deciders)::text[] FROM proposal p
  WHERE p.regency_code = o.regency_code AND p.household_id = o.household_id
    AND (CASE WHEN o.proposal_id IS NULL THEN p.state = 'applied' ELSE p.id = o.proposal_id END)
  ORDER BY p.state_since DESC LIMIT 1), '{}')`;

interface Disputed {
  readonly village: string;
  readonly filedBy: string;
  readonly involved: readonly string[];
}

/**
 * Those of them who may not answer. Where everybody whose duty it is has had a part in it, nobody could: then they may after
 * all, and the one who wrote the objection down still may not.
 */
export async function barred(
  sql: Sql,
  { village, filedBy, involved }: Disputed,
  now: Date,
): Promise<readonly string[]> {
  if (involved.length === 0) return involved;
  for (const role of ANSWERING_ROLES)
    if ((await countHolders(sql, role, village, [...involved, filedBy], now)) > 0) return involved;
  return [];
}

/**
 * Keeps an agreement from being given while somebody's objection to the very proposal is open, and after one was accepted
 * until the proposal has been sent again.
 */
export async function isObjected(
  sql: Sql,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
): Promise<boolean> {
  const rows =
    await sql`SELECT 1 FROM objection o JOIN proposal p ON p.regency_code = o.regency_code AND p.id = o.proposal_id
    WHERE o.regency_code = ${regencyCode} AND o.proposal_id = ${id}::uuid AND (o.state IN ('filed', 'processing')
      OR (o.state = 'accepted' AND (p.submitted_at IS NULL OR p.submitted_at < o.decided_at))) LIMIT 1`;
  return rows.length > 0;
}
