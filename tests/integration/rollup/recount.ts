import type { Client } from "pg";
import { ageGroupOf, LARGEST_SIZE } from "@/lib/domain/rollup/rollup";
import { snakeCase } from "@/lib/domain/variable/column";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { isOpen, type ProposalState } from "@/lib/domain/workflow/workflow";

/** Every rollup row as "table|area|cell" with its count. */
export type Figures = ReadonlyMap<string, number>;

/** What the rollups say. */
export async function readFigures(client: Client): Promise<Figures> {
  const { rows } = await client.query<{ key: string; count: number }>(`
    SELECT concat_ws('|', 'person', area_code, decile, sex, age_group, disability) AS key, people AS count FROM rollup_person
    UNION ALL SELECT concat_ws('|', 'family', area_code, decile, head_sex, size), families FROM rollup_family
    UNION ALL SELECT concat_ws('|', 'progress', area_code, period_id, state), families FROM rollup_progress
    UNION ALL SELECT concat_ws('|', 'rule', area_code, period_id, rule_id, severity), families FROM rollup_rule
    UNION ALL SELECT concat_ws('|', 'families', area_code), families FROM rollup_freshness WHERE families > 0
    UNION ALL SELECT concat_ws('|', 'people', area_code), people FROM rollup_freshness WHERE people > 0
    UNION ALL SELECT concat_ws('|', 'updated', area_code), updated_within_year FROM rollup_freshness WHERE updated_within_year > 0`);
  return sorted(rows.map((row) => [row.key, row.count]));
}

function sorted(entries: readonly [string, number][]): Figures {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface HouseholdRow {
  readonly id: string;
  readonly village: string;
  readonly status: number;
  readonly decile: number;
  readonly updated: string | null;
}
interface MemberRow {
  readonly household: string;
  readonly presence: number | null;
  readonly sex: number | null;
  readonly born: string | null;
  readonly relation: number | null;
  readonly disability: boolean;
  readonly asOf: string | null;
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
  const households = await all<HouseholdRow>(
    client,
    `
    SELECT id::text, village_code AS village, status, coalesce(decile_national, 0)::int AS decile,
      (SELECT max(d)::text FROM unnest(ARRAY[${asOf(HOUSEHOLD_DATE_BLOCKS)}]
        || ARRAY(SELECT unnest(ARRAY[${asOf(MEMBER_DATE_BLOCKS)}])
          FROM member m WHERE m.household_id = h.id AND m.active)) d) AS updated
    FROM household h`,
  );
  const members = await all<MemberRow>(
    client,
    `
    SELECT household_id::text AS household, presence, sex, birth_date::text AS born, relation_to_head AS relation, demographic_as_of::text AS "asOf",
      2 >= ANY (array_remove(ARRAY[difficulty_seeing, difficulty_hearing, difficulty_walking, difficulty_hands, difficulty_learning,
        difficulty_behaviour, difficulty_speaking, difficulty_self_care, difficulty_remembering], NULL))
        OR 1 = ANY (array_remove(ARRAY[disability_physical, disability_mental, disability_intellectual, disability_visual,
          disability_hearing, disability_speech], NULL)) AS disability
    FROM member WHERE active`,
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
  const add = (village: string, table: string, ...cell: (string | number | boolean)[]) => {
    for (const area of areasOf(village)) {
      const key = [table, area, ...cell.map((part) => (part === true ? "t" : part === false ? "f" : part))].join("|");
      figures.set(key, (figures.get(key) ?? 0) + 1);
    }
  };
  const live = households.filter((household) => household.status !== 3);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const yearOf = new Map(periods.map((period) => [period.id, period.year]));
  for (const { id, village, decile, updated } of live) {
    const own = members.filter((member) => member.household === id);
    const counted = own.filter((member) => member.presence === null || [1, 5].includes(member.presence));
    const heads = own.filter((member) => member.relation === 1).flatMap((member) => member.sex ?? []);
    add(village, "family", decile, Math.min(...heads, 9) % 9, Math.min(counted.length, LARGEST_SIZE));
    add(village, "families");
    if (updated !== null && updated > yearAgo) add(village, "updated");
    for (const { sex, born, asOf, disability } of counted) {
      add(village, "person", decile, sex ?? 0, ageGroupOf(born, asOf ?? today), disability);
      add(village, "people");
    }
    for (const [year, period] of chosenPeriods(periods, village)) {
      const last = proposals.filter((row) => row.household === id && yearOf.get(row.period) === year).at(-1);
      add(village, "progress", period, last?.state ?? "none");
    }
  }
  const known = new Set(households.map((household) => household.id));
  for (const row of proposals) {
    if (row.kind !== "new-household" || known.has(row.household) || !isOpen(row.state)) continue;
    const period = chosenPeriods(periods, row.village).get(yearOf.get(row.period) ?? 0);
    if (period !== undefined) add(row.village, "progress", period, row.state);
  }
  const standing = proposals.filter(({ state }) => !ENDED.includes(state));
  const newest = new Map(standing.map((row) => [`${row.household}|${yearOf.get(row.period)}`, row]));
  for (const row of newest.values()) {
    const period = chosenPeriods(periods, row.village).get(yearOf.get(row.period) ?? 0);
    if (period === undefined) continue;
    for (const word of [...row.findings, "*:-"]) add(row.village, "rule", period, ...word.split(":"));
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
