import "server-only";
import type { Task } from "graphile-worker";
import { countReviews } from "@/lib/server/access-review/stored-progress";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** Job `count-access-reviews`, every hour and when the worker starts: how far each administrator's area has come in its review. */
export const countAccessReviewsTask: Task = async () => {
  const counts = await countReviews(referenceSql(), new Date());
  log().debug({ counts }, "access reviews counted");
};
