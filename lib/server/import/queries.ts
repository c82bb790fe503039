import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { parseChangeKey } from "@/lib/domain/instrument/diff";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale, Question } from "@/lib/domain/instrument/question";
import { INSTRUMENTS, instrumentFor } from "@/lib/domain/instrument/registry";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { type Sight, shownText } from "@/lib/domain/queue/readable";
import type { BookFormat } from "@/lib/domain/sid/book";
import type { BookQuestion } from "@/lib/domain/sid/book-question";
import {
  type ImportChange,
  type ImportFilter,
  type ImportItemView,
  type ImportLine,
  type ImportPage,
  type ImportState,
  type ImportSummary,
  type ItemKind,
  shownKind,
} from "@/lib/domain/sid/import-view";
import type { SidProblem } from "@/lib/domain/sid/problem";
import { logRead } from "@/lib/server/audit/log-read";
import { unseal } from "@/lib/server/crypto/seal";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { displayNames } from "@/lib/server/queue/names";
import type { ItemContent } from "./item";

const LISTED = 20;
const PAGE = 50;
/** Faults a file may hold: one row each, at most. */
const MOST_ROWS = 20_000;

interface BatchRow {
  regency_code: string;
  id: string;
  state: ImportState;
  progress_done: number;
  progress_total: number;
  summary: ImportSummary | null;
  failure: string | null;
  format: BookFormat | null;
  question: BookQuestion | null;
  created_by: string;
  created_at: Date;
  pushed_by: string | null;
}

