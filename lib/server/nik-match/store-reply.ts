import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { tableKindOf } from "@/lib/server/import/read-book";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";

/**
 * Keeps an uploaded reply, sealed, for the regency. The page gives the id, so that a repeat of the same upload is the same
 * file. Old Excel files and what is no text are refused at once; names of files are never kept.
 */
export async function storeReply(
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const regencyCode = actor.grant.regionCode;
  if (!authorize(actor, "match:import") || !/^\d{4}$/.test(regencyCode)) return refuse("FORBIDDEN");
  const content = Buffer.from(bytes);
  const kind = tableKindOf(content);
  if (kind !== "csv" && kind !== "xlsx") return refuse("UNSUPPORTED_FILE", { info: { reason: kind } });
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`UPDATE match_batch SET state = 'cancelled', content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND state = 'uploaded' AND created_at < ${new Date(now.getTime() - KEPT_MS)}`;
    const inserted =
      await sql`INSERT INTO match_batch (regency_code, id, state, file_kind, size_bytes, sha256, content, progress_done,
        progress_total, created_by, created_at, updated_at)
      VALUES (${regencyCode}, ${id}, 'uploaded', ${kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, 0, 0, ${actor.userId}, ${now}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) {
      const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM match_batch
        WHERE regency_code = ${regencyCode} AND id = ${id} AND created_by = ${actor.userId}`;
      return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    }
    const audit = { action: "upload:store", subjectKind: "upload", subjectIds: [id], areaCode: regencyCode } as const;
    await writeAudit(sql, actor, now, { ...audit, detail: { bytes: content.length } });
    return succeed({ id });
  });
}
