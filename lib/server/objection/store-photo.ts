import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isPicture } from "@/lib/domain/attachment/attachment";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { keepFile } from "@/lib/server/attachment/store-attachment";
import { underScope } from "@/lib/server/db/scoped";

/** Pictures of a family that one person has sent and named in no objection yet: more is a store, not evidence. */
const MOST_LOOSE = 10;

/**
 * Keeps a photo for an objection to a family's record that is about to be written down: inspected by content, without EXIF,
 * sealed. It is seen by whoever sees the family.
 */
export async function storeObjectionPhoto(
  actor: Actor,
  id: string,
  household: PublicId,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "objection:file")) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  if (!isPicture(found.kind)) return refuse("UNSUPPORTED_FILE", { info: { reason: "NOT_A_PICTURE" } });
  const { regencyCode } = household;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [family] = await sql<{ village: string; loose: number }>`SELECT h.village_code AS village,
        (SELECT count(*)::int FROM attachment a WHERE a.regency_code = h.regency_code AND a.household_id = h.id
          AND a.proposal_id IS NULL AND a.created_by = ${actor.userId} AND a.id <> ${id}::uuid
          AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.regency_code = a.regency_code AND o.photo_id = a.id)) AS loose
      FROM household h WHERE h.regency_code = ${regencyCode} AND h.id = ${household.id}::uuid`;
    if (family === undefined) return refuse("NOT_FOUND");
    if (family.loose >= MOST_LOOSE) return refuse("TOO_LARGE");
    const file = { id, regencyCode, villageCode: family.village, householdId: household.id, proposalId: null };
    return keepFile(sql, actor, { ...file, kind: found.kind, content: Buffer.from(found.bytes) }, now);
  });
}
