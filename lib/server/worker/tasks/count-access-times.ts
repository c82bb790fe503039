import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";
import { countAccessTimes } from "@/lib/server/training-session/count-access-times";

/** Job `count-access-times`, every hour and when the worker starts: how early access came, area by area. */
export const countAccessTimesTask: Task = async () => {
  const areas = await countAccessTimes(referenceSql(), new Date());
  log().debug({ areas }, "access times counted");
};
