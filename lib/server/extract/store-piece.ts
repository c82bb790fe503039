import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { tableKindOf } from "@/lib/server/import/read-book";

export interface FilePiece {
  readonly regencyCode: string;
  readonly fileId: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A piece by its headers; null where they say nothing that fits. */
export function filePieceOf(headers: Headers, fileId: string, bytes: Uint8Array): FilePiece | null {
  const regencyCode = headers.get("x-mutakhir-regency") ?? "";
  const offset = Number(headers.get("x-mutakhir-offset") ?? Number.NaN);
  const isFit = /^\d{4}$/.test(regencyCode) && Number.isSafeInteger(offset) && offset >= 0 && bytes.length > 0;
  return isFit ? { regencyCode, fileId, offset, bytes } : null;
}

interface FileRow {
  kind: string;
  size: number;
  arrived: number;
  load_id: string;
  state: string;
  created_by: string;
}

/**
 * Keeps a piece of an extract's file, sealed. A piece that comes where another is wanted answers how much is there, so a cut line goes on
 * from that. What is plainly no table is refused with its first piece.
 */
export async function storePiece(actor: Actor, piece: FilePiece): Promise<Outcome<{ readonly bytes: number }>> {
  const { regencyCode, fileId, offset } = piece;
  if (!authorizeIn(actor, "extract:load", regencyCode)) return refuse("FORBIDDEN");
  const content = Buffer.from(piece.bytes);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<FileRow>`SELECT f.load_id, f.file_kind AS kind, f.size_bytes AS size, f.arrived_bytes AS arrived, l.state, l.created_by
      FROM extract_file f JOIN extract_load l ON l.regency_code = f.regency_code AND l.id = f.load_id
      WHERE f.regency_code = ${regencyCode} AND f.id = ${fileId} FOR UPDATE OF f`;
    const file = rows[0];
    if (file === undefined || file.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (file.state !== "uploading") return refuse("NOT_ALLOWED_NOW");
    if (offset !== file.arrived) return succeed({ bytes: file.arrived });
    if (offset + content.length > file.size) return refuse("INVALID_INPUT");
    const kind = offset === 0 && file.kind === "csv" ? tableKindOf(content) : file.kind;
    if (kind !== file.kind) return refuse("UNSUPPORTED_FILE", { info: { reason: kind } });
    // Held until the end, so that a cancelled load gets no piece behind its clearing; and it is not left alone today.
    const held =
      await sql`UPDATE extract_load SET updated_at = now() WHERE regency_code = ${regencyCode} AND id = ${file.load_id}
      AND state = 'uploading' RETURNING 1`;
    if (held.length === 0) return refuse("NOT_ALLOWED_NOW");
    await sql`INSERT INTO extract_piece (regency_code, file_id, at_byte, piece_bytes, content_sealed)
      VALUES (${regencyCode}, ${fileId}, ${offset}, ${content.length}, ${sealBytes(content)})`;
    await sql`UPDATE extract_file SET arrived_bytes = ${offset + content.length} WHERE regency_code = ${regencyCode} AND id = ${fileId}`;
    return succeed({ bytes: offset + content.length });
  });
}
