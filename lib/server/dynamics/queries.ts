import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { figureScope } from "@/lib/domain/dashboard/area";
import { SUPPRESSED } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { type DynamicsChoice, readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { comparedWith } from "@/lib/domain/dynamics/compared";
import type { Fact } from "@/lib/domain/dynamics/fact";
import { hideDynamics, NOTHING } from "@/lib/domain/dynamics/protect";
import { KNOWN_BY } from "@/lib/domain/dynamics/share";
import { allPairs, inOrder, type Pair, type Snapshot } from "@/lib/domain/dynamics/snapshot";
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
    const own = inOrder(known.filter(({ id }) => stored.families.has(id)));
    const compared = comparedWith(own, stored.families, await readPairs(sql, area.code, own), choice);
    if (compared === null) return null;
    const { to, before, year, pair } = compared;
    const shown: Pair = pair ?? { from: { id: "", rankedOn: "" }, to };
    const read = await readCounts(sql, codes, shown, choice.group, isWhole);
    const hidden = isWhole
      ? () => NOTHING
      : hideDynamics(read.counts, actor.grant.regionCode, generations, choice.group);
    const counts = read.counts.get(area.code);
    if (counts === undefined) return null;
    const onlooker = { isWhole, group: choice.group };
    const facts = read.facts.get(area.code) ?? new Map<Fact, number>();
    return {
      countedAt: stored.countedAt,
      snapshots: own.toReversed(),
      pair,
      hasYear: year !== null,
      hasBefore: before !== null,
      ...onlooker,
      ...tablesOf(counts, hidden(area.code), onlooker),
      shares: sharesOf(counts, hidden(area.code), isWhole, (name) => (facts.get(KNOWN_BY[name]) ?? 0) > 0),
      // In no table: told of the widest area alone, or areas below could be taken from it.
      withdrew: isWhole || area.code === actor.grant.regionCode ? aloneOf(facts, "withdrew", isWhole) : SUPPRESSED,
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

/** Families that each snapshot saw in the area, and when it was counted. */
async function readArea(
  sql: Sql,
  code: string,
): Promise<{ families: ReadonlyMap<string, number>; countedAt: Date | null }> {
  const shelf = regencyShelf(code);
  const [facts, areas] = await Promise.all([
    sql<{ id: string; families: number }>`SELECT snapshot_id AS id, families FROM dynamics_fact
      WHERE regency_code = ${shelf} AND area_code = ${code} AND fact = 'families'`,
    sql<{
      counted_at: Date;
    }>`SELECT counted_at FROM dynamics_area WHERE regency_code = ${shelf} AND area_code = ${code}`,
  ]);
  return {
    families: new Map(facts.map(({ id, families }) => [id, families])),
    countedAt: areas[0]?.counted_at ?? null,
  };
}

/** The pairs that are counted for the area. One look in the index for each: a list of them would read every cell. */
async function readPairs(sql: Sql, code: string, own: readonly Snapshot[]): Promise<ReadonlySet<string>> {
  const pairs = allPairs(own);
  const rows = await sql<{ pair: string }>`SELECT p.from_id || '>' || p.to_id AS pair
    FROM unnest(${pairs.map(({ from }) => from.id)}::text[], ${pairs.map(({ to }) => to.id)}::text[]) AS p (from_id, to_id)
    WHERE EXISTS (SELECT 1 FROM dynamics_move d WHERE d.regency_code = ${regencyShelf(code)} AND d.area_code = ${code}
      AND d.from_snapshot = p.from_id AND d.to_snapshot = p.to_id)`;
  return new Set(rows.map(({ pair }) => pair));
}
