import "server-only";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { type CsvRow, csvFileText } from "@/lib/server/download/csv-stream";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import { PlainFile } from "@/lib/server/download/plain-file";
import { type RequestJob, scopeOfRequestJob } from "./job";

/** One of the request's files on its way into sealed parts. */
export function requestFile(job: RequestJob, name: string): PlainFile {
  return new PlainFile(name, (ordinal, part) =>
    underScope(scopeOfRequestJob(job), async ({ sql }) => {
      await sql`INSERT INTO data_request_part (regency_code, request_id, name, ordinal, content)
        VALUES (${job.regencyCode}, ${job.requestId}, ${name}, ${ordinal}, ${sealBytes(part)})`;
    }),
  );
}

export async function textFile(job: RequestJob, name: string, text: string, rows: number): Promise<BuiltFile> {
  const file = requestFile(job, name);
  await file.write(text, rows);
  return file.end();
}

/** A table that fits in memory: its heading and rows. */
export function tableFile(job: RequestJob, name: string, rows: readonly CsvRow[]): Promise<BuiltFile> {
  return textFile(job, name, csvFileText(rows), Math.max(rows.length - 1, 0));
}

/** How far the job is. */
export async function tellProgress(job: RequestJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfRequestJob(job),
    ({ sql }) => sql`UPDATE data_request SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.requestId} AND content_state = 'building'`,
  );
}
