import "server-only";
import * as z from "zod";
import { type BookAnswer, type BookQuestion, bookAnswerSchema, headingsOf } from "@/lib/domain/sid/book-question";
import { underScope } from "@/lib/server/db/scoped";
import { type ImportJob, scopeOfJob } from "./job";

/** Lets the import wait for the operator; what was answered before for the same headings is filled in. */
export async function askOperator(job: ImportJob, question: BookQuestion, now: Date): Promise<void> {
  await underScope(scopeOfJob(job), async ({ sql }) => {
    const headings = headingsOf(question.columns);
    const rows =
      question.columns.length === 0
        ? []
        : await sql<{ name: string; mapping: unknown }>`SELECT name, mapping FROM import_mapping
            WHERE regency_code = ${job.regencyCode} AND headings = ${headings}
            ORDER BY village_code = ${job.villageCode} DESC, created_at DESC LIMIT 1`;
    const known = rows[0];
    const mapping = bookAnswerSchema.shape.mapping.safeParse(known?.mapping);
    const saved = known !== undefined && mapping.data ? { name: known.name, mapping: mapping.data } : null;
    await sql`UPDATE import_batch SET state = 'asking', format = ${question.format},
        question = ${JSON.stringify({ ...question, saved })}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`;
  });
}

/** A stored answer; null while there is none. */
export function readAnswer(stored: unknown): BookAnswer | null {
  return stored === null ? null : z.nullable(bookAnswerSchema).parse(stored);
}
