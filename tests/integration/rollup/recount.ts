import type { Client } from "pg";
import { ageGroupOf, LARGEST_SIZE } from "@/lib/domain/rollup/rollup";
import { snakeCase } from "@/lib/domain/variable/column";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { isOpen, type ProposalState } from "@/lib/domain/workflow/workflow";
import { ageOf, countsOf, isDisabled, type Row } from "./indicator-counts";

/** Every rollup row as "table|area|cell" with its count. */
export type Figures = ReadonlyMap<string, number>;

/** What the rollups say. */
export async function readFigures(client: Client): Promise<Figures> {
  const { rows } = await client.query<{ key: string; count: number }>(`
    SELECT concat_ws('|', 'person', area_code, village_kind, special, decile, sex, age_group, disability) AS key, people AS count FROM rollup_person
    UNION ALL SELECT concat_ws('|', 'family', area_code, village_kind, special, decile, head_sex, size, elderly, disabled), families FROM rollup_family
    UNION ALL SELECT concat_ws('|', 'fresh', area_code, village_kind, special, decile, head_sex, size, elderly, disabled), updated
      FROM rollup_family WHERE updated > 0
    UNION ALL SELECT concat_ws('|', 'person', area_code, village_kind, special, decile, sex, age_group, disability, 'count', c.place), c.counted
      FROM rollup_person, unnest(counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted > 0
    UNION ALL SELECT concat_ws('|', 'family', area_code, village_kind, special, decile, head_sex, size, elderly, disabled, 'count', c.place), c.counted
      FROM rollup_family, unnest(counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted > 0
    UNION ALL SELECT concat_ws('|', 'progress', area_code, period_id, state), families FROM rollup_progress
    UNION ALL SELECT concat_ws('|', 'rule', area_code, period_id, rule_id, severity), families FROM rollup_rule
    UNION ALL SELECT concat_ws('|', 'families', area_code), families FROM rollup_freshness WHERE families > 0
    UNION ALL SELECT concat_ws('|', 'people', area_code), people FROM rollup_freshness WHERE people > 0
    UNION ALL SELECT concat_ws('|', 'person', area_code, 'count', c.place), c.counted
      FROM rollup_freshness, unnest(people_counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted > 0
    UNION ALL SELECT concat_ws('|', 'family', area_code, 'count', c.place), c.counted
      FROM rollup_freshness, unnest(family_counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted > 0
    UNION ALL SELECT concat_ws('|', 'updated', area_code), updated_within_year FROM rollup_freshness WHERE updated_within_year > 0`);
  return sorted(rows.map((row) => [row.key, row.count]));
}

