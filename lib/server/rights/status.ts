import "server-only";
import { timingSafeEqual } from "node:crypto";
import { makeToken } from "@/lib/domain/meeting/check-token";
import { formatPublicId, type PublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import type { RefusalReason, RightsKind, RightsState } from "@/lib/domain/rights/rights";
import { keyedHash } from "@/lib/server/crypto/seal";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

/** The key of a slip: 130 bits from the portal's own key, so that nothing that opens a slip is stored. */
function slipKey(publicId: string): string {
  return makeToken(keyedHash("rights-slip", publicId));
}

/** What a slip bears: which request, and the key that only its holder has. */
export function rightsSlip({ regencyCode, id }: PublicId): string {
  const publicId = formatPublicId(regencyCode, id);
  return `${publicId}.${slipKey(publicId)}`;
}

export interface RightsStatus {
  readonly villageCode: string;
  readonly kind: RightsKind;
  readonly state: RightsState;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: RefusalReason | null;
  readonly isLifted: boolean;
}

/** Where the request of a slip stands; null for a slip that the portal did not make. Nobody is named. */
export async function findRightsStatus(slip: string): Promise<RightsStatus | null> {
  const [publicId = "", key = ""] = slip.toLowerCase().split(".");
  const at = parsePublicId(publicId);
  if (at === null) return null;
  const [given, own] = [key, slipKey(publicId)].map((text) => keyedHash("rights-slip-compare", text));
  if (given === undefined || own === undefined || !timingSafeEqual(given, own)) return null;
  const [row] = await underScope(
    ANYBODY,
    ({
      sql,
    }) => sql<RightsStatus>`SELECT village_code AS "villageCode", kind, state, asked_at AS "askedAt", due_at AS "dueAt",
      decided_at AS "decidedAt", reason, is_lifted AS "isLifted" FROM app_find_rights_status(${at.regencyCode}, ${at.id}::uuid)`,
  );
  return row ?? null;
}
