import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { RegionalItem } from "@/lib/domain/regional/item";
import type { RequiredVariable } from "@/lib/domain/regional/region-set";
import type { Sql } from "@/lib/server/db/sql";

interface ItemRow {
  item_id: string;
  answer_id: string;
  version: number;
  region_code: string;
  level: RegionalItem["level"];
  label: RegionalItem["label"];
  help: RegionalItem["help"];
  shape: RegionalItem["shape"];
  owner: string;
  required: boolean;
  position: number;
  active_from: string;
  active_to: string | null;
  retired: boolean;
  made_at: Date;
}

function toItem(row: ItemRow): RegionalItem {
  return {
    itemId: row.item_id,
    answerId: row.answer_id,
    version: row.version,
    regionCode: row.region_code,
    level: row.level,
    label: row.label,
    help: row.help,
    shape: row.shape,
    owner: row.owner,
    required: row.required,
    position: row.position,
    activeFrom: row.active_from,
    activeTo: row.active_to,
    retired: row.retired,
    madeAt: row.made_at.toISOString(),
  };
}

/** Items of a region at most; a form with more of a region's own than of the register's is no supplement any more. */
export const MOST_ITEMS = 40;

/** The newest version of each item of the regions, retired ones too. */
export async function listNewest(sql: Sql, regions: readonly string[]): Promise<readonly RegionalItem[]> {
  const rows = await sql<ItemRow>`SELECT DISTINCT ON (item_id) * FROM regional_item
    WHERE region_code = ANY (${regions}) ORDER BY item_id, version DESC LIMIT 1000`;
  return rows.map(toItem);
}

/** The newest version of an item, or null. */
export async function findNewest(sql: Sql, itemId: string): Promise<RegionalItem | null> {
  const rows = await sql<ItemRow>`SELECT * FROM regional_item WHERE item_id = ${itemId} ORDER BY version DESC LIMIT 1`;
  return rows[0] === undefined ? null : toItem(rows[0]);
}

/** Every version that answers are kept under, in its latest wording: an item whose meaning changed stands twice. */
export async function listAnswerable(sql: Sql, regions: readonly string[]): Promise<readonly RegionalItem[]> {
  const rows = await sql<ItemRow>`SELECT DISTINCT ON (answer_id) * FROM regional_item
    WHERE region_code = ANY (${regions}) ORDER BY answer_id, version DESC LIMIT 1000`;
  return rows.map(toItem);
}

/**
 * A page of them: of a region, of those above it and of those inside it, in the order of region and answer id.
 * @param after region and answer id of the last one before
 */
export async function listAnswerablePage(
  sql: Sql,
  region: string,
  [afterRegion, afterAnswer]: readonly [string, string],
  limit: number,
): Promise<readonly RegionalItem[]> {
  const { lo, hi } = rangeOf(region);
  const above = [region.slice(0, 2), region.slice(0, 4)];
  const rows = await sql<ItemRow>`SELECT * FROM (SELECT DISTINCT ON (answer_id) * FROM regional_item
      WHERE region_code = ANY (${above}) OR (region_code >= ${lo} AND region_code < ${hi}) ORDER BY answer_id, version DESC) i
    WHERE (i.region_code, i.answer_id) > (${afterRegion}, ${afterAnswer}::uuid) ORDER BY i.region_code, i.answer_id LIMIT ${limit}`;
  return rows.map(toItem);
}

/** The latest wording of each of these answer ids; those that nobody has are absent. */
export async function findAnswerable(sql: Sql, answerIds: readonly string[]): Promise<readonly RegionalItem[]> {
  const rows = await sql<ItemRow>`SELECT DISTINCT ON (answer_id) * FROM regional_item
    WHERE answer_id = ANY (${[...answerIds]}::uuid[]) ORDER BY answer_id, version DESC`;
  return rows.map(toItem);
}

/** What a region itself requires in a year by its newest word; none where it never said anything. */
export async function findRequired(sql: Sql, regionCode: string, year: number): Promise<readonly RequiredVariable[]> {
  const rows = await sql<{ variables: RequiredVariable[] }>`SELECT variables FROM period_requirement
    WHERE region_code = ${regionCode} AND year = ${year} ORDER BY made_at DESC, id DESC LIMIT 1`;
  return rows[0]?.variables ?? [];
}
