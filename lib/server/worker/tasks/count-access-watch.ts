import "server-only";
import type { Task } from "graphile-worker";
import { countWatch } from "@/lib/server/access-watch/count-watch";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** Job `count-access-watch`, every hour and when the worker starts: the lists of access of provinces and the nation. */
export const countAccessWatchTask: Task = async () => {
  const areas = await countWatch(referenceSql(), new Date());
  log().debug({ areas }, "lists of access counted");
};
