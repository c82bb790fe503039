import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** Takes away exports that nobody may take any more; who took what stays. Answers how many ended. */
export async function purgeEndedExports(now: Date): Promise<number> {
  const [row] = await referenceSql()<{ n: number }>`SELECT app_purge_family_exports(${now}) AS n`;
  return row?.n ?? 0;
}

/** Job `purge-exports`, hourly. Nothing waits for it: a download asks the clock itself. */
export const purgeExports: Task = async () => {
  const exports = await purgeEndedExports(new Date());
  if (exports > 0) log().info({ exports }, "exports that are over removed");
};
