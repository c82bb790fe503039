import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** Takes away the data of requests that are over; what was agreed, who took it and what was told of its use stay. Answers how many. */
export async function purgeEnded(now: Date): Promise<number> {
  const [row] = await referenceSql()<{ n: number }>`SELECT app_purge_data_requests(${now}) AS n`;
  return row?.n ?? 0;
}

/** Job `purge-data-requests`, every night. Nothing waits for it: a download asks the clock itself. */
export const purgeDataRequests: Task = async () => {
  const requests = await purgeEnded(new Date());
  if (requests > 0) log().info({ requests }, "data of ended requests removed");
};
