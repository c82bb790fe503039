import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { type BookAnswer, mendedCells, questionOf } from "@/lib/domain/sid/book-question";
import type { ImportSummary } from "@/lib/domain/sid/import-view";
import { planFamilies } from "@/lib/domain/sid/plan-families";
import { readSidSheet, type SidRow, type SidSheet } from "@/lib/domain/sid/sid-sheet";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { formNow } from "@/lib/server/regional/region-set";
import { findSettings } from "@/lib/server/rule/surroundings";
import { askElsewhere, newcomersOf } from "./elsewhere";
import { itemsOfExisting, itemsOfNew, type Making, rowErrorItems } from "./family-item";
import { type ImportItem, insertItems, summarize } from "./item";
import { findCreatorGrant, type ImportJob, scopeOfJob } from "./job";
import { askOperator, readAnswer } from "./question";
import { readBook } from "./read-book";
import { findKnown, findUnderWay, listHamlets, loadFamilies } from "./register";
import { surveyItems } from "./survey-items";

/** Families read and judged before the next look at the clock. */
const CHUNK = 100;
const PROGRESS_EVERY_MS = 700;

/** A stop that a person can act on; anything else is thrown and the job runs again. */
type Refused = { readonly failure: string };

/**
 * Checks an uploaded workbook: guard, header, every row, then what each family would change. Nothing is written to the
 * register. Runs again from the start after a crash, and does nothing when the import was cancelled meanwhile.
 */
