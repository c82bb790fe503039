import "server-only";
import type { Bulk } from "@/lib/server/db/bulk";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { type ExtractJob, scopeOfLoad } from "./job";

/** Tells the planner what was just staged or recorded. A hint: where it comes to nothing (a time limit), the work goes on without it. */
export async function tellPlanner(bulk: Bulk, job: ExtractJob, what: "staged" | "recorded"): Promise<void> {
  try {
    await bulk.underScope(scopeOfLoad(job), ({ sql }) => sql`SELECT app_extract_analyze(${what})`);
  } catch (error) {
    log().warn({ loadId: job.loadId, what, code: databaseFault(error)?.code }, "the planner was not told");
  }
}
