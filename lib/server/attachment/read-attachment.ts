import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";

export interface AttachmentFile {
  readonly kind: AttachmentKind;
  readonly bytes: Buffer;
}

/** A family's file in the actor's scope, opened, with its audit row in the same transaction; null when there is none. */
export async function findAttachment(actor: Actor, at: PublicId, now: Date): Promise<AttachmentFile | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<{ kind: AttachmentKind; content: Buffer; village_code: string; household_id: string }>`
      SELECT kind, content, village_code, household_id FROM attachment
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}`;
    const row = rows[0];
    if (row === undefined) return null;
    await writeAudit(sql, actor, now, {
      action: "attachment:read",
      subjectKind: "attachment",
      subjectIds: [at.id, row.household_id],
      areaCode: row.village_code,
      purpose: "update",
    });
    return { kind: row.kind, bytes: unsealBytes(row.content) };
  });
}
