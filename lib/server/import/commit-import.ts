import "server-only";
import { uuidv7 } from "uuidv7";
import type { ItemKind } from "@/lib/domain/sid/import-view";
import { rowProblem } from "@/lib/domain/sid/problem";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { holdVillagePeriod } from "@/lib/server/period/find-period";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { findCreatorGrant, type ImportJob, scopeOfJob } from "./job";
import { skipRegistered } from "./skip-registered";

/**
 * Turns a checked import into drafts: all of them in one transaction, or none. A family that got another proposal or
 * another revision since the check, or came into the register, is skipped and says why. Run again after a crash it finds what it left: nothing, or
 * everything done.
 */
export async function commitImport(job: ImportJob, now: Date): Promise<void> {
  await underScope(scopeOfJob(job), async ({ sql }) => {
    const batches = await sql<Batch>`SELECT period_id, created_by FROM import_batch
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'committing' FOR UPDATE`;
    const batch = batches[0];
    if (batch === undefined) return;
    const periodId = batch.period_id;
    const grantId = await findCreatorGrant(sql, job, now);
    if (grantId === null) return settle(sql, job, now, "failed", "GRANT_ENDED");
    const period = await holdVillagePeriod(sql, job.villageCode, now);
    if (period === null || !period.isOpen || period.id !== periodId)
      return settle(sql, job, now, "ready", "PERIOD_CLOSED");
    await leaveOut(sql, job);
    await skipChanged(sql, job);
    await skipRegistered(sql, job, periodId);
    const drafts = await insertDrafts(sql, job, batch, now);
    await skipTaken(sql, job);
    await finish(sql, job, grantId, drafts, now);
  });
}

async function settle(sql: Sql, job: ImportJob, now: Date, state: string, failure: string): Promise<void> {
  await sql`UPDATE import_batch SET state = ${state}, failure = ${failure}, updated_at = ${now}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId}`;
}

/** What the operator did not choose: only that it was in the file stays of it. */
async function leaveOut(sql: Sql, job: ImportJob): Promise<void> {
  await sql`UPDATE import_item SET kind = 'left-out', content = content - 'draft' - 'changes' - 'names'
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND kind IN ('new', 'changed') AND NOT chosen`;
}

/** A record that moved on since the check: what the person saw as "before" is not there any more. */
async function skipChanged(sql: Sql, job: ImportJob): Promise<void> {
  await sql`UPDATE import_item i SET kind = 'blocked', problems = ${reason("CHANGED_SINCE")}::jsonb || i.problems
    WHERE i.regency_code = ${job.regencyCode} AND i.import_id = ${job.importId} AND i.kind = 'changed'
      AND NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = i.regency_code AND h.id = i.household_id
        AND h.status <> 3 AND h.revision = (i.content->'draft'->>'baseRevision')::int)`;
}

interface Batch {
  readonly period_id: string;
  readonly created_by: string;
}

/** Items that one statement takes: a statement has seconds, and a family's draft some kilobytes. */
const CHUNK = 500;

/** All drafts, some hundred families a statement; in the one transaction of the commit. */
async function insertDrafts(sql: Sql, job: ImportJob, batch: Batch, now: Date): Promise<number> {
  const [most] = await sql<{ n: number }>`SELECT coalesce(max(ordinal), 0)::int AS n FROM import_item
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId}`;
  let drafts = 0;
  for (let from = 0; from < (most?.n ?? 0); from += CHUNK) drafts += await insertChunk(sql, job, batch, from, now);
  return drafts;
}

/**
 * One statement for a chunk of drafts. A family with an open proposal is left out by the index that allows one. Who brought the
 * file and who pressed the button both contributed, so neither decides on the drafts (DECIDED 11).
 */
