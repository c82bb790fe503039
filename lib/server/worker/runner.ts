import "server-only";
import { Logger, type Runner, run } from "graphile-worker";
import pg from "pg";
import { log } from "@/lib/server/log/log";
import { tasks } from "./tasks";
import { unlockLostJobs } from "./unlock-jobs";

const HEARTBEAT_MS = 10_000;

/** Two jobs at a time leave the other connections and cores to the people at the screen. */
const CONCURRENCY = 2;

/**
 * Times are UTC. Periods end at local midnight, which is at the full hour in every zone of the country. At 17:10 a new day
 * has begun in all of them (00:10 WIB); a night on which no worker ran is made up for when one starts.
 */
const CRONTAB = [
  "1 * * * * expire-drafts",
  "7 * * * * normalise-names",
  // Seven in the morning is at this minute in every zone; at the other hours nothing is left to tell.
  "3 * * * * remind",
  "5 * * * * weekly-digest",
  "20 * * * * mail-decisions",
  "* * * * * send-hooks",
  "* * * * * send-mail",
  "*/5 * * * * close-exams",
  "51 * * * * count-access-times",
  "21 * * * * count-access-reviews",
  "24 * * * * count-access-watch",
  "31 * * * * sweep-stale",
  "41 * * * * prune-rosters",
  "43 * * * * end-invitation-sets",
  "46 * * * * purge-exports",
  "10 17 * * * recount-villages ?fill=1d",
  "25 18 * * * prune-told ?fill=1d",
  "20 17 * * * purge-data-requests ?fill=1d",
  "40 17 * * * match-villages ?fill=1d",
  "15 17 * * * look-at-retests ?fill=1d",
].join("\n");

/**
 * The worker's process: takes jobs from the queue as the owner role and beats, so that readiness can tell it is alive.
 * Handlers do household work as the portal's role (DECIDED 12).
 */
async function main(): Promise<void> {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (!ownerUrl) throw new Error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: "mutakhir-heartbeat" });
  pool.on("error", () => undefined); // the queue's own reconnecting reports what matters
  // One worker process a database: what an earlier one held when it was killed is nobody's now.
  await unlockLostJobs(pool);
  const runner = await run({
    connectionString: ownerUrl,
    maxPoolSize: CONCURRENCY + 2,
    taskList: tasks,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    // A village counted a moment ago is asked for a second later: nothing but this look finds such a job.
    pollInterval: 1_000,
    crontab: CRONTAB,
    logger: jobLogger(),
  });
  // Villages marked while no worker ran, should their job have been lost.
  await pool.query("SELECT app_enqueue_stale(now())");
  // The clock of access is an hour old at the most, also where no worker ran for a while.
  await runner.addJob("count-access-times", {}, { jobKey: "count-access-times" });
  await runner.addJob("count-access-reviews", {}, { jobKey: "count-access-reviews" });
  await runner.addJob("count-access-watch", {}, { jobKey: "count-access-watch" });
  await beat(pool);
  const timer = setInterval(() => beat(pool).catch(() => undefined), HEARTBEAT_MS);
  stopOnSignal(runner, pool, timer);
  await runner.promise;
}

async function beat(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO app_meta (key, value) VALUES ('worker_heartbeat', $1)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [new Date().toISOString()],
  );
}

function stopOnSignal(runner: Runner, pool: pg.Pool, timer: NodeJS.Timeout): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(timer);
    await runner.stop().catch(() => undefined);
    await pool.end().catch(() => undefined);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** The queue's own messages at their level, without the error text of a failed job: it may quote a person's data. */
function jobLogger(): Logger {
  return new Logger(() => (level, said) => {
    const message = said.split(" with error ")[0] ?? "";
    if (level === "error") log().error(message);
    else if (level === "warning") log().warn(message);
    else log().debug(message);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