/** The village's latest imports, the newest first. No families in it. */
export async function listImports(actor: Actor): Promise<readonly ImportLine[]> {
  const { regionCode } = actor.grant;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<BatchRow>`SELECT regency_code, id, state, summary, created_by, created_at, pushed_by FROM import_batch
      WHERE regency_code = ${regionCode.slice(0, 4)} AND village_code = ${regionCode} ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map((row) => ({
      publicId: formatPublicId(row.regency_code, row.id),
      state: row.state,
      createdAt: row.created_at,
      createdBy: names.get(row.created_by) ?? "",
      isPushed: row.pushed_by !== null,
      summary: row.summary,
    }));
  });
}

interface ItemRow {
  ordinal: number;
  kind: ItemKind;
  household_id: string | null;
  row_numbers: number[];
  content: ItemContent | null;
  problems: SidProblem[];
  proposal_id: string | null;
  chosen: boolean;
}

/**
 * An import with one page of its families as the filter asks; one audit row with the families shown. Null outside the actor's
 * village.
 */
export async function findImport(
  actor: Actor,
  publicId: string,
  filter: ImportFilter,
  locale: Locale,
  limit = PAGE,
): Promise<ImportPage | null> {
  const ids = parsePublicId(publicId);
  if (ids === null) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const batch = await findBatch(tx, ids.regencyCode, ids.id);
    if (batch === null) return null;
    const kind = shownKind(batch.summary, filter.kind);
    const rows = await readItems(tx, batch, { ...filter, kind }, limit);
    const shown = rows.slice(0, limit);
    await logRead(
      tx,
      actor,
      "import",
      "household",
      shown.flatMap((row) => row.household_id ?? []),
    );
    const sight = { locale, identity: authorize(actor, "household:read-identity") };
    return {
      ...headOf(batch),
      filter,
      kind,
      chosen: await countChosen(tx, batch),
      fields: fieldsOf(batch.summary, locale),
      items: shown.map((row) => toView(row, ids.regencyCode, sight)),
      next: rows.length > limit ? (shown.at(-1)?.ordinal ?? null) : null,
    };
  });
}

async function findBatch({ sql }: ScopedTx, regencyCode: string, id: string): Promise<BatchRow | null> {
  const rows =
    await sql<BatchRow>`SELECT regency_code, id, state, progress_done, progress_total, summary, failure, format, question,
      created_by, created_at
    FROM import_batch WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`;
  return rows[0] ?? null;
}

async function readItems({ sql }: ScopedTx, batch: BatchRow, filter: ImportFilter, limit: number): Promise<ItemRow[]> {
  if (batch.state === "checking" || batch.state === "asking" || batch.state === "committing") return [];
  const { kind, field, hamlet, after } = filter;
  return sql<ItemRow>`SELECT ordinal, kind, household_id, row_numbers, problems, proposal_id, chosen, content #- '{draft,payload}' AS content
    FROM import_item WHERE regency_code = ${batch.regency_code} AND import_id = ${batch.id}::uuid AND kind = ${kind} AND ordinal > ${after}
      AND (${hamlet}::text IS NULL OR content->>'dusun' = ${hamlet})
      AND (${field}::text IS NULL OR EXISTS (SELECT 1 FROM jsonb_array_elements(content->'changes') AS c
        WHERE regexp_replace(c->>'key', ':[^.]*', '') = ${field}))
    ORDER BY ordinal LIMIT ${limit + 1}`;
}

/** Families that would become drafts now. */
async function countChosen({ sql }: ScopedTx, batch: BatchRow): Promise<number> {
  const rows = await sql<{ count: number }>`SELECT count(*)::int AS count FROM import_item
    WHERE regency_code = ${batch.regency_code} AND import_id = ${batch.id}::uuid AND kind IN ('new', 'changed') AND chosen`;
  return rows[0]?.count ?? 0;
}

function fieldsOf(summary: ImportSummary | null, locale: Locale): ImportPage["fields"] {
  return Object.entries(summary?.fields ?? {}).flatMap(([key, count]) => {
    const question = questionOf(key);
    return question === null ? [] : [{ key, count, label: inLocale(question.label, locale) }];
  });
}

function questionOf(key: string): Question | null {
  // A change of somebody and the field without the person name the same question.
  const target = parseChangeKey(key) ?? parseChangeKey(key.replace(".", ":nobody."));
  return target === null ? null : findQuestion(usedInstrument(), target.level, target.key);
}

function headOf(batch: BatchRow) {
  const [code = "", detail = null] = batch.failure?.split(/:(.*)/s) ?? [];
  return {
    publicId: formatPublicId(batch.regency_code, batch.id),
    regencyCode: batch.regency_code,
    id: batch.id,
    state: batch.state,
    failure: batch.failure === null ? null : { code, detail },
    progress: { done: batch.progress_done, total: batch.progress_total },
    summary: batch.summary,
    format: batch.format,
    question: batch.state === "asking" ? batch.question : null,
    createdAt: batch.created_at,
  };
}

function toView(row: ItemRow, regencyCode: string, sight: Sight): ImportItemView {
  const { content } = row;
  const place = [content?.dusun, content?.rt ? `RT ${content.rt}` : null, content?.rw ? `RW ${content.rw}` : null];
  return {
    ordinal: row.ordinal,
    kind: row.kind,
    headName: content?.headName ?? "",
    place: place.filter(Boolean).join(", "),
    people: content?.people ?? row.row_numbers.length,
    members: content?.members ?? [],
    chosen: row.chosen,
    rowNumbers: row.row_numbers,
    changes: changesOf(content, sight),
    problems: row.problems,
    proposalPublicId: row.proposal_id === null ? null : formatPublicId(regencyCode, row.proposal_id),
  };
}

function changesOf(content: ItemContent | null, sight: Sight): readonly ImportChange[] {
  return (content?.changes ?? []).flatMap(({ key, before, after }) => {
    const target = parseChangeKey(key);
    const question = questionOf(key);
    if (target === null || question === null) return [];
    // By the dictionary, never by the look of the text: a cell may hold words that look sealed.
    const sealed = SEALED_KEYS.has(`${target.level}.${target.key}`);
    const open = (value: AnswerValue) => (sealed && typeof value === "string" && value !== "" ? unseal(value) : value);
    return [
      {
        key,
        label: inLocale(question.label, sight.locale),
        person: target.uid === null ? null : (content?.names?.[target.uid] ?? ""),
        before: shownText(question, open(before), sight),
        after: shownText(question, open(after), sight),
      },
    ];
  });
}

/** The workbook maps to the fields of Regsosek 2022, whatever else a period may ask. */
function usedInstrument(): Instrument {
  const found = instrumentFor("REGSOSEK22-K", 1) ?? INSTRUMENTS[0];
  if (found === undefined) throw new Error("no instrument");
  return found;
}

/** Everything that was not taken over, for a file to work through. No personal data: rows, cells and reasons. */
export async function listFaults(actor: Actor, publicId: string): Promise<readonly SidProblem[] | null> {
  const ids = parsePublicId(publicId);
  if (ids === null) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const batch = await findBatch(tx, ids.regencyCode, ids.id);
    if (batch === null) return null;
    const rows = await tx.sql<{
      row_numbers: number[];
      problems: SidProblem[];
    }>`SELECT row_numbers, problems FROM import_item
      WHERE regency_code = ${ids.regencyCode} AND import_id = ${ids.id}::uuid AND problems <> '[]'::jsonb ORDER BY ordinal LIMIT ${MOST_ROWS}`;
    // A family skipped at the commit names no row of its own: its first one stands for it.
    return rows.flatMap(({ row_numbers: rowNumbers, problems }) =>
      problems.map((problem) => (problem.row === 0 ? { ...problem, row: rowNumbers[0] ?? 0 } : problem)),
    );
  });
}
