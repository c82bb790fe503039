// The work of the night (matching of all villages, counts), which a worker makes up for when it starts: a bench that measures the day
// waits for it, or it measures both at once.
import { setTimeout as sleep } from "node:timers/promises";

const LONGEST_MS = 60 * 60_000;
const CALM_MS = 3_000;

/** Resolves when no job has been due for a while. Throws after an hour: then something is wrong with the worker. */
export async function nightIsOver(owner) {
  let calmSince = null;
  for (const began = Date.now(); Date.now() - began < LONGEST_MS; await sleep(1_000)) {
    const { rows } = await owner.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts",
    );
    if (rows[0].n > 0) calmSince = null;
    else calmSince ??= Date.now();
    if (calmSince !== null && Date.now() - calmSince >= CALM_MS) return;
  }
  throw new Error("the work of the night does not end");
}
