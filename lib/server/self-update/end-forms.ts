import "server-only";
import type { Task } from "graphile-worker";
import { localDay } from "@/lib/domain/period/period";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";

/** The last place of the country where a day ends: nobody's form goes before its own midnight. */
const LAST_ZONE = "Asia/Jakarta";

/** Takes away what families filled in for a period that is over and never sent. Answers how many forms. */
export async function endOwnForms(now: Date): Promise<number> {
  const [row] = await referenceSql()<{ n: number }>`SELECT app_end_self_forms(${localDay(now, LAST_ZONE)}::date) AS n`;
  return row?.n ?? 0;
}

/** Job `end-self-forms`, every night. A page asks the period itself. */
export const endSelfForms: Task = async () => {
  const forms = await endOwnForms(new Date());
  if (forms > 0) log().info({ forms }, "families' forms ended with their period");
};
