import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { isOfficeSource } from "@/lib/domain/office-file/source";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { firstLook } from "@/lib/server/import/first-look";
import { tableKindOf } from "@/lib/server/import/read-book";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";

/** Keeps an office's file, sealed, for the regency. The page gives the id, so that a repeat is the same file; its name is never kept. */
export async function storeOfficeFile(
  actor: Actor,
  { id, source, bytes }: { readonly id: string; readonly source: string; readonly bytes: Uint8Array },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const regencyCode = actor.grant.regionCode;
  if (!authorize(actor, "office-file:import") || !/^\d{4}$/.test(regencyCode)) return refuse("FORBIDDEN");
  if (!isOfficeSource(source)) return refuse("INVALID_INPUT", { fields: [{ path: "source", detail: "UNKNOWN" }] });
  const content = Buffer.from(bytes);
  const kind = tableKindOf(content);
  if (kind !== "csv" && kind !== "xlsx")
    return refuse("UNSUPPORTED_FILE", { info: { reason: firstLook(content) ?? "NOT_XLSX" } });
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`UPDATE office_file SET state = 'cancelled', content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND state = 'uploaded' AND created_at < ${new Date(now.getTime() - KEPT_MS)}`;
    const inserted =
      await sql`INSERT INTO office_file (regency_code, id, source, state, file_kind, size_bytes, sha256, content, created_by,
        created_at, updated_at)
      VALUES (${regencyCode}, ${id}, ${source}, 'uploaded', ${kind}, ${content.length}, ${sha256}, ${sealBytes(content)}, ${actor.userId},
        ${now}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) {
      const [kept] = await sql<{ sha256: Buffer }>`SELECT sha256 FROM office_file
        WHERE regency_code = ${regencyCode} AND id = ${id} AND created_by = ${actor.userId} AND source = ${source}`;
      return kept?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    }
    const audit = { action: "upload:store", subjectKind: "upload", subjectIds: [id], areaCode: regencyCode } as const;
    await writeAudit(sql, actor, now, { ...audit, detail: { bytes: content.length, source } });
    return succeed({ id });
  });
}