async function insertChunk(sql: Sql, job: ImportJob, batch: Batch, from: number, now: Date): Promise<number> {
  // OFFSET 0 keeps the planner from opening each family's JSON once a column.
  const contributors = [...new Set([batch.created_by, job.userId])];
  const rows = await sql<{
    id: string;
    household_id: string;
  }>`INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel,
      payload, head_name, dusun, rw, rt, base_revision, condition_date, is_correction, error_count, warning_count, warning_weight,
      change_count, changed_keys, rule_findings, contributors, deciders, import_id, created_by, created_at, updated_at, state_since)
    SELECT i.regency_code, (d->>'proposalId')::uuid, i.village_code, i.household_id, ${batch.period_id}, d->>'kind', 'draft', 1, 'import',
      d->'payload', i.content->>'headName', i.content->>'dusun', i.content->>'rw', i.content->>'rt', (d->>'baseRevision')::int,
      (d->>'conditionDate')::date, false, (d->>'errors')::smallint, (d->>'warnings')::smallint, (d->>'warningWeight')::smallint,
      (d->>'changeCount')::smallint, ARRAY(SELECT jsonb_array_elements_text(d->'changedKeys')),
      ARRAY(SELECT jsonb_array_elements_text(coalesce(d->'ruleFindings', '[]'))), ${contributors}::uuid[], '{}',
      i.import_id, ${job.userId}, ${now}, ${now}, ${now}
    FROM import_item i, LATERAL (SELECT i.content->'draft' AS d OFFSET 0) AS draft
    WHERE i.regency_code = ${job.regencyCode} AND i.import_id = ${job.importId} AND i.kind IN ('new', 'changed')
      AND i.ordinal > ${from} AND i.ordinal <= ${from + CHUNK}
    ORDER BY i.ordinal
    ON CONFLICT (regency_code, household_id, period_id)
      WHERE kind <> 'event' AND state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned') DO NOTHING
    RETURNING id, household_id`;
  await sql`UPDATE import_item i SET proposal_id = p.id, content = i.content - 'draft' - 'changes' - 'names'
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.household_id)}::uuid[]) AS p (id, household_id)
    WHERE i.regency_code = ${job.regencyCode} AND i.import_id = ${job.importId} AND i.kind IN ('new', 'changed')
      AND i.ordinal > ${from} AND i.ordinal <= ${from + CHUNK} AND i.household_id = p.household_id`;
  return rows.length;
}

async function skipTaken(sql: Sql, job: ImportJob): Promise<void> {
  await sql`UPDATE import_item SET kind = 'blocked', problems = ${reason("OPEN_PROPOSAL")}::jsonb || problems
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND kind IN ('new', 'changed') AND proposal_id IS NULL`;
  await sql`UPDATE import_item SET content = content - 'draft' - 'changes' - 'names'
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND kind = 'blocked'`;
}

function reason(code: "CHANGED_SINCE" | "OPEN_PROPOSAL"): string {
  return JSON.stringify([rowProblem(0, code)]);
}

async function finish(sql: Sql, job: ImportJob, grantId: string, drafts: number, now: Date): Promise<void> {
  const counts = await sql<{ kind: ItemKind; count: number }>`SELECT kind, count(*)::int AS count FROM import_item
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} GROUP BY kind`;
  const count = (kind: ItemKind) => counts.find((row) => row.kind === kind)?.count ?? 0;
  const figures = {
    new: count("new"),
    changed: count("changed"),
    blocked: count("blocked"),
    leftOut: count("left-out"),
    drafts,
  };
  await sql`UPDATE import_batch SET state = 'committed', failure = NULL, updated_at = ${now},
      summary = summary || ${JSON.stringify(figures)}::jsonb
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId}`;
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
    VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.villageCode}, ${job.userId}, ${grantId}, 'import:applied', 'import',
      ARRAY[${job.importId}::uuid], ${JSON.stringify({ drafts })})`;
  await markVillage(sql, { villageCode: job.villageCode, id: uuidv7(), at: now, moved: "work" });
}

/** After the last attempt at a commit that keeps failing: back to the preview, with nothing written. */
export async function giveUpCommit(job: ImportJob, now: Date): Promise<void> {
  await underScope(
    scopeOfJob(job),
    ({ sql }) => sql`UPDATE import_batch SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'committing'`,
  );
}
