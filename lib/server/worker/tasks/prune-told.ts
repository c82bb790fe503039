import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";
import { pruneTold } from "@/lib/server/notice/prune";
import { prunePractice } from "@/lib/server/practice/prune";

/** Job `prune-told`, every night: notices, mails, digests, marks of jobs and practice that nobody looks for any more. */
export const pruneToldTask: Task = async () => {
  const gone = { ...(await pruneTold()), practice: await prunePractice(referenceSql(), new Date()) };
  if (Object.values(gone).some((count) => count > 0)) log().info(gone, "what was told long ago is removed");
};
