import "server-only";
import { uuidv7 } from "uuidv7";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import { type Bulk, openBulk } from "@/lib/server/db/bulk";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { followRanking } from "./follow-ranking";
import { type ExtractJob, findLoadGrant, LoadLeft, LoadStopped, scopeOfLoad } from "./job";
import { countKinds } from "./kinds";
import { type Recording, recordVillage } from "./record-village";
import { takeTheirs } from "./take-theirs";
import { tellPlanner } from "./tell-planner";
import { layoutSchema } from "./told";
import type { LoadFacts } from "./whole";

/** Villages after which the planner is told anew: while the tables are small, each grows by its own size. */
const ANALYZED_AFTER = [1, 4, 16, 64, 256];

/**
 * Records a confirmed load, village by village: each village is one transaction, so that work that was cut off goes on with the next one,
 * and nothing is ever half there. Families that came into the register meanwhile are passed over and told.
 */
export async function recordLoad(job: ExtractJob, now: Date): Promise<void> {
  const bulk = await openBulk();
  try {
    const recording = await openRecording(job, bulk, now);
    for (const [index, village] of (await villagesLeft(job)).entries()) {
      await recordVillage(recording, village);
      if (ANALYZED_AFTER.includes(index + 1)) await tellPlanner(bulk, job, "recorded");
    }
    await takeTheirs(recording);
    await followRanking(recording);
    await finish(recording);
  } catch (error) {
    if (error instanceof LoadStopped) await stop(job, error.failure, now);
    else if (!(error instanceof LoadLeft)) throw error;
  } finally {
    await bulk.close();
  }
}

interface LoadRow {
  condition_date: string;
  ranked_on: string | null;
  source: string;
  layout: unknown;
  confirmed_at: Date;
}

/** What the load says of all its families, the snapshot on record. @throws LoadStopped, LoadLeft */
async function openRecording(job: ExtractJob, bulk: Bulk, now: Date): Promise<Recording> {
  return underScope(scopeOfLoad(job), async ({ sql }) => {
    const rows =
      await sql<LoadRow>`SELECT condition_date::text AS condition_date, ranked_on::text AS ranked_on, source, layout, confirmed_at
      FROM extract_load WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'recording'`;
    const row = rows[0];
    if (row === undefined) throw new LoadLeft();
    const grantId = await findLoadGrant(sql, job, "extract:confirm", now);
    if (grantId === null) throw new LoadStopped("GRANT_ENDED");
    const snapshot = row.ranked_on === null ? null : { id: quarterOf(row.ranked_on), rankedOn: row.ranked_on };
    if (snapshot !== null && !(await recordSnapshot(sql, job, snapshot, row.source, now)))
      throw new LoadStopped("SNAPSHOT_DIFFERS");
    const facts: LoadFacts = {
      conditionDate: row.condition_date,
      snapshot,
      layout: layoutSchema.parse(row.layout),
      confirmedAt: row.confirmed_at,
    };
    const [era] = await sql<{ era: number }>`SELECT app_feed_era() AS era`;
    return { job, bulk, facts, grantId, feedEra: era?.era ?? 0, now };
  });
}

/** The snapshot on record, or this one now. False: another day stands under its name, or its day under another name. */
async function recordSnapshot(
  sql: Sql,
  job: ExtractJob,
  { id, rankedOn }: { readonly id: string; readonly rankedOn: string },
  source: string,
  now: Date,
): Promise<boolean> {
  await sql`INSERT INTO decile_snapshot (id, ranked_on, source, created_by, created_at)
    VALUES (${id}, ${rankedOn}, ${source}, ${job.userId}, ${now}) ON CONFLICT DO NOTHING`;
  const rows = await sql`SELECT 1 FROM decile_snapshot WHERE id = ${id} AND ranked_on = ${rankedOn}`;
  return rows.length > 0;
}

async function villagesLeft(job: ExtractJob): Promise<readonly string[]> {
  const rows = await underScope(
    scopeOfLoad(job),
    ({ sql }) => sql<{ code: string }>`SELECT village_code AS code FROM extract_village
      WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} AND recorded_at IS NULL AND families > 0 ORDER BY village_code`,
  );
  return rows.map(({ code }) => code);
}

async function finish({ job, grantId, now }: Recording): Promise<void> {
  await underScope(scopeOfLoad(job), async ({ sql }) => {
    const [written] = await sql<{
      families: number;
      people: number;
      answers: number;
    }>`SELECT coalesce(sum(written_families), 0)::int AS families,
        coalesce(sum(written_people), 0)::int AS people,
        (SELECT count(*)::int FROM extract_difference WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} AND state = 'taken') AS answers
      FROM extract_village WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId}`;
    const kinds = await countKinds(sql, job, { families: written?.families ?? 0, people: written?.people ?? 0 });
    const done = await sql`UPDATE extract_load SET state = 'recorded', failure = NULL, updated_at = ${now},
        summary = summary || ${JSON.stringify({ kinds, written })}::jsonb
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'recording' RETURNING 1`;
    if (done.length === 0) return;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.regencyCode}, ${job.userId}, ${grantId}, 'extract:recorded', 'extract-load',
        ARRAY[${job.loadId}::uuid], ${JSON.stringify(written)})`;
  });
}

async function stop(job: ExtractJob, failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfLoad(job),
    ({ sql }) => sql`UPDATE extract_load SET state = 'failed', failure = ${failure}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'recording'`,
  );
}

/** After the last attempt at a recording that keeps failing: told; what is recorded stays, and it may be confirmed once more. */
export async function giveUpRecord(job: ExtractJob, now: Date): Promise<void> {
  await stop(job, "INTERNAL", now);
}
