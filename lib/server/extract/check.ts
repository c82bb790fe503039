import "server-only";
import type { Verdict } from "@/lib/domain/extract/compare";
import { type LoadSummary, type RemarkCount, TOLD_FROM } from "@/lib/domain/extract/load";
import { openBulk } from "@/lib/server/db/bulk";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { compareFamilies } from "./compare";
import { countUnranked } from "./follow-ranking";
import { type ExtractJob, findLoadGrant, LoadLeft, LoadStopped, type LoadWork, scopeOfLoad } from "./job";
import { countKinds } from "./kinds";
import { matchRows } from "./match";
import { stageRows } from "./stage";

/** Kinds of remarks that the summary names; the report has every row. */
const MOST_REMARKS = 60;
const MOST_HEADINGS = 40;

/**
 * Checks the files of a load: every row staged, then judged. The register does not change. Cut off, it goes on from its last mark; a load
 * that was cancelled meanwhile is left alone.
 */
export async function checkLoad(job: ExtractJob, now: Date): Promise<void> {
  const bulk = await openBulk();
  const work: LoadWork = { job, bulk, now };
  try {
    const grant = await underScope(scopeOfLoad(job), ({ sql }) => findLoadGrant(sql, job, "extract:load", now));
    if (grant === null) throw new LoadStopped("GRANT_ENDED");
    const unknown = await stageRows(work);
    await matchRows(work);
    await compareFamilies(work);
    await settle(work, unknown);
  } catch (error) {
    if (error instanceof LoadStopped) await refuseLoad(job, error, now);
    else if (!(error instanceof LoadLeft)) throw error;
  } finally {
    await bulk.close();
  }
}

async function settle({ bulk, job, now }: LoadWork, unknown: readonly string[]): Promise<void> {
  await bulk.underScope(scopeOfLoad(job), async ({ sql }) => {
    const summary = await summarize(sql, job, unknown);
    const rows = Object.values({ ...summary.kinds.families, ...summary.kinds.people }).reduce(
      (sum, count) => sum + count,
      0,
    );
    if (rows === 0) throw new LoadStopped("NO_ROWS");
    const ready =
      await sql`UPDATE extract_load SET state = 'ready', summary = ${JSON.stringify(summary)}, mark = '{}', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking' RETURNING 1`;
    if (ready.length === 0) throw new LoadLeft();
    await dropPieces(sql, job);
  });
}

/** The files have been read: what is needed of them is staged. */
export async function dropPieces(sql: Sql, job: ExtractJob): Promise<void> {
  await sql`DELETE FROM extract_piece p USING extract_file f WHERE f.regency_code = ${job.regencyCode} AND f.load_id = ${job.loadId}
    AND p.regency_code = f.regency_code AND p.file_id = f.id`;
}

async function summarize(sql: Sql, job: ExtractJob, unknown: readonly string[]): Promise<LoadSummary> {
  const [fresh] = await sql<{
    families: number;
    people: number;
    villages: number;
    absent: number;
  }>`SELECT coalesce(sum(families), 0)::int AS families, coalesce(sum(people), 0)::int AS people,
      (count(*) FILTER (WHERE families > 0))::int AS villages, coalesce(sum(absent), 0)::int AS absent
    FROM extract_village WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId}`;
  const remarks =
    await sql<RemarkCount>`SELECT split_part(m, ':', 1) AS "column", split_part(m, ':', 2) AS problem, count(*)::int AS rows,
      min(row_number) AS "firstRow"
    FROM extract_row, unnest(remarks) AS m WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} AND remarks <> '{}'
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST_REMARKS}`;
  const compared = await sql<{
    verdict: Verdict;
    rows: number;
  }>`SELECT verdict, count(*)::int AS rows FROM extract_difference
    WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} GROUP BY 1`;
  const differences = Object.fromEntries(compared.map(({ verdict, rows }) => [verdict, rows]));
  const { families = 0, people = 0, villages = 0, absent = 0 } = fresh ?? {};
  const kinds = await countKinds(sql, job, { families, people });
  const [told] = await sql<{ outside: number }>`SELECT outside_people AS outside FROM extract_load
    WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId}`;
  const outside = told?.outside ?? 0;
  const unranked = await countUnranked(sql, job);
  return {
    kinds,
    newPeople: people,
    villages,
    absent,
    outside: outside < TOLD_FROM ? 0 : outside,
    ...(unranked === null ? {} : { unranked }),
    differences,
    remarks,
    unknownColumns: unknown.slice(0, MOST_HEADINGS),
  };
}

/** The load is refused as a whole: nothing that was read of it counts, and the clearing job takes it away. */
async function refuseLoad(job: ExtractJob, { failure, row }: LoadStopped, now: Date): Promise<void> {
  await underScope(scopeOfLoad(job), async ({ sql }) => {
    const refused =
      await sql`UPDATE extract_load SET state = 'refused', failure = ${failure}, failure_row = ${row}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking' RETURNING 1`;
    if (refused.length > 0)
      await sql`SELECT app_enqueue_extract('extract-clear', ${JSON.stringify(job)}::json, ${`extract-clear:${job.loadId}`})`;
  });
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: ExtractJob, now: Date): Promise<void> {
  await refuseLoad(job, new LoadStopped("CHECK_FAILED"), now);
}

/** Rows taken away in one statement. */
const CLEARED = 20_000;
/** Of up to 4 MB each. */
const CLEARED_PIECES = 32;

/** Takes away what was read of a load that ended without being recorded. */
export async function clearLoad(job: ExtractJob): Promise<void> {
  const ended = ["cancelled", "refused"];
  for (let gone = CLEARED; gone === CLEARED; )
    gone = await underScope(scopeOfLoad(job), async ({ sql }) => {
      const rows = await sql<{ n: number }>`WITH gone AS (DELETE FROM extract_row WHERE ctid = ANY (ARRAY(
          SELECT r.ctid FROM extract_row r JOIN extract_load l ON l.regency_code = r.regency_code AND l.id = r.load_id
          WHERE r.regency_code = ${job.regencyCode} AND r.load_id = ${job.loadId} AND l.state = ANY (${ended}) LIMIT ${CLEARED})) RETURNING 1)
        SELECT count(*)::int AS n FROM gone`;
      return rows[0]?.n ?? 0;
    });
  await underScope(scopeOfLoad(job), async ({ sql }) => {
    const rows = await sql`SELECT 1 FROM extract_load
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = ANY (${ended})`;
    if (rows.length === 0) return;
    await sql`DELETE FROM extract_difference WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId}`;
    await sql`DELETE FROM extract_village WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId}`;
  });
  for (let gone = CLEARED_PIECES; gone === CLEARED_PIECES; )
    gone = await underScope(scopeOfLoad(job), async ({ sql }) => {
      const rows = await sql`DELETE FROM extract_piece WHERE ctid = ANY (ARRAY(
          SELECT p.ctid FROM extract_piece p JOIN extract_file f ON f.regency_code = p.regency_code AND f.id = p.file_id
          JOIN extract_load l ON l.regency_code = f.regency_code AND l.id = f.load_id
          WHERE f.regency_code = ${job.regencyCode} AND f.load_id = ${job.loadId} AND l.state = ANY (${ended}) LIMIT ${CLEARED_PIECES}))
        RETURNING 1`;
      return rows.length;
    });
}
