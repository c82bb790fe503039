import "server-only";
import type { Task } from "graphile-worker";
import { importCheck, importCommit } from "@/lib/server/import/tasks";
import { expireDrafts } from "./tasks/expire-drafts";
import { recountVillages } from "./tasks/recount-villages";
import { rollupVillage } from "./tasks/rollup-village";
import { sweepStale } from "./tasks/sweep-stale";

/** What the clock starts. */
type ClockTask = "expire-drafts" | "recount-villages" | "sweep-stale";

/** What the clock starts and what `app_enqueue` accepts. A job whose task is missing here stays in the queue until it is there. */
export type TaskName = ClockTask | "rollup-village" | "import-check" | "import-commit";

/** Every job the worker knows, by name. */
export const tasks = {
  "expire-drafts": expireDrafts,
  "import-check": importCheck,
  "import-commit": importCommit,
  "recount-villages": recountVillages,
  "rollup-village": rollupVillage,
  "sweep-stale": sweepStale,
} as const satisfies Partial<Record<TaskName, Task>>;
