import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";

/** Notes that the minutes of a request were printed. */
export async function logPrinted(actor: Actor, at: PublicId, now: Date): Promise<void> {
  await underScope(scopeOf(actor), ({ sql }) =>
    writeAudit(sql, actor, now, {
      action: "data-request:print-bast",
      subjectKind: "data-request",
      subjectIds: [at.id],
      areaCode: at.regencyCode,
    }),
  );
}
