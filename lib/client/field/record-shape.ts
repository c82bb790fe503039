import { Unreadable } from "@/lib/client/seal/sealed-box";
import type { FieldRecord } from "./record";

/** The shape of a record as this build writes it. Raise it with every change of what lies on a device, and add the step from the one before. */
export const RECORD_SHAPE = 2;

/** A record as it lies on a device: with the shape that its build wrote. */
export type StoredRecord = FieldRecord & { readonly shape: number };

/** A record of whichever shape. */
export interface AnyRecord {
  readonly id?: string;
  readonly shape?: number;
}

/** From each shape to the next. */
export type Steps = Readonly<Record<number, (earlier: AnyRecord) => AnyRecord>>;

/** Of the shapes that builds have written (OFFLINE rule 11). A record is made anew when it is written; until then the original stays as it is. */
const STEPS: Steps = {
  // All that was put right is named, not the first of it alone.
  1: (earlier: AnyRecord & { readonly supersedes?: string | null }): AnyRecord & Pick<FieldRecord, "replaces"> => ({
    ...earlier,
    replaces: earlier.supersedes == null ? [] : [earlier.supersedes],
  }),
};

export function storedRecord(record: FieldRecord): StoredRecord {
  return { ...record, shape: RECORD_SHAPE };
}

/** The record in the present shape. Throws {@link Unreadable} for one that another build wrote and this one does not know. */
export function readStored(stored: AnyRecord): FieldRecord {
  const record = raised(stored, STEPS, RECORD_SHAPE);
  if (!isPresent(record)) throw new Unreadable(`shape ${record.shape}`);
  const { shape: _shape, ...known } = record;
  return known;
}

/** A record taken from its own shape to another, one step after the other. Throws {@link Unreadable} where a step is missing. */
export function raised(stored: AnyRecord, steps: Steps, to: number): AnyRecord {
  let record = stored;
  while (record.shape !== to) {
    const { shape = 0 } = record;
    const step = steps[shape];
    if (step === undefined) throw new Unreadable(`shape ${shape}`);
    record = { ...step(record), shape: shape + 1 };
  }
  return record;
}

function isPresent(record: AnyRecord): record is StoredRecord {
  return record.shape === RECORD_SHAPE;
}
