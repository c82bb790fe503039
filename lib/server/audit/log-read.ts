import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { ScopedTx } from "@/lib/server/db/scoped";
import type { AuditEntry, ReadPurpose } from "./audit-entry";
import { writeAudit } from "./write-audit";

/**
 * One audit row for a page that showed families by name: the ids shown and why (DECIDED 17). Written in the read's own
 * transaction, so that nothing is shown that was not logged: its end waits for the row. A page that shows nobody writes
 * nothing.
 */
export async function logRead(
  tx: ScopedTx,
  actor: Actor,
  purpose: ReadPurpose,
  subjectKind: Extract<
    AuditEntry["subjectKind"],
    "household" | "proposal" | "meeting" | "import" | "transfer" | "set-aside"
  >,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const entry = {
    action: `${subjectKind}:read`,
    subjectKind,
    subjectIds: ids,
    areaCode: actor.grant.regionCode,
    purpose,
  };
  tx.atEnd(() => writeAudit(tx.sql, actor, new Date(), entry));
}
