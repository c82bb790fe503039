import "server-only";
import type { Task } from "graphile-worker";
import { pruneHookEvents } from "@/lib/server/api/hook/prune";
import { referenceSql } from "@/lib/server/db/reference";
import { pruneReplies } from "@/lib/server/delivery/reply/prune";
import { sweepLoads } from "@/lib/server/extract/sweep";
import { pruneChunks } from "@/lib/server/field/prune";
import { log } from "@/lib/server/log/log";
import { pruneTold } from "@/lib/server/notice/prune";
import { prunePractice } from "@/lib/server/practice/prune";

/** Job `prune-told`, every night: notices, mails, digests, marks of jobs, practice, events of the API, pieces of photos, files of extracts and replies that nobody looks for any more. */
export const pruneToldTask: Task = async () => {
  const now = new Date();
  const gone = {
    ...(await pruneTold()),
    practice: await prunePractice(referenceSql(), now),
    pieces: await pruneChunks(now),
    events: await pruneHookEvents(now),
    loads: await sweepLoads(now),
    replies: await pruneReplies(now),
  };
  if (Object.values(gone).some((count) => count > 0)) log().info(gone, "what was told long ago is removed");
};