function sorted(entries: readonly [string, number][]): Figures {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface ProposalRow {
  readonly household: string;
  readonly village: string;
  readonly period: string;
  readonly kind: string;
  readonly state: ProposalState;
  readonly findings: readonly string[];
}

const asOf = (blocks: readonly string[]) => blocks.map((block) => snakeCase(`${block}AsOf`)).join(", ");
/** What these proposals' rules found is no longer said. */
const ENDED: readonly ProposalState[] = ["rejected", "withdrawn", "expired"];

/** Counts everything again from the families, one by one and without the database's help. `today` is the local day. */
export async function recount(client: Client, today: string): Promise<Figures> {
  const households = await all<Row>(
    client,
    `
    SELECT h.*, h.id::text AS id, coalesce(decile_national, 0)::int AS decile,
      (SELECT max(d)::text FROM unnest(ARRAY[${asOf(HOUSEHOLD_DATE_BLOCKS)}]
        || ARRAY(SELECT unnest(ARRAY[${asOf(MEMBER_DATE_BLOCKS)}])
          FROM member m WHERE m.household_id = h.id AND m.active)) d) AS updated,
      (SELECT is_remote OR is_island OR no_internet FROM region WHERE code = h.village_code) AS special
    FROM household h`,
  );
  const members = await all<Row>(
    client,
    `
    SELECT m.*, household_id::text AS household, birth_date::text AS birth_date, demographic_as_of::text AS demographic_as_of
    FROM member m WHERE active`,
  );
  const proposals = await all<ProposalRow>(
    client,
    `
    SELECT household_id::text AS household, village_code AS village, period_id::text AS period, kind, state, rule_findings AS findings
    FROM proposal ORDER BY created_at, id`,
  );
  const periods = await all<{ id: string; region: string; year: number }>(
    client,
    `SELECT id::text, region_code AS region, year FROM period ORDER BY length(region_code)`,
  );
  const figures = new Map<string, number>();
  const add = (village: string, table: string, cell: readonly (string | number | boolean)[], count = 1) => {
    if (count === 0) return;
    for (const area of areasOf(village)) {
      const key = [table, area, ...cell.map((part) => (part === true ? "t" : part === false ? "f" : part))].join("|");
      figures.set(key, (figures.get(key) ?? 0) + count);
    }
  };
  const addAll = (
    village: string,
    table: string,
    cell: readonly (string | number | boolean)[],
    counts: readonly number[],
  ) => {
    add(village, table, cell);
    counts.forEach((count, index) => {
      add(village, table, [...cell, "count", index + 1], count);
      add(village, table, ["count", index + 1], count);
    });
  };
  const live = households.filter((household) => household["status"] !== 3);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const yearOf = new Map(periods.map((period) => [period.id, period.year]));
  for (const household of live) {
    const id = String(household["id"]);
    const village = String(household["village_code"]);
    const place = [Number(village[6]), household["special"] === true, Number(household["decile"])];
    const own = members.filter((member) => member["household"] === id);
    const here = own.filter(
      (member) => member["presence"] === null || member["presence"] === 1 || member["presence"] === 5,
    );
    const heads = own.filter((member) => member["relation_to_head"] === 1);
    const headSexes = heads.flatMap((member) => (typeof member["sex"] === "number" ? [member["sex"]] : []));
    const around = { household, here, heads, today };
    const cell = [
      ...place,
      Math.min(...headSexes, 9) % 9,
      Math.min(here.length, LARGEST_SIZE),
      here.some((member) => (ageOf(member, today) ?? 0) >= 60),
      here.some((member) => isDisabled(member) === true),
    ];
    addAll(village, "family", cell, countsOf("families", around));
    add(village, "families", []);
    const updated = household["updated"];
    if (typeof updated === "string" && updated > yearAgo) {
      add(village, "updated", []);
      add(village, "fresh", cell);
    }
    for (const member of here) {
      const group = ageGroupOf(
        member["birth_date"] as string | null,
        (member["demographic_as_of"] as string | null) ?? today,
      );
      const personCell = [...place, Number(member["sex"] ?? 0), group, isDisabled(member) === true];
      addAll(village, "person", personCell, countsOf("people", around, member));
      add(village, "people", []);
    }
    for (const [year, period] of chosenPeriods(periods, village)) {
      const last = proposals.filter((row) => row.household === id && yearOf.get(row.period) === year).at(-1);
      add(village, "progress", [period, last?.state ?? "none"]);
    }
  }
  const known = new Set(households.map((household) => String(household["id"])));
  for (const row of proposals) {
    if (row.kind !== "new-household" || known.has(row.household) || !isOpen(row.state)) continue;
    const period = chosenPeriods(periods, row.village).get(yearOf.get(row.period) ?? 0);
    if (period !== undefined) add(row.village, "progress", [period, row.state]);
  }
  const standing = proposals.filter(({ state }) => !ENDED.includes(state));
  const newest = new Map(standing.map((row) => [`${row.household}|${yearOf.get(row.period)}`, row]));
  for (const row of newest.values()) {
    const period = chosenPeriods(periods, row.village).get(yearOf.get(row.period) ?? 0);
    if (period === undefined) continue;
    for (const word of [...row.findings, "*:-"]) add(row.village, "rule", [period, ...word.split(":")]);
  }
  return sorted([...figures]);
}

async function all<Row extends object>(client: Client, statement: string): Promise<Row[]> {
  return (await client.query<Row>(statement)).rows;
}

/** The narrowest period of each year that covers the village; `periods` come widest first. */
function chosenPeriods(periods: readonly { id: string; region: string; year: number }[], village: string) {
  const covering = periods.filter(({ region }) => region === "0" || village.startsWith(region));
  return new Map(covering.map(({ year, id }) => [year, id]));
}

function areasOf(village: string): string[] {
  const own = [10, 6, 4, 2].map((digits) => village.slice(0, digits));
  return village.startsWith("99") ? own : [...own, "0"];
}
