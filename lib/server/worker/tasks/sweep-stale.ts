import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { enqueueStale } from "@/lib/server/rollup/enqueue";

/** Job `sweep-stale`, hourly: villages whose stale mark nobody took are counted after all. */
export const sweepStale: Task = async () => {
  const enqueued = await enqueueStale(new Date());
  if (enqueued > 0) log().warn({ enqueued }, "stale villages enqueued again");
};
