import "server-only";
import type { GrantWindow } from "@/lib/domain/access/actor";
import { windowUnder } from "@/lib/domain/access/delegation";
import { Prisma } from "@/lib/server/db/generated/client";

type Instant = string | Date;

interface StoredTimes {
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly suspendedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** The giver's own grant, where a duty was handed over during leave. */
export interface StoredOrigin extends StoredTimes {
  readonly isGiverActive: boolean;
  readonly giverName: string;
}

/** What a statement on `access_grant g` selects to say when a delegated grant holds. */
export const ORIGIN = Prisma.sql`(SELECT jsonb_build_object('validFrom', o.valid_from, 'validTo', o.valid_to, 'suspendedAt', o.suspended_at,
    'revokedAt', o.revoked_at, 'isGiverActive', giver.status = 'active', 'giverName', giver.display_name)
  FROM access_grant o JOIN app_user giver ON giver.id = o.user_id WHERE o.id = g.delegated_from)`;

/** When a stored grant holds, whoever it comes from. */
export function storedWindow(own: StoredTimes, origin: StoredOrigin | null): GrantWindow {
  return origin === null ? toWindow(own) : windowUnder(toWindow(own), toWindow(origin), origin.isGiverActive);
}

function toWindow({ validFrom, validTo, suspendedAt, revokedAt }: StoredTimes): GrantWindow {
  const instant = (at: Instant | null) => (at === null ? null : new Date(at));
  return {
    validFrom: new Date(validFrom),
    validTo: instant(validTo),
    suspendedAt: instant(suspendedAt),
    revokedAt: instant(revokedAt),
  };
}
