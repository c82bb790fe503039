import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";

/** The family whose request is to be written down; null when it is not in the actor's area. It is logged. */
export async function findAskingFamily(actor: Actor, at: PublicId): Promise<{ readonly headName: string } | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [family] = await tx.sql<{ headName: string }>`SELECT head_name AS "headName" FROM household
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid AND status <> 3`;
    if (family === undefined) return null;
    await logRead(tx, actor, "rights", "household", [at.id]);
    return family;
  });
}
