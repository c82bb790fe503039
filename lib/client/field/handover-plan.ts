import { MOST_HANDOVER_OPERATIONS, MOST_HANDOVER_PHOTOS } from "@/lib/domain/field/handover-file";
import type { OperationRow, PhotoRow } from "./field-store";

/** What one file carries, by ids. */
export interface PartPlan {
  readonly operations: readonly string[];
  readonly photos: readonly string[];
}

type Going = Pick<OperationRow, "opId" | "recordId" | "bytes">;
type GoingPhoto = Pick<PhotoRow, "id" | "recordId" | "size">;

/** Letters were counted, not bytes: none takes more than three. */
const BYTES_A_LETTER = 3;
/** What stands around each photo: its ids and its sum. */
const PHOTO_FRAME_BYTES = 400;
/** Head, seal and the JSON around all. */
const PART_FRAME_BYTES = 4_096;
/** Packing what does not pack adds less than a hundredth. */
const SHARE = 0.99;

interface Piece {
  readonly operations: readonly Going[];
  readonly photos: readonly GoingPhoto[];
}

/**
 * Parts what is unsent into files of which none is larger than the limit, whatever packing saves. Each is readable by itself and in any order:
 * a record's operations stay together, and where its photos fill several files they go with each of them, for a photo finds its draft through
 * those. One part at least.
 */
export function planParts(
  rows: readonly Going[],
  photos: readonly GoingPhoto[],
  limitBytes: number,
): readonly PartPlan[] {
  const room = Math.floor(limitBytes * SHARE) - PART_FRAME_BYTES;
  const ids = [...new Set([...rows, ...photos].map(({ recordId }) => recordId))];
  const pieces = ids.flatMap((recordId) => {
    const isOwn = (each: Pick<Going, "recordId">) => each.recordId === recordId;
    return piecesOf({ operations: rows.filter(isOwn), photos: photos.filter(isOwn) }, room);
  });
  const parts: Piece[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    const joined = last === undefined ? null : join(last, piece);
    if (joined !== null && isWithin(joined, room)) parts[parts.length - 1] = joined;
    else parts.push(piece);
  }
  return (parts.length === 0 ? [join(NOTHING, NOTHING)] : parts).map(({ operations, photos: carried }) => ({
    operations: operations.map(({ opId }) => opId),
    photos: carried.map(({ id }) => id),
  }));
}

const NOTHING: Piece = { operations: [], photos: [] };

function join(a: Piece, b: Piece): Piece {
  return { operations: [...a.operations, ...b.operations], photos: [...a.photos, ...b.photos] };
}

function isWithin(piece: Piece, room: number): boolean {
  const { operations, photos } = piece;
  return (
    bytesOf(piece) <= room && operations.length <= MOST_HANDOVER_OPERATIONS && photos.length <= MOST_HANDOVER_PHOTOS
  );
}

function bytesOf({ operations, photos }: Piece): number {
  const text = operations.reduce((sum, { bytes }) => sum + bytes * BYTES_A_LETTER + 1, 0);
  // As base64.
  return photos.reduce((sum, { size }) => sum + Math.ceil(size / 3) * 4 + PHOTO_FRAME_BYTES, text);
}

/** A record whole where it fits; else its photos over several, its operations with each, or, where those alone are too much, in their order. */
function piecesOf(record: Piece, room: number): readonly Piece[] {
  if (isWithin(record, room)) return [record];
  const { operations, photos } = record;
  const largest = photos.toSorted((a, b) => b.size - a.size).slice(0, 1);
  const isTextTooMuch = !isWithin({ operations, photos: largest }, room);
  const text = isTextTooMuch ? inRuns(operations, (run) => isWithin({ operations: run, photos: [] }, room)) : [];
  const carried = isTextTooMuch ? [] : operations;
  const pictures = inRuns(photos, (run) => isWithin({ operations: carried, photos: run }, room));
  return [
    ...text.map((run) => ({ operations: run, photos: [] })),
    ...pictures.map((run) => ({ operations: carried, photos: run })),
  ];
}

/** Runs as long as they fit; one that fits nowhere stands alone. */
function inRuns<T>(all: readonly T[], fits: (run: readonly T[]) => boolean): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const each of all) {
    const last = runs.at(-1);
    if (last !== undefined && fits([...last, each])) last.push(each);
    else runs.push([each]);
  }
  return runs;
}
