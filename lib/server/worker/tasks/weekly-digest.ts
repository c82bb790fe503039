import "server-only";
import type { Task } from "graphile-worker";
import { runDigests } from "@/lib/server/digest/run-digests";
import { log } from "@/lib/server/log/log";

/** Job `weekly-digest`, hourly: the digests of the week that has ended, once a time zone. */
export const weeklyDigest: Task = async () => {
  const made = await runDigests(new Date());
  if (made > 0) log().info({ made }, "weekly digests made");
};
