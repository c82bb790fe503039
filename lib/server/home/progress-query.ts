import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { figureScope } from "@/lib/domain/dashboard/area";
import type { Figure } from "@/lib/domain/dashboard/figure";
import { hideSmallCells, progressOf, SEES_ALL } from "@/lib/domain/dashboard/view";
import { readCells } from "@/lib/server/dashboard/cells";
import { chooseYear, listYears } from "@/lib/server/dashboard/years";
import { underScope } from "@/lib/server/db/scoped";

export interface AreaProgress {
  /** Families of the area that are to be updated. */
  readonly due: Figure;
  readonly applied: Figure;
  readonly rolledUpAt: Date | null;
}

/**
 * How far the actor's own area is in a year, from the stored sums and as the dashboard shows it: who may not read small
 * cells gets them as `suppressed`. Null where there is nothing to count or it may not be read.
 */
export async function findAreaProgress(actor: Actor, year: number): Promise<AreaProgress | null> {
  if (!authorize(actor, "dashboard:read")) return null;
  const area = actor.grant.regionCode;
  const chosen = chooseYear(await listYears(area), area, year, "");
  if (chosen?.year !== year) return null;
  const { cells, rolledUpAt } = await underScope(figureScope(actor), (tx) =>
    readCells(tx, [area], [], chosen.periodIds),
  );
  // The widest area a reader may open is settled by itself; the areas below follow it, so they need not be read.
  const sight = authorize(actor, "dashboard:read-small-cells")
    ? SEES_ALL
    : hideSmallCells(cells, area, { upper: [], listed: [] });
  const { due, states } = progressOf(cells, sight, area);
  return due === 0 ? null : { due, applied: states.applied, rolledUpAt: rolledUpAt.get(area) ?? null };
}
