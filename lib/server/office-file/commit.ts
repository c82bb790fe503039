import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { OFFICE_SOURCES } from "@/lib/domain/office-file/source";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { findOfficeGrant, type OfficeJob, scopeOfOffice } from "./job";
import { writeJudged } from "./judge";

/** Writes what a checked file says: all of it in one transaction or nothing. */
export async function commitOfficeFile(job: OfficeJob, now: Date): Promise<void> {
  await underScope(scopeOfOffice(job), async ({ sql }) => {
    const { regencyCode, userId, fileId } = job;
    const [file] = await sql<{ content: Buffer; source: string; asOf: string }>`
      SELECT content, source, as_of::text AS "asOf" FROM office_file
      WHERE regency_code = ${regencyCode} AND id = ${fileId} AND state = 'committing' FOR UPDATE`;
    if (file === undefined) return;
    const grantId = await findOfficeGrant(sql, job, now);
    if (grantId === null) {
      await sql`UPDATE office_file SET state = 'failed', failure = 'GRANT_ENDED', content = NULL, updated_at = ${now}
        WHERE regency_code = ${regencyCode} AND id = ${fileId}`;
      return;
    }
    const kept: unknown = JSON.parse(unsealBytes(file.content).toString("utf8"));
    const source = z.enum(OFFICE_SOURCES).parse(file.source);
    const written = await writeJudged(sql, { regencyCode, userId, fileId, source, asOf: file.asOf, now }, kept);
    await sql`UPDATE office_file SET state = 'committed', failure = NULL, content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${fileId}`;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${regencyCode}, ${now}, ${uuidv7()}, ${regencyCode}, ${userId}, ${grantId}, 'office-file:applied', 'office-file',
        ARRAY[${fileId}::uuid], ${JSON.stringify({ source, written })})`;
  });
}

/** After the last attempt at a commit that keeps failing: back to the report, with nothing written. */
export async function giveUpCommit(job: OfficeJob, now: Date): Promise<void> {
  await underScope(
    scopeOfOffice(job),
    ({ sql }) => sql`UPDATE office_file SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'committing'`,
  );
}
