import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { writeScoped } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { firstLook } from "./first-look";

/** A workbook of 20,000 people is about 4 MB. */
export const MAX_UPLOAD_BYTES = 20 * 1_048_576;

/** A file that nobody went on with is not kept. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * Keeps an uploaded workbook, sealed, for its village. The page gives the id, so that a repeat of the same upload is the
 * same file; other bytes under the same id are refused. What is plainly no workbook is refused at once.
 */
export async function storeUpload(
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const villageCode = actor.grant.regionCode;
  if (!authorize(actor, "import:sid") || !/^\d{10}$/.test(villageCode)) return refuse("FORBIDDEN");
  const content = Buffer.from(bytes);
  const problem = firstLook(content);
  if (problem !== null) return refuse("UNSUPPORTED_FILE", { info: { reason: problem } });
  const sha256 = createHash("sha256").update(content).digest();
  return writeScoped(scopeOf(actor), async ({ sql }) => {
    const regencyCode = villageCode.slice(0, 4);
    await sql`DELETE FROM upload WHERE regency_code = ${regencyCode} AND village_code = ${villageCode}
      AND created_at < ${new Date(now.getTime() - KEPT_MS)}
      AND NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.regency_code = upload.regency_code AND b.upload_id = upload.id AND b.state = 'checking')`;
    const inserted =
      await sql`INSERT INTO upload (regency_code, id, village_code, user_id, kind, size_bytes, sha256, content, created_at)
      VALUES (${regencyCode}, ${id}, ${villageCode}, ${actor.userId}, 'sid-workbook', ${content.length}, ${sha256}, ${sealBytes(content)}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) return earlier(sql, actor, regencyCode, id, sha256);
    await writeAudit(sql, actor, now, {
      action: "upload:store",
      subjectKind: "upload",
      subjectIds: [id],
      areaCode: villageCode,
      detail: { bytes: content.length },
    });
    return succeed({ id });
  });
}

async function earlier(
  sql: Sql,
  actor: Actor,
  regencyCode: string,
  id: string,
  sha256: Buffer,
): Promise<Outcome<{ id: string }>> {
  const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM upload
    WHERE regency_code = ${regencyCode} AND id = ${id} AND user_id = ${actor.userId}`;
  return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
}
