import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type AgendaCount, type AgendaSummary, summarizeAgenda } from "@/lib/domain/meeting/agenda";
import { underScope } from "@/lib/server/db/scoped";

/** What waits for a meeting of the actor's village, by dusun, RW and RT. Counts alone: no family is named or read. */
export async function countAgenda(actor: Actor): Promise<AgendaSummary> {
  const villageCode = actor.grant.regionCode;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<AgendaCount>`SELECT dusun, rw, rt, kind, count(*)::int AS families FROM proposal
      WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode} AND state = 'submitted'
      GROUP BY dusun, rw, rt, kind`;
    return summarizeAgenda(rows);
  });
}
