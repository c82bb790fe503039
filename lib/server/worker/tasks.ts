import "server-only";
import type { Task } from "graphile-worker";
import { importCheck, importCommit } from "@/lib/server/import/tasks";
import { expireDrafts } from "./tasks/expire-drafts";
import { rollupVillage } from "./tasks/rollup-village";

/** What `app_enqueue` accepts, and what the clock starts (`expire-drafts`). A job whose task is missing here stays in the queue until it is there. */
export type TaskName = "expire-drafts" | "rollup-village" | "import-check" | "import-commit";

/** Every job the worker knows, by name. */
export const tasks = {
  "expire-drafts": expireDrafts,
  "import-check": importCheck,
  "import-commit": importCommit,
  "rollup-village": rollupVillage,
} as const satisfies Partial<Record<TaskName, Task>>;
