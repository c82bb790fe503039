import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";
import { pruneRosters } from "@/lib/server/roster/plan";

/** Job `prune-rosters`, every hour: uploaded tables of people that are older than a day. */
export const pruneRostersTask: Task = async () => {
  const rosters = await pruneRosters(referenceSql(), new Date());
  if (rosters > 0) log().info({ rosters }, "old rosters removed");
};
