import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import { underScope } from "@/lib/server/db/scoped";
import { KEPT_MS, keepUpload } from "@/lib/server/upload/keep-upload";
import { tableKindOf } from "./read-book";

/** A workbook of 20,000 people is about 4 MB. */
export const MAX_UPLOAD_BYTES = 20 * 1_048_576;

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
  const problem = tableKindOf(content);
  if (problem !== "csv" && problem !== "xlsx") return refuse("UNSUPPORTED_FILE", { info: { reason: problem } });
  return underScope(scopeOf(actor), async ({ sql }) => {
    const regencyCode = villageCode.slice(0, 4);
    await sql`DELETE FROM upload WHERE regency_code = ${regencyCode} AND village_code = ${villageCode}
      AND created_at < ${new Date(now.getTime() - KEPT_MS)}
      AND NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.regency_code = upload.regency_code AND b.upload_id = upload.id AND b.state = 'checking')`;
    return keepUpload(sql, actor, { id, kind: "sid-workbook", content }, now);
  });
}
