import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { figureScope } from "@/lib/domain/dashboard/area";
import { SUPPRESSED } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { type DynamicsChoice, readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { hideDynamics, NOTHING } from "@/lib/domain/dynamics/protect";
import { SNAPSHOTS_FOR } from "@/lib/domain/dynamics/share";
import { inOrder, type Pair, pairsInto, type Snapshot, yearBefore } from "@/lib/domain/dynamics/snapshot";
import { type Trend, trendOf } from "@/lib/domain/dynamics/trend";
import { aloneOf, type DynamicsView, sharesOf, tablesOf } from "@/lib/domain/dynamics/view";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { childrenOf } from "@/lib/server/region/queries";
import { generationsAround } from "@/lib/server/region/tree";
import { readCounts } from "./read-counts";
import { listSnapshots } from "./snapshots";

/**
 * How an area's families moved between two snapshots, from stored counts alone. Readers without `dashboard:read-small-cells` get groups of
 * deciles, no small counts and the others rounded; for that the areas above are read too, up to the acting grant's own. Null where the area has no snapshot.
 */
export async function findDynamics(
  actor: Actor,
  area: DashboardArea,
  choice: DynamicsChoice,
): Promise<DynamicsView | null> {
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const below = area.level === "village" ? [] : await childrenOf(area.code);
  const generations = isWhole ? [] : await generationsAround(actor.grant.regionCode, area.code, below);
  const codes = [
    ...new Set([
      area.code,
      ...below.map(({ code }) => code),
      ...(isWhole ? [] : [actor.grant.regionCode, ...generations.flatMap(({ children }) => children)]),
    ]),
  ];
  return underScope(figureScope(actor), async ({ sql }) => {
    const [known, stored] = await Promise.all([listSnapshots(sql), readArea(sql, area.code)]);
    const own = inOrder(known.filter(({ id }) => stored.ids.has(id)));
    const to = own.find(({ id }) => id === choice.to) ?? own.at(-1);
    if (to === undefined) return null;
    const pairs = pairsInto(known, to).filter(({ from }) => stored.ids.has(from.id));
    const before = pairs.find(({ from }) => from.id === known[known.findIndex(({ id }) => id === to.id) - 1]?.id);
    const year = pairs.find(({ from }) => from.id === yearBefore(to.id));
    const pair = (choice.isYear ? year : before) ?? before ?? year ?? null;
    const shown: Pair = pair ?? { from: { id: "", rankedOn: "" }, to };
    const read = await readCounts(sql, codes, shown, choice.group, isWhole);
    const hidden = isWhole
      ? () => NOTHING
      : hideDynamics(read.counts, actor.grant.regionCode, generations, choice.group);
    const counts = read.counts.get(area.code);
    if (counts === undefined) return null;
    const onlooker = { isWhole, group: choice.group };
    const snapshotsUpTo = own.filter(({ rankedOn }) => rankedOn <= to.rankedOn).length;
    return {
      countedAt: stored.countedAt,
      snapshots: own.toReversed(),
      pair,
      hasYear: year !== undefined,
      hasBefore: before !== undefined,
      ...onlooker,
      ...tablesOf(counts, hidden(area.code), onlooker),
      shares: sharesOf(counts, hidden(area.code), isWhole, (name) => snapshotsUpTo >= SNAPSHOTS_FOR[name]),
      // In no table: told of the widest area alone, or areas below could be taken from it.
      withdrew:
        isWhole || area.code === actor.grant.regionCode
          ? aloneOf(read.facts.get(area.code) ?? new Map(), "withdrew", isWhole)
          : SUPPRESSED,
      children: below.map(({ code, label }) => {
        const child = read.counts.get(code);
        return { code, label, rates: child === undefined ? [] : tablesOf(child, hidden(code), onlooker).rates };
      }),
    };
  });
}

/** The share of deciles 1 to 4 against the snapshot before, as the page of the area's dynamics tells it. */
export async function findTrend(actor: Actor, area: DashboardArea): Promise<Trend | null> {
  return trendOf(await findDynamics(actor, area, readDynamicsChoice({})));
}

/** Snapshots that the area has, and when it was counted. */
async function readArea(sql: Sql, code: string): Promise<{ ids: ReadonlySet<string>; countedAt: Date | null }> {
  const shelf = regencyShelf(code);
  const [facts, areas] = await Promise.all([
    sql<Pick<Snapshot, "id">>`SELECT snapshot_id AS id FROM dynamics_fact
      WHERE regency_code = ${shelf} AND area_code = ${code} AND fact = 'families'`,
    sql<{
      counted_at: Date;
    }>`SELECT counted_at FROM dynamics_area WHERE regency_code = ${shelf} AND area_code = ${code}`,
  ]);
  return { ids: new Set(facts.map(({ id }) => id)), countedAt: areas[0]?.counted_at ?? null };
}
