import "server-only";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { ReadTx } from "@/lib/server/db/scoped";
import { type AuditEntry, type ReadPurpose, regencyShelf } from "./audit-entry";

/**
 * One audit row for a page that showed families by name: the ids shown and why (DECIDED 17). Written in the read's own
 * transaction, so that nothing is shown that was not logged. A page that shows nobody writes nothing.
 */
export async function logRead(
  tx: ReadTx,
  actor: Actor,
  purpose: ReadPurpose,
  subjectKind: Extract<AuditEntry["subjectKind"], "household" | "proposal" | "meeting" | "import" | "transfer">,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const areaCode = actor.grant.regionCode;
  await tx.db.audit.createMany({
    data: [
      {
        regencyCode: regencyShelf(areaCode),
        at: new Date(),
        id: uuidv7(),
        areaCode,
        actorId: actor.userId,
        grantId: actor.grant.id,
        action: `${subjectKind}:read`,
        subjectKind,
        subjectIds: [...ids],
        purpose,
      },
    ],
  });
}
