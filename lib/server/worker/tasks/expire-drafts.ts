import "server-only";
import type { Task } from "graphile-worker";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** Job `expire-drafts`: drafts whose period ended at their village's local midnight expire; they stay readable. */
export const expireDrafts: Task = async () => {
  const rows = await referenceSql()<{ expired: number }>`SELECT app_expire_drafts(${new Date()}) AS expired`;
  const expired = rows[0]?.expired ?? 0;
  if (expired > 0) log().info({ expired }, "drafts expired");
};
