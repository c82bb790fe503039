import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { pruneTold } from "@/lib/server/notice/prune";

/** Job `prune-told`, every night: notices and mails that nobody looks for any more. */
export const pruneToldTask: Task = async () => {
  const { notices, mails } = await pruneTold();
  if (notices + mails > 0) log().info({ notices, mails }, "old notices and mails removed");
};
