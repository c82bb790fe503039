import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { pruneTold } from "@/lib/server/notice/prune";

/** Job `prune-told`, every night: notices, mails, digests and marks of jobs that nobody looks for any more. */
export const pruneToldTask: Task = async () => {
  const gone = await pruneTold();
  if (Object.values(gone).some((count) => count > 0)) log().info(gone, "what was told long ago is removed");
};
