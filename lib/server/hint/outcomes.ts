import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { HINT_STATES, type HintOutcome, type HintState } from "@/lib/domain/hint/hint";
import { SECTORS, smallCellOfSector } from "@/lib/domain/hint/sector";
import { underScope } from "@/lib/server/db/scoped";

/** What became of the hints of each sector in the actor's regency, as long as they are kept; nobody by name. */
export async function listHintOutcomes(actor: Actor): Promise<readonly HintOutcome[]> {
  if (!authorize(actor, "hint:watch")) return [];
  const seesFew = authorize(actor, "dashboard:read-small-cells");
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ sector: string; state: string; hints: number }>`
      SELECT sector, state, hints FROM app_hint_outcomes(${actor.grant.regionCode})`,
  );
  return SECTORS.flatMap((sector): readonly HintOutcome[] => {
    const own = rows.filter((row) => row.sector === sector);
    if (own.length === 0) return [];
    const count = (state: HintState) => {
      const hints = own.find((row) => row.state === state)?.hints ?? 0;
      return hints > 0 && hints < smallCellOfSector(sector) && !seesFew ? null : hints;
    };
    const [open, taken, same, passed, contradicted] = HINT_STATES.map(count);
    return [
      {
        sector,
        counts: {
          open: open ?? null,
          taken: taken ?? null,
          same: same ?? null,
          passed: passed ?? null,
          contradicted: contradicted ?? null,
        },
      },
    ];
  });
}
