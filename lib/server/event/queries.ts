import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findVillagePeriod } from "@/lib/server/period/find-period";

export interface EventStart {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly headName: string;
  readonly isClosed: boolean;
  /** An event may be told now: the family lives and the period is open. */
  readonly can: boolean;
}

/** The family to which something happened; null when it is not in the actor's area. */
export async function findEventStart(actor: Actor, publicId: string, now: Date): Promise<EventStart | null> {
  const at = parsePublicId(publicId);
  if (at === null) return null;
  const { regencyCode, id } = at;
  const family = await underScope(scopeOf(actor), async (tx) => {
    const [row = null] = await tx.sql<{ headName: string; villageCode: string; status: number }>`
      SELECT head_name AS "headName", village_code AS "villageCode", status FROM household
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    if (row !== null) await logRead(tx, actor, "update", "household", [id]);
    return row;
  });
  if (family === null) return null;
  const period = await findVillagePeriod(referenceSql(), family.villageCode, now);
  const isClosed = family.status === HOUSEHOLD_STATUS.closed;
  return {
    publicId: formatPublicId(regencyCode, id),
    regencyCode,
    id,
    headName: family.headName,
    isClosed,
    can: !isClosed && period?.isOpen === true,
  };
}
