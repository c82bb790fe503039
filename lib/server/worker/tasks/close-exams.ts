import "server-only";
import type { Task } from "graphile-worker";
import { closeOverdueAttempts } from "@/lib/server/exam/close-overdue";
import { log } from "@/lib/server/log/log";

/** Job `close-exams`, every five minutes: tests whose time is over are scored, whether or not the person comes back. */
export const closeExams: Task = async () => {
  const closed = await closeOverdueAttempts(new Date());
  if (closed > 0) log().info({ closed }, "tests closed by the clock");
};
