import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { standsInFor } from "@/lib/domain/workflow/decider";
import { holderOf, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { tiersOfRow, VILLAGE_RULES, type VillageRulesRow } from "@/lib/server/workflow/tier-sets";
import { mayDecideNow } from "@/lib/server/workflow/workdays";

interface Held extends VillageRulesRow {
  readonly state: ProposalState;
  readonly due_at: Date | null;
}

/**
 * Whether somebody orders, gives, takes back and cancels the checks of a proposal: whose duty it is, and who decides on the proposal
 * in place of them, because an open check keeps it from being decided.
 */
export async function mayHandleChecks(
  sql: Sql,
  actor: Actor,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
  now: Date,
): Promise<boolean> {
  if (authorize(actor, "ground-check:order")) return true;
  const [held] = await sql<Held>`SELECT p.state, p.due_at, p.village_code, ${VILLAGE_RULES}
    FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  const tier = held === undefined ? null : holderOf(tiersOfRow(held, now), held.state);
  if (held === undefined || tier === null || !standsInFor(actor, tier)) return false;
  const dueAt = held.due_at === null ? null : new Date(held.due_at);
  return mayDecideNow(sql, actor, tier, { villageCode: held.village_code, dueAt }, now);
}
