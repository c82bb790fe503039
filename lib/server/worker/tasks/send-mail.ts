import "server-only";
import type { Task } from "graphile-worker";
import { log } from "@/lib/server/log/log";
import { sendDue } from "@/lib/server/mail/send-due";

/** Job `send-mail`, each minute: what is due. Nothing where no mail server is configured. */
export const sendMail: Task = async () => {
  const sent = await sendDue(() => new Date());
  if (sent > 0) log().info({ sent }, "mails sent");
};
