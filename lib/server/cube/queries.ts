import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { measureSlug } from "@/lib/domain/cube/measure";
import { cutsIn, type TableRequest } from "@/lib/domain/cube/request";
import { type CubeTable, tableOf } from "@/lib/domain/cube/table";
import { figureScope, lineageOf, type Tree } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import { childrenOf } from "@/lib/server/region/queries";
import { generationsAround } from "@/lib/server/region/tree";
import { readRows } from "./read-rows";
import { memoOf } from "./settled";

export interface AreaTable {
  readonly table: CubeTable;
  /** When the area was counted; null: never. */
  readonly rolledUpAt: Date | null;
  /** Names of the areas right below, by code, where they are the rows. */
  readonly names: ReadonlyMap<string, string>;
  /** True for readers from whom small counts are kept. */
  readonly keepsSmallCells: boolean;
}

/**
 * A table of one area from the cubes alone. Readers without `dashboard:read-small-cells` get small counts, and those that would give
 * them away, as `suppressed`; for that the areas above and beside are read too, up to the acting grant's own.
 */
export async function getTable(actor: Actor, area: DashboardArea, request: TableRequest): Promise<AreaTable> {
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const below = request.rows === "area" ? await childrenOf(area.code) : [];
  const cuts = cutsIn(request);
  const table = memoOf([measureSlug(request.measure), ...cuts].join(), actor.grant.regionCode, performance.now());
  const known = nearestKnown(actor, area, table.knows);
  const memo = table.from(known);
  const tree = isWhole ? null : await treeFrom(known ?? actor.grant.regionCode, area, below);
  const areas = new Set([
    area.code,
    ...below.map(({ code }) => code),
    ...(tree === null ? [] : [tree.root, ...tree.generations.flatMap(({ children }) => children)]),
  ]);
  const [rows, fresh] = await underScope(figureScope(actor), (tx) =>
    Promise.all([
      readRows(tx, request.measure, cuts, [...areas]),
      tx.sql<{ at: Date }>`SELECT rolled_up_at AS at FROM rollup_freshness
        WHERE regency_code = ${regencyShelf(area.code)} AND area_code = ${area.code}`,
    ]),
  );
  const shown = below.filter(({ code }) => rows.some((row) => row.area === code));
  return {
    table: tableOf(
      request,
      rows,
      area.code,
      shown.map(({ code }) => code),
      tree,
      memo,
    ),
    rolledUpAt: fresh[0]?.at ?? null,
    names: new Map(below.map(({ code, label }) => [code, label])),
    keepsSmallCells: !isWhole,
  };
}

/**
 * The nearest area above whose settling is remembered, as far as the acting grant reaches. The area itself is always settled anew, with
 * its neighbours.
 */
export function nearestKnown(
  { grant }: Actor,
  { code }: DashboardArea,
  isKnown: (area: string) => boolean,
): string | null {
  const lineage = lineageOf(code);
  return lineage.slice(lineage.indexOf(grant.regionCode), -1).findLast(isKnown) ?? null;
}

/** What a reader may open around an area, from one above it. */
export async function treeFrom(
  root: string,
  { code }: DashboardArea,
  below: readonly { readonly code: string }[],
): Promise<Tree> {
  return { root, generations: await generationsAround(root, code, below) };
}
