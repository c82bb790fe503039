import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { readScoped } from "@/lib/server/db/scoped";

export interface AreaProgress {
  /** Families registered in the area. */
  readonly due: number;
  readonly applied: number;
  readonly rolledUpAt: Date | null;
}

/** How far the actor's own area is in a year, from the stored sums; null where there are none or they may not be read. */
export async function findAreaProgress(actor: Actor, year: number): Promise<AreaProgress | null> {
  if (!authorize(actor, "dashboard:read")) return null;
  const area = actor.grant.regionCode;
  // A companion sees assigned families only, yet the figures of the village are everybody's there.
  const scope = { ...scopeOf(actor), mode: "aggregate" as const };
  return readScoped(scope, async ({ db }) => {
    const rows = await db.$queryRaw<{ due: number; applied: number; rolled_up_at: Date | null }[]>`
      SELECT coalesce(sum(p.families), 0)::int AS due, coalesce(sum(p.families) FILTER (WHERE p.state = 'applied'), 0)::int AS applied,
        (SELECT rolled_up_at FROM rollup_freshness f WHERE f.area_code = ${area} LIMIT 1) AS rolled_up_at
      FROM rollup_progress p JOIN period d ON d.id = p.period_id AND d.year = ${year} WHERE p.area_code = ${area}`;
    const row = rows[0];
    return row === undefined || row.due === 0
      ? null
      : { due: row.due, applied: row.applied, rolledUpAt: row.rolled_up_at };
  });
}
