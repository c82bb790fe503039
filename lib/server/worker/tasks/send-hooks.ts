import "server-only";
import type { Task } from "graphile-worker";
import { findNews } from "@/lib/server/api/hook/find-news";
import { sendDueEvents } from "@/lib/server/api/hook/send-due";
import { log } from "@/lib/server/log/log";

/** Job `send-hooks`, each minute: tells other systems that there is something to read. */
export const sendHooks: Task = async () => {
  await findNews(new Date());
  const sent = await sendDueEvents(() => new Date());
  if (sent > 0) log().info({ sent }, "events sent");
};
