import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { runReminders } from "@/lib/server/reminder/run-reminders";

/** Job `remind`, hourly: each time zone's reminders once a day, from seven in the morning on. */
export const remind: Task = async () => {
  const told = await runReminders(new Date());
  if (told > 0) log().info({ told }, "reminders written");
};
