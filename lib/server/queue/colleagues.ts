import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { ReadTx } from "@/lib/server/db/scoped";

const NAMED_AT_MOST = 5;

/** Others who hold the actor's duty in the actor's region now and have no part in the proposal: they may decide. */
export async function listColleagues(
  { db }: ReadTx,
  actor: Actor,
  involved: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const grants = await db.accessGrant.findMany({
    where: {
      role: actor.grant.role,
      regionCode: actor.grant.regionCode,
      level: "full",
      suspendedAt: null,
      revokedAt: null,
      validFrom: { lte: now },
      OR: [{ validTo: null }, { validTo: { gt: now } }],
      userId: { notIn: [...new Set([...involved, actor.userId])] },
      user: { status: "active" },
    },
    select: { user: { select: { displayName: true } } },
    distinct: ["userId"],
    orderBy: { userId: "asc" },
    take: NAMED_AT_MOST,
  });
  return grants.map((grant) => grant.user.displayName);
}
