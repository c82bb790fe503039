import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Sql } from "@/lib/server/db/sql";
import { ROWS_A_READ } from "@/lib/server/download/list-pages";
import type { AuditEntry } from "./audit-entry";
import { writeAudit } from "./write-audit";

/**
 * Notes that a file with families is taken away: one row of the download with how many, then every family in it. In the transaction that spends
 * the download, so that the rows are there before the first byte.
 */
export async function logExported(
  sql: Sql,
  actor: Actor,
  now: Date,
  taken: Pick<AuditEntry, "action" | "subjectKind" | "subjectIds" | "areaCode" | "purpose">,
  households: readonly string[],
): Promise<void> {
  await writeAudit(sql, actor, now, { ...taken, detail: { families: households.length } });
  for (let from = 0; from < households.length; from += ROWS_A_READ)
    await writeAudit(sql, actor, now, {
      ...taken,
      action: "household:export",
      subjectKind: "household",
      subjectIds: households.slice(from, from + ROWS_A_READ),
    });
}
