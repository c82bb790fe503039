/** Says of an upload that it is what a device could not send itself. */
export const HANDOVER_USE = "device-handover";
/** A day of photos; what is more comes in a second file. */
export const MAX_HANDOVER_BYTES = 50 * 1_048_576;

/**
 * Why a file cannot be read in. `version`: made by a newer app. `damaged`: cut, changed, or for another portal.
 * `empty`: nothing was waiting on the device.
 */
export const HANDOVER_FAULTS = ["not-dtsen", "version", "damaged", "empty"] as const;
export type HandoverFault = (typeof HANDOVER_FAULTS)[number];

/** What became of a file that was carried in. Counts alone. */
export interface CarriedIn {
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
