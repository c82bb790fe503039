import { Unreadable } from "@/lib/client/seal/sealed-box";
import type { FieldRecord } from "./record";

/** The shape of a record as this build writes it. Raise it with every change of what lies on a device, and add the step from the one before. */
export const RECORD_SHAPE = 1;

/** A record as it lies on a device: with the shape that its build wrote. */
export type StoredRecord = FieldRecord & { readonly shape: number };

/** A record of whichever shape. */
export interface AnyRecord {
  readonly id?: string;
  readonly shape?: number;
}

/** From each shape to the next (OFFLINE rule 11). A record is made anew when it is written; until then the original stays as it is. */
const STEPS: Readonly<Record<number, (earlier: AnyRecord) => AnyRecord>> = {};

export function storedRecord(record: FieldRecord): StoredRecord {
  return { ...record, shape: RECORD_SHAPE };
}

/** The record in the present shape. Throws {@link Unreadable} for one that another build wrote and this one does not know. */
export function readStored(stored: AnyRecord): FieldRecord {
  let record = stored;
  while (!isPresent(record)) {
    const { shape = 0 } = record;
    const step = STEPS[shape];
    if (step === undefined) throw new Unreadable(`shape ${shape}`);
    record = { ...step(record), shape: shape + 1 };
  }
  const { shape: _shape, ...known } = record;
  return known;
}

function isPresent(record: AnyRecord): record is StoredRecord {
  return record.shape === RECORD_SHAPE;
}
