// The work of the night (matching of all villages, counts), which a worker makes up for when it starts. A bench that measures the day puts
// it off, or it measures both at once: matching a province for doubles alone keeps one core for hours.
import { setTimeout as sleep } from "node:timers/promises";

const LONGEST_MS = 10 * 60_000;
const CALM_MS = 5_000;

/** Puts off by a day what the worker has to do, until nothing is due and nothing runs for a while. Throws after ten minutes. */
export async function putOffTheNight(owner) {
  let calmSince = null;
  for (const began = Date.now(); Date.now() - began < LONGEST_MS; await sleep(500)) {
    await owner.query(
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now() + interval '1 day') FROM graphile_worker.jobs
       WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts HAVING count(*) > 0`,
    );
    const { rows } = await owner.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts",
    );
    if (rows[0].n > 0) calmSince = null;
    else calmSince ??= Date.now();
    if (calmSince !== null && Date.now() - calmSince >= CALM_MS) return;
  }
  throw new Error("the work of the night does not end");
}
