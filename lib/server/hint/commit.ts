import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { SECTORS } from "@/lib/domain/hint/sector";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { findHintGrant, type HintJob, scopeOfHints } from "./job";
import { recordHints } from "./record";

const keptSchema = z.array(
  z.strictObject({
    personUid: z.uuid(),
    villageCode: z.string(),
    level: z.enum(["household", "member"]),
    key: z.string(),
    value: z.union([z.number(), z.array(z.number())]),
  }),
);

/** Hints that one statement takes. */
const CHUNK = 5000;

/** Hands what a checked file says to the villages: all of it in one transaction or nothing. */
export async function commitHints(job: HintJob, now: Date): Promise<void> {
  await underScope(scopeOfHints(job), async ({ sql }) => {
    const [file] = await sql<{
      content: Buffer;
      sector: string;
      asOf: string;
    }>`SELECT content, sector, as_of::text AS "asOf" FROM hint_file
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'committing' FOR UPDATE`;
    if (file === undefined) return;
    const grantId = await findHintGrant(sql, job, now);
    if (grantId === null) {
      await sql`UPDATE hint_file SET state = 'failed', failure = 'GRANT_ENDED', content = NULL, updated_at = ${now}
        WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId}`;
      return;
    }
    const hints = keptSchema.parse(JSON.parse(unsealBytes(file.content).toString("utf8")));
    const { regencyCode, userId: givenBy, fileId: batchId } = job;
    const from = { regencyCode, givenBy, batchId, sector: z.enum(SECTORS).parse(file.sector), asOf: file.asOf, now };
    let written = 0;
    for (let at = 0; at < hints.length; at += CHUNK)
      written += await recordHints(sql, { ...from, source: "file" }, hints.slice(at, at + CHUNK));
    await sql`UPDATE hint_file SET state = 'committed', failure = NULL, content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${batchId}`;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${regencyCode}, ${now}, ${uuidv7()}, ${regencyCode}, ${givenBy}, ${grantId}, 'hint:applied', 'hint-file',
        ARRAY[${batchId}::uuid], ${JSON.stringify({ hints: written })})`;
  });
}

/** After the last attempt at a commit that keeps failing: back to the report, with nothing written. */
export async function giveUpCommit(job: HintJob, now: Date): Promise<void> {
  await underScope(
    scopeOfHints(job),
    ({ sql }) => sql`UPDATE hint_file SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'committing'`,
  );
}
