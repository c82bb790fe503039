import "server-only";
import type { Task } from "graphile-worker";
import { queueDecisions } from "@/lib/server/mail/decisions";

/** Job `mail-decisions`, hourly: decisions on one's work since the last mail about them. */
export const mailDecisions: Task = async () => {
  await queueDecisions(new Date());
};
