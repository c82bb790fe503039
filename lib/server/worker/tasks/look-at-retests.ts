import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { lookAtRetests } from "@/lib/server/training-session/look-at-retests";

/** Job `look-at-retests`, every night: who must pass the test again is told, and who need not any more is let off. */
export const lookAtRetestsTask: Task = async () => {
  const seen = await lookAtRetests(new Date());
  if (Object.values(seen).some((count) => count > 0)) log().info(seen, "tests again looked at");
};
