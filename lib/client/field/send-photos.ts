import { openBytes } from "@/lib/client/seal/sealed-box";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { CHUNK_BYTES, type PieceAnswer } from "@/lib/domain/field/exchange";
import { tailOf } from "./boxes";
import type { PhotoRow } from "./field-store";
import { nextBatch } from "./outbox";
import type { Keys, Sent, SyncParts } from "./sync-parts";

export interface PhotosReport {
  readonly end: "done" | "silence" | "busy" | "stopped";
  readonly code: ErrorCode | null;
  /** What the portal says of why the pass does not hold. */
  readonly reason: string | null;
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

/** Most that one question may name. */
const ASK_AT_ONCE = 100;

/**
 * Sends photos piece by piece, from where each was cut off: the portal is asked first how much it has, so that no piece whose answer was lost
 * goes twice. A photo that is refused waits for its person and holds up no other.
 */
export async function sendPhotos(parts: SyncParts): Promise<PhotosReport> {
  const going = await listGoing(parts);
  let sent = 0;
  for (let at = 0; at < going.length; at += ASK_AT_ONCE) {
    const asked = going.slice(at, at + ASK_AT_ONCE);
    const answer = await parts.transport.uploads(asked.map(({ photo }) => photo.id));
    if (answer.kind !== "answer") return { ...brokenOff(answer), sent };
    for (const { photo, startOp } of asked) {
      const report = await sendOne(parts, photo, startOp, answer.value.uploads[photo.id] ?? NOTHING);
      if (report === "gone" || report === "refused") continue;
      if (report !== "whole") return { ...report, sent };
      sent += 1;
      // Text goes before photos: what may go now is not kept waiting for the rest of them.
      if (await hasText(parts)) return { ...ALL, sent };
    }
  }
  return { ...ALL, sent };
}

const ALL = { end: "done", code: null, reason: null, waitMs: null } as const;

/** Whether an operation may go: queued meanwhile, or waiting for a photo that has just arrived. */
async function hasText({ store, now }: SyncParts): Promise<boolean> {
  const [rows, photos] = await Promise.all([store.operations(), store.photos()]);
  return nextBatch(rows, new Map(photos.map((photo) => [photo.id, photo])), now()).length > 0;
}

const NOTHING: PieceAnswer = { bytes: 0, whole: false };

interface Going {
  readonly photo: PhotoRow;
  readonly startOp: string | null;
}

/** Photos that may go: their draft is at the portal. */
async function listGoing({ store }: SyncParts): Promise<readonly Going[]> {
  const [photos, rows] = await Promise.all([store.photos(), store.operations()]);
  const taken = new Set(rows.filter(({ state }) => state === "taken").map(({ opId }) => opId));
  return photos.flatMap((photo) => {
    const { state, recordId, isBornHere } = photo;
    const { startOp } = tailOf(rows, recordId);
    const isThere = startOp === null ? !isBornHere : taken.has(startOp);
    return state === "waiting" && isThere ? [{ photo, startOp }] : [];
  });
}

type Broken = Omit<PhotosReport, "sent">;

function brokenOff(answer: Exclude<Sent<unknown>, { readonly kind: "answer" }>): Broken {
  if (answer.kind === "refused") return { ...ALL, end: "stopped", code: answer.code, reason: answer.reason };
  return { ...ALL, end: answer.kind, waitMs: answer.kind === "busy" ? answer.waitMs : null };
}

async function sendOne(
  parts: SyncParts,
  photo: PhotoRow,
  startOp: string | null,
  there: PieceAnswer,
): Promise<"whole" | "refused" | "gone" | Broken> {
  const { store, keys, transport, now } = parts;
  const { id: photoId, recordId, size, sha256 } = photo;
  // All pieces are there and it is no photo yet: the last one again makes the portal put it together.
  const lastPiece = Math.floor((size - 1) / CHUNK_BYTES) * CHUNK_BYTES;
  const heard = (row: PhotoRow, { bytes, whole }: PieceAnswer): PhotoRow =>
    whole ? { ...row, state: "taken", sent: size, takenAt: now() } : { ...row, sent: Math.min(bytes, lastPiece) };
  let row = heard(photo, there);
  if (there.whole) {
    await store.commit({ photos: [row] });
    return "whole";
  }
  const sealed = await store.picture(photoId);
  if (sealed === null) return "gone"; // let go since the portal was asked
  const bytes = await openBytes(keys.data, photoPlace(keys, photoId), sealed);
  while (row.state === "waiting") {
    const offset = row.sent;
    const piece = bytes.slice(offset, offset + CHUNK_BYTES);
    const answer = await transport.sendPiece({ photoId, recordId, startOp, offset, size, sha256, bytes: piece });
    if (answer.kind === "answer") row = heard(row, answer.value);
    else if (answer.kind === "refused" && ABOUT_THE_PHOTO.includes(answer.code))
      row = { ...row, state: "refused", code: answer.code };
    else return brokenOff(answer);
    await store.commit({ photos: [row] });
  }
  return row.state === "taken" ? "whole" : "refused";
}

export function photoPlace({ userId }: Keys, id: string): string {
  return `${userId}/photo/${id}`;
}
