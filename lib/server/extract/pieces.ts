import "server-only";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { type ExtractJob, scopeOfLoad } from "./job";

export interface StoredFile {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: "csv" | "xlsx";
  readonly size: number;
}

/** The files of a load, in their order. */
export async function filesOf(job: ExtractJob): Promise<readonly StoredFile[]> {
  return underScope(
    scopeOfLoad(job),
    ({
      sql,
    }) => sql<StoredFile>`SELECT id, ordinal::int AS ordinal, file_kind AS kind, size_bytes AS size FROM extract_file
      WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} ORDER BY ordinal`,
  );
}

/** The bytes of a file from a place on, piece by piece: one at a time is in memory. */
export async function* bytesFrom(job: ExtractJob, file: StoredFile, from: number): AsyncGenerator<Buffer> {
  for (let at = from; at < file.size; ) {
    const piece = await readPiece(job, file.id, at);
    yield piece;
    at += piece.length;
  }
}

async function readPiece(job: ExtractJob, fileId: string, at: number): Promise<Buffer> {
  const rows = await underScope(
    scopeOfLoad(job),
    ({ sql }) => sql<{ at: number; content: Buffer }>`SELECT at_byte AS at, content_sealed AS content FROM extract_piece
      WHERE regency_code = ${job.regencyCode} AND file_id = ${fileId} AND at_byte <= ${at} ORDER BY at_byte DESC LIMIT 1`,
  );
  const row = rows[0];
  const bytes = row === undefined ? Buffer.alloc(0) : unsealBytes(row.content).subarray(at - row.at);
  if (bytes.length === 0) throw new Error("a piece of the file is missing");
  return bytes;
}

/** A workbook is opened as a whole. */
export async function wholeFile(job: ExtractJob, file: StoredFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytesFrom(job, file, 0)) pieces.push(piece);
  return Buffer.concat(pieces);
}
