import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { canManageUser } from "@/lib/server/user/reach";

export interface DecreeFile {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly bytes: Buffer;
}

interface DecreeRow {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly content: Buffer;
  readonly userId: string;
  readonly regionCode: string;
}

/**
 * The newest decree of a post, opened, with its audit row in the same transaction: for the holder of the post and for whoever
 * manages them. Null for anybody else's post, and where there is none.
 */
export async function findDecree(actor: Actor, postId: string, now: Date): Promise<DecreeFile | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] =
      await sql<DecreeRow>`SELECT f.id, f.kind, f.content, a.user_id AS "userId", a.region_code AS "regionCode"
      FROM appointment_file f JOIN appointment a ON a.id = f.appointment_id
      WHERE f.appointment_id = ${postId} ORDER BY f.uploaded_at DESC, f.id DESC LIMIT 1`;
    if (row === undefined) return null;
    const isOwn = row.userId === actor.userId;
    if (!isOwn && !(authorize(actor, "user:manage") && (await canManageUser(sql, actor, row.userId, now)))) return null;
    await writeAudit(sql, actor, now, {
      action: "appointment:read-file",
      subjectKind: "appointment",
      subjectIds: [postId, row.userId],
      areaCode: row.regionCode,
    });
    return { id: row.id, kind: row.kind, bytes: unsealBytes(row.content) };
  });
}
