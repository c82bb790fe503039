import "server-only";
import type pg from "pg";

/**
 * Frees the jobs that a worker held when it was killed; otherwise the queue leaves them locked for four hours. To be
 * called before the queue is run, and only where one worker process serves the database: every lock that is there then
 * belongs to one that is gone. Answers how many jobs were freed; none on a database that no worker has prepared yet.
 */
export async function unlockLostJobs(pool: pg.Pool): Promise<number> {
  const queue = await pool.query<{ name: string | null }>("SELECT to_regclass('graphile_worker.jobs')::text AS name");
  if ((queue.rows[0]?.name ?? null) === null) return 0;
  const { rows } = await pool.query<{ locked_by: string; jobs: number }>(
    "SELECT locked_by, count(*)::int AS jobs FROM graphile_worker.jobs WHERE locked_by IS NOT NULL GROUP BY locked_by",
  );
  const gone = rows.map((row) => row.locked_by);
  await pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [gone]);
  return rows.reduce((sum, row) => sum + row.jobs, 0);
}
