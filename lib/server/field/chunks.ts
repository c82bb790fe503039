import "server-only";
import { createHash } from "node:crypto";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { MAX_PAPER_BYTES } from "@/lib/domain/attachment/attachment";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { CHUNK_BYTES, type UploadsAnswer } from "@/lib/domain/field/exchange";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { storeAttachment } from "@/lib/server/attachment/store-attachment";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { notePhoto } from "./beat";
import type { Device } from "./device";
import { openLedger } from "./ledger";
import type { Passed } from "./pass";
import { draftOf } from "./run-operations";

/** A photo is taken a little past the limit of a paper, because it is judged from the whole of it. */
const MOST_BYTES = 4 * MAX_PAPER_BYTES;
/** Of one person under way: what is more is not begun. */
const MOST_UNDER_WAY = 200;

/** A piece of a photo, as its headers say. */
export interface Piece {
  readonly id: string;
  /** The draft as the device knows it. */
  readonly proposal: PublicId;
  readonly startOp: string | null;
  readonly offset: number;
  readonly size: number;
  /** Of the whole photo. */
  readonly sha256: Buffer;
  readonly bytes: Uint8Array;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A piece by its headers; null where they do not fit together. */
export function pieceOf(headers: Headers, id: string, proposal: PublicId, bytes: Uint8Array): Piece | null {
  const offset = Number(headers.get("x-mutakhir-offset") ?? Number.NaN);
  const size = Number(headers.get("x-mutakhir-size") ?? Number.NaN);
  const sha256 = Buffer.from(headers.get("x-mutakhir-sha256") ?? "", "hex");
  const startOp = headers.get("x-mutakhir-start-op");
  const isFit =
    Number.isInteger(offset) &&
    Number.isInteger(size) &&
    offset >= 0 &&
    bytes.length > 0 &&
    offset + bytes.length <= size;
  if (!isFit || sha256.length !== 32 || (startOp !== null && !UUID.test(startOp))) return null;
  return { id, proposal, startOp, offset, size, sha256, bytes };
}

export interface Arrived {
  readonly id: string;
  /** Bytes that are there from the beginning without a gap. */
  readonly bytes: number;
  readonly whole: boolean;
}

/**
 * Keeps a piece and, when it was the last, the photo. A piece that comes where another is wanted answers how much is
 * there, so a cut line goes on from that. The whole is stored as any photo of a draft is, by content.
 */
export async function takePiece(
  { device, actor }: { readonly device: Device; readonly actor: Actor },
  piece: Piece,
  now: Date,
): Promise<Outcome<Arrived>> {
  const { id, size } = piece;
  if (size > MOST_BYTES || piece.bytes.length > 2 * CHUNK_BYTES) return refuse("TOO_LARGE");
  const kept = await underScope(scopeOf(actor), ({ sql }) => keepPiece(sql, device, piece, now));
  if (!kept.ok) return kept;
  const { bytes, isStored } = kept.value;
  if (isStored) return succeed({ id, bytes: size, whole: true });
  if (bytes < size) return succeed({ id, bytes, whole: false });
  const whole = await underScope(scopeOf(actor), ({ sql }) => readWhole(sql, device, id));
  if (!createHash("sha256").update(whole).digest().equals(piece.sha256)) {
    // What arrived is not what was meant: it begins again, and nothing of it is kept.
    await drop(actor, device, id);
    return refuse("INVALID_INPUT", { fields: [{ path: "sha256", detail: "DIFFERENT" }] });
  }
  const begun = piece.startOp === null ? [] : [piece.startOp];
  const ledger = await openLedger(actor, device, begun);
  const draftId = draftOf(ledger, { recordId: piece.proposal.id, startOp: piece.startOp });
  const stored = await storeAttachment(actor, id, { ...piece.proposal, id: draftId }, whole, now);
  if (!stored.ok) return stored;
  await drop(actor, device, id);
  await underScope(scopeOf(actor), ({ sql }) => notePhoto(sql, device));
  return succeed({ id, bytes: size, whole: true });
}

interface Held {
  readonly at: number;
  readonly bytes: number;
  readonly size: number;
  readonly sha256: Buffer;
}

async function keepPiece(
  sql: Sql,
  { regencyCode, userId, id: deviceId }: Device,
  piece: Piece,
  now: Date,
): Promise<Outcome<{ readonly bytes: number; readonly isStored: boolean }>> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`field-chunk:${userId}:${piece.id}`}, 0))`;
  const [held, [state]] = await Promise.all([
    sql<Held>`SELECT at_byte AS at, piece_bytes AS bytes, total_bytes AS size, total_sha256 AS sha256 FROM field_chunk
      WHERE regency_code = ${regencyCode} AND user_id = ${userId} AND id = ${piece.id} ORDER BY at_byte`,
    sql<{ stored: boolean; others: number }>`SELECT
        EXISTS (SELECT 1 FROM attachment WHERE regency_code = ${regencyCode} AND id = ${piece.id} AND created_by = ${userId}) AS stored,
        (SELECT count(DISTINCT id)::int FROM field_chunk WHERE regency_code = ${regencyCode} AND user_id = ${userId}) AS others`,
  ]);
  if (state?.stored === true) return succeed({ bytes: piece.size, isStored: true });
  if (held.some(({ size, sha256 }) => size !== piece.size || !sha256.equals(piece.sha256)))
    return refuse("IDEMPOTENCY_MISMATCH");
  if (held.length === 0 && (state?.others ?? 0) >= MOST_UNDER_WAY)
    return refuse("NOT_ALLOWED_NOW", { info: { most: MOST_UNDER_WAY } });
  const there = reached(held);
  if (piece.offset !== there) return succeed({ bytes: there, isStored: false });
  await sql`INSERT INTO field_chunk (regency_code, id, at_byte, user_id, device_id, total_bytes, total_sha256, piece_bytes, content_sealed,
      stored_at)
    VALUES (${regencyCode}, ${piece.id}, ${piece.offset}, ${userId}, ${deviceId}, ${piece.size}, ${piece.sha256}, ${piece.bytes.length},
      ${sealBytes(piece.bytes)}, ${now})`;
  return succeed({ bytes: there + piece.bytes.length, isStored: false });
}

function reached(held: readonly Pick<Held, "at" | "bytes">[]): number {
  return held.reduce((end, { at, bytes }) => (at === end ? end + bytes : end), 0);
}

async function readWhole(sql: Sql, { regencyCode, userId }: Device, id: string): Promise<Buffer> {
  const rows = await sql<{ content: Buffer }>`SELECT content_sealed AS content FROM field_chunk
    WHERE regency_code = ${regencyCode} AND user_id = ${userId} AND id = ${id} ORDER BY at_byte`;
  return Buffer.concat(rows.map(({ content }) => unsealBytes(content)));
}

async function drop(actor: Actor, { regencyCode, userId }: Device, id: string): Promise<void> {
  await underScope(
    scopeOf(actor),
    ({ sql }) =>
      sql`DELETE FROM field_chunk WHERE regency_code = ${regencyCode} AND user_id = ${userId} AND id = ${id}`,
  );
}

/** How much of each photo is there. An id that is not this person's is like one that nobody knows. */
export async function listUploads({ device, actor }: Passed, ids: readonly string[]): Promise<UploadsAnswer> {
  if (actor === null || ids.length === 0) return { uploads: {} };
  const { regencyCode, userId } = device;
  const { pieces, stored } = await underScope(scopeOf(actor), async ({ sql }) => {
    const [found, whole] = await Promise.all([
      sql<{ id: string; at: number; bytes: number }>`SELECT id, at_byte AS at, piece_bytes AS bytes FROM field_chunk
        WHERE regency_code = ${regencyCode} AND user_id = ${userId} AND id = ANY (${[...ids]}::uuid[]) ORDER BY id, at_byte`,
      sql<{ id: string; bytes: number }>`SELECT id, size_bytes AS bytes FROM attachment
        WHERE regency_code = ${regencyCode} AND created_by = ${userId} AND id = ANY (${[...ids]}::uuid[])`,
    ]);
    return { pieces: found, stored: new Map(whole.map(({ id, bytes }) => [id, bytes])) };
  });
  const entries = ids.map((id) => {
    const bytes = stored.get(id);
    const whole = bytes !== undefined;
    return [id, { bytes: bytes ?? reached(pieces.filter((each) => each.id === id)), whole }] as const;
  });
  return { uploads: Object.fromEntries(entries) };
}
