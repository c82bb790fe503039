import { openBytes } from "@/lib/client/seal/sealed-box";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { CHUNK_BYTES } from "@/lib/domain/field/exchange";
import { tailOf } from "./boxes";
import type { PhotoRow } from "./field-store";
import type { Keys, SyncParts } from "./sync-parts";

export interface PhotosReport {
  readonly end: "done" | "silence" | "busy" | "stopped";
  readonly code: ErrorCode | null;
  readonly waitMs: number | null;
  /** Photos that the server has whole now. */
  readonly sent: number;
}

/** Refusals of one photo; anything else is about the device or passes. */
const ABOUT_THE_PHOTO: readonly ErrorCode[] = [
  "UNSUPPORTED_FILE",
  "TOO_LARGE",
  "NOT_FOUND",
  "NOT_ALLOWED_NOW",
  "IDEMPOTENCY_MISMATCH",
  "INVALID_INPUT",
];

/** Sends photos piece by piece, from where each was cut off. A photo that is refused waits for its person and holds up no other. */
export async function sendPhotos(parts: SyncParts): Promise<PhotosReport> {
  const { store } = parts;
  const [photos, rows] = await Promise.all([store.photos(), store.operations()]);
  const taken = new Set(rows.filter(({ state }) => state === "taken").map(({ opId }) => opId));
  let sent = 0;
  for (const { id, state, recordId, isBornHere } of photos) {
    const { startOp } = tailOf(rows, recordId);
    const isThere = startOp === null ? !isBornHere : taken.has(startOp);
    if (state !== "waiting" || !isThere) continue;
    const photo = await store.photo(id);
    const report = photo === null ? null : await sendOne(parts, photo, startOp);
    if (report === null || report === "refused") continue;
    if (report !== "whole") return { ...report, sent };
    sent += 1;
  }
  return { end: "done", code: null, waitMs: null, sent };
}

type OneReport = "whole" | "refused" | Omit<PhotosReport, "sent">;

async function sendOne(parts: SyncParts, photo: PhotoRow, startOp: string | null): Promise<OneReport> {
  const { store, keys, transport, now } = parts;
  const bytes = await openBytes(keys.data, photoPlace(keys, photo.id), photo.sealed);
  const { id: photoId, recordId, size, sha256 } = photo;
  let row = photo;
  while (row.state === "waiting") {
    const offset = Math.min(row.sent, size);
    const piece = bytes.subarray(offset, offset + CHUNK_BYTES);
    const answer = await transport.sendPiece({
      photoId,
      recordId,
      startOp,
      offset,
      size,
      sha256,
      bytes: piece.slice(),
    });
    if (answer.kind === "silence") return { end: "silence", code: null, waitMs: null };
    if (answer.kind === "busy") return { end: "busy", code: null, waitMs: answer.waitMs };
    if (answer.kind === "refused" && !ABOUT_THE_PHOTO.includes(answer.code))
      return { end: "stopped", code: answer.code, waitMs: null };
    row =
      answer.kind === "refused"
        ? { ...row, state: "refused", code: answer.code }
        : answer.value.whole
          ? { ...row, state: "taken", sent: size, takenAt: now() }
          : { ...row, sent: answer.value.bytes };
    await store.commit({ photos: [row] });
  }
  return row.state === "taken" ? "whole" : "refused";
}

export function photoPlace({ userId }: Keys, id: string): string {
  return `${userId}/photo/${id}`;
}