export async function checkImport(job: ImportJob, now: Date): Promise<void> {
  const opened = await openUpload(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseImport(job, opened.failure, now);
  const read = await readBook(opened.bytes);
  if (!read.ok) return refuseImport(job, read.problem, now);
  const { book } = read;
  const question = opened.answer === null ? questionOf(book) : null;
  if (question !== null) return askOperator(job, question, now);
  if (!("sheet" in book)) {
    const survey = await surveyItems(job, opened.period, book, opened.answer, now);
    if (survey === "TOO_MANY_ROWS") return refuseImport(job, survey, now);
    return storeResult(job, survey.items, summarize(survey.items, survey.rows, 0, read.formulas), now);
  }
  const result = readSidSheet(mendedCells(book.sheet, opened.answer));
  if (!result.ok) return refuseImport(job, headerFailure(result.problem), now);
  const { items, notAsked } = await makeItems(job, opened.period, result.sheet, now);
  await storeResult(job, items, summarize(items, result.sheet.rowCount, notAsked, read.formulas), now);
}

function headerFailure(problem: { readonly code: string; readonly name?: string }): string {
  return problem.name === undefined ? problem.code : `${problem.code}:${problem.name}`;
}

type Opened = { readonly bytes: Buffer; readonly period: VillagePeriod; readonly answer: BookAnswer | null } | Refused;

async function openUpload(job: ImportJob, now: Date): Promise<Opened | null> {
  return underScope(scopeOfJob(job), async ({ sql }) => {
    const rows = await sql<{ content: Buffer | null; answer: unknown }>`SELECT u.content, b.answer FROM import_batch b
      LEFT JOIN upload u ON u.regency_code = b.regency_code AND u.id = b.upload_id
      WHERE b.regency_code = ${job.regencyCode} AND b.id = ${job.importId} AND b.created_by = ${job.userId} AND b.state = 'checking'`;
    const row = rows[0];
    if (row === undefined) return null;
    if ((await findCreatorGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    const period = await findVillagePeriod(sql, job.villageCode, now);
    if (period === null || !period.isOpen) return { failure: "PERIOD_CLOSED" };
    return row.content === null
      ? { failure: "UPLOAD_GONE" }
      : { bytes: unsealBytes(row.content), period, answer: readAnswer(row.answer) };
  });
}

async function makeItems(
  job: ImportJob,
  period: VillagePeriod,
  sheet: SidSheet,
  now: Date,
): Promise<{ readonly items: readonly ImportItem[]; readonly notAsked: number }> {
  const asked = instrumentFor(period.instrument, period.instrumentVersion);
  if (asked === null) throw new Error("the period names an instrument that the portal does not know");
  const { known, underWay, hamlets, settings } = await underScope(scopeOfJob(job), async ({ sql }) => ({
    known: await findKnown(sql, job, sheet.rows),
    underWay: await findUnderWay(sql, job, period.id),
    hamlets: await listHamlets(sql, job),
    settings: await findSettings(sql, job.villageCode),
  }));
  const context = { places: sheet.places, conditionDate: period.today, hamlets, newUid: uuidv7 };
  const form = await formNow(referenceSql(), asked, job.villageCode, period, now);
  const plan = planFamilies(sheet.rows, known);
  const { elsewhere, notAsked } = await askElsewhere(job, newcomersOf(plan, known), now);
  const making: Making = { job, period, form, underWay, context, settings, elsewhere };
  const items: ImportItem[] = [...rowErrorItems([...sheet.problems, ...plan.problems])];
  const progress = progressOf(job, sheet.rowCount, items.length);
  for (const chunk of chunksOf([...plan.existing])) {
    const ids = chunk.map(([id]) => id);
    const families = await underScope(scopeOfJob(job), ({ sql }) => loadFamilies(sql, job, ids));
    for (const [id, rows] of chunk) {
      const family = families.get(id);
      if (family !== undefined) items.push(...itemsOfExisting(making, family, rows));
    }
    await progress(chunk);
  }
  for (const chunk of chunksOf([...plan.fresh])) {
    for (const [kk, rows] of chunk) items.push(...itemsOfNew(making, kk, rows, sheet.brokenKk.has(kk)));
    await progress(chunk);
  }
  items.sort((a, b) => (a.rowNumbers[0] ?? 0) - (b.rowNumbers[0] ?? 0));
  return { items, notAsked };
}

type Entry = readonly [string, readonly SidRow[]];

function chunksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / CHUNK) }, (_, index) =>
    entries.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** Tells how many rows are done, at most every 0.7 s, and lets other jobs have their turn. */
function progressOf(job: ImportJob, total: number, begun: number): (chunk: readonly Entry[]) => Promise<void> {
  let done = begun;
  let told = 0;
  return async (chunk) => {
    done += chunk.reduce((sum, [, rows]) => sum + rows.length, 0);
    await breathe();
    if (Date.now() - told < PROGRESS_EVERY_MS) return;
    told = Date.now();
    await underScope(
      scopeOfJob(job),
      ({ sql }) => sql`UPDATE import_batch
      SET progress_done = ${Math.min(done, total)}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`,
    );
  };
}

async function storeResult(
  job: ImportJob,
  items: readonly ImportItem[],
  summary: ImportSummary,
  now: Date,
): Promise<void> {
  const { rows } = summary;
  await underScope(scopeOfJob(job), async ({ sql }) => {
    const ready = await sql<{
      upload_id: string;
    }>`UPDATE import_batch SET state = 'ready', summary = ${JSON.stringify(summary)},
        progress_done = ${rows}, progress_total = ${rows}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking' RETURNING upload_id`;
    const uploadId = ready[0]?.upload_id;
    if (uploadId === undefined) return; // cancelled meanwhile
    await sql`DELETE FROM import_item WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId}`;
    await insertItems(sql, job, items);
    await sql`DELETE FROM upload WHERE regency_code = ${job.regencyCode} AND id = ${uploadId}`;
  });
}

/** The file is refused as a whole; its copy goes. */
async function refuseImport(job: ImportJob, failure: string, now: Date): Promise<void> {
  await underScope(scopeOfJob(job), async ({ sql }) => {
    const rows = await sql<{
      upload_id: string;
    }>`UPDATE import_batch SET state = 'refused', failure = ${failure}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking' RETURNING upload_id`;
    await sql`DELETE FROM upload WHERE regency_code = ${job.regencyCode} AND id = ANY (${rows.map((row) => row.upload_id)}::uuid[])`;
  });
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: ImportJob, now: Date): Promise<void> {
  await underScope(
    scopeOfJob(job),
    ({ sql }) => sql`UPDATE import_batch SET state = 'failed', failure = 'INTERNAL', updated_at = ${now}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`,
  );
}
