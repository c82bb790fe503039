import "server-only";
import { makeWorkerUtils } from "graphile-worker";
import type pg from "pg";

/**
 * Frees the jobs that a worker held when it was killed; otherwise the queue leaves them locked for four hours. To be
 * called before the queue is run, and only where one worker process serves the database: every lock that is there then
 * belongs to one that is gone. Answers how many jobs were freed.
 */
export async function unlockLostJobs(pool: pg.Pool): Promise<number> {
  // On an empty database the queue's own tables come first.
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.migrate();
    const { rows } = await pool.query<{ locked_by: string; jobs: number }>(
      `SELECT locked_by, count(*)::int AS jobs FROM graphile_worker.jobs WHERE locked_by IS NOT NULL GROUP BY locked_by`,
    );
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map((row) => row.locked_by));
    return rows.reduce((sum, row) => sum + row.jobs, 0);
  } finally {
    await utils.release();
  }
}
