import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { PAPER_KINDS, type PaperKind, SIGNED_PAPER } from "@/lib/domain/data-request/level";
import { MAX_REQUEST_PAPER_BYTES, MOST_PAPERS } from "@/lib/domain/data-request/limits";
import type { RequestPaperLine } from "@/lib/domain/data-request/request-page";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

/** Where an uploaded paper belongs, as the page says it: `5207-<uuid>:letter`. */
export function paperPlaceOf(
  text: string,
): { readonly regencyCode: string; readonly id: string; readonly kind: PaperKind } | null {
  const [, regencyCode, id, kind] =
    /^(\d{4})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([a-z-]+)$/.exec(text) ?? [];
  const known = PAPER_KINDS.find((each) => each === kind);
  return regencyCode === undefined || id === undefined || known === undefined ? null : { regencyCode, id, kind: known };
}

interface HeldRow {
  readonly state: string;
  readonly asked_by: string;
}

/**
 * Keeps a paper of a request: inspected by content, pictures without EXIF, sealed, with its hash. A later one of its kind takes its place and the
 * earlier one stays. Papers are attached while it is written; the signed minutes once it is granted. The same id with other bytes is refused.
 */
export async function storeRequestPaper(
  actor: Actor,
  paperId: string,
  at: NonNullable<ReturnType<typeof paperPlaceOf>>,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "data-request:ask")) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes, MAX_REQUEST_PAPER_BYTES, MAX_REQUEST_PAPER_BYTES);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const content = Buffer.from(found.bytes);
  const sha256 = createHash("sha256").update(content).digest();
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [request] = await sql<HeldRow>`SELECT state, asked_by FROM data_request
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid FOR UPDATE`;
    if (request === undefined || request.asked_by !== actor.userId) return refuse("NOT_FOUND");
    const [same] = await sql<{ sha256: Buffer; request_id: string }>`SELECT sha256, request_id FROM data_request_paper
      WHERE regency_code = ${at.regencyCode} AND id = ${paperId}::uuid`;
    if (same !== undefined)
      return same.request_id === at.id && same.sha256.equals(sha256)
        ? succeed({ id: paperId })
        : refuse("IDEMPOTENCY_MISMATCH");
    if (!mayAttach(request.state, at.kind)) return refuse("NOT_ALLOWED_NOW");
    const held = await papersOf(sql, at.regencyCode, at.id);
    if (held.some(({ kind, sha256: hex }) => kind === at.kind && hex === sha256.toString("hex")))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "SAME_FILE" } });
    const [count] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM data_request_paper
      WHERE regency_code = ${at.regencyCode} AND request_id = ${at.id}::uuid`;
    if ((count?.n ?? 0) >= MOST_PAPERS) return refuse("TOO_LARGE");
    const written =
      await sql`INSERT INTO data_request_paper (regency_code, id, request_id, kind, mime, size_bytes, sha256, content, kept_by, kept_at)
      VALUES (${at.regencyCode}, ${paperId}, ${at.id}, ${at.kind}, ${found.kind}, ${content.length}, ${sha256}, ${sealBytes(content)},
        ${actor.userId}, ${now}) ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (written.length === 0) return refuse("IDEMPOTENCY_MISMATCH");
    await writeAudit(sql, actor, now, {
      action: "data-request:attach",
      subjectKind: "data-request",
      subjectIds: [at.id, paperId],
      areaCode: at.regencyCode,
      detail: { kind: at.kind, bytes: content.length },
    });
    return succeed({ id: paperId });
  });
}

function mayAttach(state: string, kind: PaperKind): boolean {
  return kind === SIGNED_PAPER ? state === "granted" : state === "draft" || state === "returned";
}

/** The papers in force of a request, one of each kind. */
export async function papersOf(sql: Sql, regencyCode: string, requestId: string): Promise<readonly RequestPaperLine[]> {
  const rows = await sql<{
    id: string;
    kind: PaperKind;
    size_bytes: number;
    sha256: string;
    kept_at: Date;
  }>`SELECT DISTINCT ON (kind) id, kind,
      size_bytes, encode(sha256, 'hex') AS sha256, kept_at
    FROM data_request_paper WHERE regency_code = ${regencyCode} AND request_id = ${requestId}::uuid ORDER BY kind, kept_at DESC, id DESC`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    keptAt: row.kept_at,
  }));
}

/** A paper, opened, with its audit row in the same transaction; null where the reader has none such. */
export async function findRequestPaper(
  actor: Actor,
  at: PublicId,
  paperId: string,
  now: Date,
): Promise<{ readonly kind: AttachmentKind; readonly bytes: Buffer } | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{
      mime: AttachmentKind;
      content: Buffer;
      asked_by: string;
    }>`SELECT p.mime, p.content, r.asked_by
      FROM data_request_paper p JOIN data_request r ON r.regency_code = p.regency_code AND r.id = p.request_id
      WHERE p.regency_code = ${at.regencyCode} AND p.id = ${paperId}::uuid AND p.request_id = ${at.id}::uuid`;
    if (row === undefined || !mayRead(actor, at.regencyCode, row.asked_by)) return null;
    await writeAudit(sql, actor, now, {
      action: "data-request:read-paper",
      subjectKind: "data-request",
      subjectIds: [at.id, paperId],
      areaCode: at.regencyCode,
    });
    return { kind: row.mime, bytes: unsealBytes(row.content) };
  });
}

/** Whoever asks, and the desks and the steward of the regency itself. */
export function mayRead(actor: Actor, regencyCode: string, askedBy: string): boolean {
  if (!authorize(actor, "data-request:read")) return false;
  if (actor.userId === askedBy) return true;
  return authorize(actor, "data-request:decide") && actor.grant.regionCode === regencyCode;
}
