import "server-only";
import * as z from "zod";
import type { ToldFamily } from "@/lib/domain/extract/compare";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import type { Sql } from "@/lib/server/db/sql";
import type { ExtractJob } from "./job";
import { openContent } from "./row-cells";
import { answered } from "./whole";

interface RowRead {
  load_id: string;
  part: number;
  row_number: number;
  kk_bidx: Buffer;
  content: Buffer;
}

export const layoutSchema = z.object({ keluarga: z.array(z.string()), anggota: z.array(z.string()) });
type Layout = z.infer<typeof layoutSchema>;

/** What an extract tells of families, by the sealed index of their card. */
export type ToldByCard = ReadonlyMap<string, ToldFamily>;

/** What one load tells of some cards. */
export async function toldNow(
  sql: Sql,
  { regencyCode, loadId }: ExtractJob,
  cards: readonly Buffer[],
  layout: Layout,
): Promise<ToldByCard> {
  const rows = await sql<RowRead>`SELECT load_id, part, row_number, kk_bidx, content FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part IN (1, 2) AND kk_bidx = ANY (${[...cards]}::bytea[]) AND kind = 'here'
    ORDER BY part, row_number`;
  const odd = await sql<{ kk_bidx: Buffer }>`SELECT DISTINCT kk_bidx FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part = 2 AND kk_bidx = ANY (${[...cards]}::bytea[]) AND kind <> 'here'`;
  const partial = new Set(odd.map(({ kk_bidx }) => kk_bidx.toString("hex")));
  return new Map(
    [...byCard(rows, layout)].map(([card, family]) => [
      card,
      partial.has(card) ? { ...family, isPartial: true } : family,
    ]),
  );
}

interface EarlierLoad {
  readonly id: string;
  readonly layout: Layout;
}

export interface Earlier {
  /** The day that the load at hand is as of. */
  readonly conditionDate: string;
  readonly loads: readonly EarlierLoad[];
}

/** Recorded loads of the regency as of no later a day than this one, the latest first; null where this one is gone. */
export async function earlierLoads(sql: Sql, { regencyCode, loadId }: ExtractJob): Promise<Earlier | null> {
  const [own] = await sql<{ day: string }>`SELECT condition_date::text AS day FROM extract_load
    WHERE regency_code = ${regencyCode} AND id = ${loadId}`;
  if (own === undefined) return null;
  const rows = await sql<{ id: string; layout: unknown }>`SELECT id, layout FROM extract_load
    WHERE regency_code = ${regencyCode} AND id <> ${loadId} AND state = 'recorded' AND condition_date <= ${own.day}
    ORDER BY condition_date DESC, confirmed_at DESC LIMIT 20`;
  return {
    conditionDate: own.day,
    loads: rows.map(({ id, layout }) => ({ id, layout: layoutSchema.parse(layout) })),
  };
}

/** What the centre said last of some cards: the latest recorded load that has the card. */
export async function toldBefore(
  sql: Sql,
  { regencyCode }: ExtractJob,
  cards: readonly Buffer[],
  loads: readonly EarlierLoad[],
): Promise<ToldByCard> {
  const found = new Map<string, ToldFamily>();
  for (const { id, layout } of loads) {
    const left = cards.filter((card) => !found.has(card.toString("hex")));
    if (left.length === 0) break;
    const rows = await sql<RowRead>`SELECT load_id, part, row_number, kk_bidx, content FROM extract_row
      WHERE regency_code = ${regencyCode} AND load_id = ${id} AND part IN (1, 2) AND kk_bidx = ANY (${left}::bytea[]) AND kind IN ('new', 'here')
      ORDER BY part, row_number`;
    for (const [card, family] of byCard(rows, layout)) found.set(card, family);
  }
  return found;
}

function byCard(rows: readonly RowRead[], layout: Layout): ToldByCard {
  const families = new Map<
    string,
    { household: Record<string, AnswerValue>; people: ToldFamily["people"][number][] }
  >();
  for (const row of rows) {
    const card = row.kk_bidx.toString("hex");
    const { nik, values } = openContent(row.content);
    if (row.part === 1) families.set(card, { household: answersAt(values, layout.keluarga, "household"), people: [] });
    else
      families.get(card)?.people.push({
        row: row.row_number,
        nik,
        member: answersAt(values, layout.anggota, "member"),
        civil: answersAt(values, layout.anggota, "civil"),
      });
  }
  return families;
}

/** Answers of a level; what the ranking centre sets is no answer, and has a way of its own. */
function answersAt(
  values: Parameters<typeof answered>[0],
  slots: readonly string[],
  level: "household" | "member" | "civil",
): Record<string, AnswerValue> {
  return Object.fromEntries(
    answered(values, slots)
      .filter(
        ({ variable }) => variable.level === level && variable.kind !== "imported" && variable.sealedAs === undefined,
      )
      .map(({ variable, value }) => [variable.key, value]),
  );
}
