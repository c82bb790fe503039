import { isOutcome } from "@/lib/client/command/is-outcome";
import type { Outcome } from "@/lib/domain/error/error-code";
import { EXTRACT_USE, PIECE_BYTES } from "@/lib/domain/extract/load";

export interface PieceTarget {
  readonly fileId: string;
  readonly regencyCode: string;
  readonly grantId: string;
}

/** A slow line may need minutes for 4 MB. */
const TIMEOUT_MS = 5 * 60_000;
/** Tries of one piece, with a longer rest before each. */
const TRIES = 6;
const REST_MS = 2_000;

/**
 * Sends a file piece by piece, never its name; a piece that is lost on the way is sent again, and what the portal has already is not. The
 * portal says after each piece how much of the file is there.
 * @param told called with the bytes that are there
 */
export async function sendPieces(
  file: Blob,
  target: PieceTarget,
  told: (bytes: number) => void,
): Promise<Outcome<object>> {
  let there = 0;
  while (there < file.size) {
    const sent = await sendPiece(file.slice(there, there + PIECE_BYTES), there, target);
    if (!sent.ok) return sent;
    if (sent.value.bytes <= there) return { ok: false, error: { code: "INTERNAL" } };
    there = sent.value.bytes;
    told(there);
  }
  return { ok: true, value: {} };
}

async function sendPiece(piece: Blob, offset: number, target: PieceTarget): Promise<Outcome<{ bytes: number }>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await putPiece(piece, offset, target);
    if (outcome.ok || outcome.error.code !== "UNAVAILABLE" || attempt === TRIES) return outcome;
    await new Promise((resolve) => setTimeout(resolve, REST_MS * attempt));
  }
}

async function putPiece(
  piece: Blob,
  offset: number,
  { fileId, regencyCode, grantId }: PieceTarget,
): Promise<Outcome<{ bytes: number }>> {
  try {
    const response = await fetch(`/api/uploads/${fileId}`, {
      method: "PUT",
      credentials: "same-origin",
      headers: {
        "content-type": "application/octet-stream",
        "x-mutakhir": "1",
        "x-mutakhir-grant": grantId,
        "x-mutakhir-use": EXTRACT_USE,
        "x-mutakhir-regency": regencyCode,
        "x-mutakhir-offset": String(offset),
      },
      body: piece,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return isOutcome<{ bytes: number }>(body) ? body : { ok: false, error: { code: "INTERNAL" } };
  } catch {
    return { ok: false, error: { code: "UNAVAILABLE" } };
  }
}
