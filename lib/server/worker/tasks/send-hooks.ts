import "server-only";
import type { Task } from "graphile-worker";
import { findNews } from "@/lib/server/api/hook/find-news";
import { sendDueEvents } from "@/lib/server/api/hook/send-due";
import { log } from "@/lib/server/log/log";
import { findNotices } from "@/lib/server/social/find-notices";
import { sendCallbacks } from "@/lib/server/social/send-callbacks";

/** Job `send-hooks`, each minute: tells other systems that there is something to read, and answers what is answered later. */
export const sendHooks: Task = async () => {
  await findNews(new Date());
  await findNotices(new Date());
  const clock = () => new Date();
  const [sent, answered] = await Promise.all([sendDueEvents(clock), sendCallbacks(clock)]);
  if (sent + answered > 0) log().info({ sent, answered }, "events and callbacks sent");
};
