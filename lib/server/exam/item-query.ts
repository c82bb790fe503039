import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import type { ItemFilter, ItemPage } from "@/lib/domain/exam/item-page";
import { itemLine } from "@/lib/domain/exam/item-stat";
import { referenceSql } from "@/lib/server/db/reference";
import { QUESTION_BANK } from "./bank/bank";

export const ITEMS_A_PAGE = 25;

/**
 * The newest finished papers that the figures are counted from. 5,000 papers ask each of the 254 questions about 600 times, which
 * puts a share within four points; all papers of the country would be millions of answers to read for a page.
 */
const MOST_PAPERS = 5_000;

interface CountRow {
  readonly code: string;
  readonly asked: number;
  readonly right: number;
  readonly correlation: number | null;
}

/**
 * What finished tests say of the questions, in the order of their codes. The questions are the country's, so the figures are too:
 * no person and no area is in them. Null for who may not watch them.
 */
export async function listItems(actor: Actor, filter: ItemFilter, size = ITEMS_A_PAGE): Promise<ItemPage | null> {
  if (!authorize(actor, "exam:watch")) return null;
  const { module, isFlagged, after } = filter;
  const bank = QUESTION_BANK.filter((question) => module === null || question.module === module);
  const [counts, papers] = await Promise.all([countAnswers(bank), countPapers()]);
  const lines = bank
    .map(({ code, module: of }) => itemLine({ module: of, ...(counts.get(code) ?? nothing(code)) }))
    .filter(({ flags }) => !isFlagged || flags.length > 0)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .filter(({ code }) => after === null || code > after);
  const shown = lines.slice(0, size);
  return { lines: shown, papers, next: lines.length > size ? (shown.at(-1)?.code ?? null) : null };
}

const nothing = (code: string): CountRow => ({ code, asked: 0, right: 0, correlation: null });

/** The keys go to the database with the question and stay nowhere there. */
async function countAnswers(
  bank: readonly { readonly code: string; readonly right: number }[],
): Promise<ReadonlyMap<string, CountRow>> {
  const rows = await referenceSql()<CountRow>`
    WITH paper AS (
      SELECT t.id, t.paper, t.right_count, jsonb_array_length(t.paper) AS length
      FROM exam_attempt t JOIN appointment a ON a.id = t.appointment_id
      WHERE t.finished_at IS NOT NULL AND a.region_code NOT LIKE ${`${PRACTICE_PREFIX}%`}
      ORDER BY t.finished_at DESC, t.id DESC LIMIT ${MOST_PAPERS}
    ), marked AS (
      SELECT key.code, p.right_count, p.length,
        coalesce((question.value->'optionOrder'->>w.option)::int = key.right, false)::int AS is_right
      FROM paper p CROSS JOIN LATERAL jsonb_array_elements(p.paper) WITH ORDINALITY AS question (value, number)
        JOIN unnest(${bank.map(({ code }) => code)}::text[], ${bank.map(({ right }) => right)}::int[]) AS key (code, "right")
          ON key.code = question.value->>'code'
        LEFT JOIN exam_answer w ON w.attempt_id = p.id AND w.place = question.number - 1
    )
    SELECT code, count(*)::int AS asked, sum(is_right)::int AS "right",
      corr(is_right, (right_count - is_right)::float8 / greatest(length - 1, 1)) AS correlation
    FROM marked GROUP BY code LIMIT ${bank.length}`;
  return new Map(rows.map((row) => [row.code, row]));
}

async function countPapers(): Promise<number> {
  const [row] = await referenceSql()<{ papers: number }>`SELECT count(*)::int AS papers FROM (
    SELECT 1 FROM exam_attempt t JOIN appointment a ON a.id = t.appointment_id
    WHERE t.finished_at IS NOT NULL AND a.region_code NOT LIKE ${`${PRACTICE_PREFIX}%`} LIMIT ${MOST_PAPERS}) AS newest`;
  return row?.papers ?? 0;
}
