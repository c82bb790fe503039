/** Says of an upload that it is what a device could not send itself. */
export const HANDOVER_USE = "device-handover";
/** What the office reads at once; what is more comes in further parts. */
export const MAX_HANDOVER_BYTES = 50 * 1_048_576;
/** How large a part a device writes at most: it is made in the memory of an old phone. */
export const HANDOVER_PART_BYTES = 25 * 1_048_576;
export const MOST_HANDOVER_OPERATIONS = 20_000;
export const MOST_HANDOVER_PHOTOS = 2_000;
/** Parts of one hand-over: more than a full phone gives. */
export const MOST_HANDOVER_PARTS = 500;

/** Which part of a hand-over a file is. Sealed with what it carries. */
export interface HandoverPart {
  /** Of this hand-over, made by the device: UUID. */
  readonly set: string;
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Parts of a hand-over that were not read yet, in their order. */
export function missingParts(of: number, read: readonly number[]): readonly number[] {
  return Array.from({ length: of }, (_, at) => at + 1).filter((number) => !read.includes(number));
}

/**
 * Why a file cannot be read in. `version`: made by a newer app. `damaged`: cut, changed, or for another portal.
 * `empty`: nothing was waiting on the device.
 */
export const HANDOVER_FAULTS = ["not-dtsen", "version", "damaged", "empty"] as const;
export type HandoverFault = (typeof HANDOVER_FAULTS)[number];

/** How far a hand-over in several parts was read in. */
export interface PartsRead {
  readonly number: number;
  readonly of: number;
  readonly missing: readonly number[];
}

/** A hand-over of which parts were read in and others not. */
export interface UnfinishedHandover {
  readonly label: string;
  readonly ownerName: string;
  readonly of: number;
  readonly missing: readonly number[];
  /** When the last of the others was read. */
  readonly lastAt: Date;
}

/** What became of a file that was carried in. Counts alone. */
export interface CarriedIn {
  /** Null: it is the whole. */
  readonly parts: PartsRead | null;
  readonly label: string;
  readonly ownerName: string;
  /** Operations that came with this file. */
  readonly taken: number;
  /** Those that the portal had already. */
  readonly known: number;
  /** Put right or let go on the device since: not applied, and nobody need look. */
  readonly replaced: number;
  /** Of those taken: with a field that somebody else had written meanwhile. */
  readonly conflicts: number;
  /** Refused, or behind one that was: kept, and their person must look. */
  readonly waiting: number;
  /** Passing trouble: the file may be read in again. */
  readonly later: number;
  readonly photos: number;
  /** Without a draft that takes them, or not a picture. They stay on the device. */
  readonly photosLeft: number;
  /** The device was taken away, or its person may not work any more: nothing was run, all is kept beside. */
  readonly isAside: boolean;
}
