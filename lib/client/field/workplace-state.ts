import type { PackFrame } from "@/lib/domain/field/pack";
import { openRecordBox, readPapers } from "./boxes";
import type { FieldStore } from "./field-store";
import { countConflicts } from "./layers";
import { type GoneFamily, readGone } from "./news";
import { type Item, itemsOf } from "./outbox";
import { lineOf, type RecordLine } from "./record-line";
import type { SyncState } from "./sync-loop";
import type { Keys } from "./sync-parts";
import { fetchedIn, type PackIndex, readFrame, readIndex } from "./take-along";

/** What lies on the device of one person, opened. */
interface Kept {
  readonly index: PackIndex | null;
  readonly frame: PackFrame | null;
  readonly records: readonly RecordLine[];
  readonly items: readonly Item[];
  /** Records that another build wrote and this one cannot read: they stay, and a newer build opens them. */
  readonly unreadable: number;
  /** Families that lay here and are this person's no more, until they have read why. */
  readonly gone: readonly GoneFamily[];
  readonly skewMs: number | null;
  /** What makes this device one of the portal's is off it: another window removed everything of this person. */
  readonly isGone: boolean;
}

export interface WorkplaceState extends Kept {
  readonly sync: SyncState;
  /** Device clock of the last answer of the portal; null before the first of this window. */
  readonly heardAt: number | null;
  /** Forms that were left while the device had no room: they are in this window alone until there is. */
  readonly unkept: number;
  /** The portal does not let this person work on this device any more: locked, until they sign in and may again. */
  readonly isSealed: boolean;
  /** The portal was put back to before it knew this device: the PIN enrols it again. */
  readonly isUnknown: boolean;
  /** The portal ordered that all goes: nothing is shown any more, and what is unsent is being handed over. */
  readonly isCalledBack: boolean;
  /** So it was done: everything of this person is off the device. */
  readonly isWiped: boolean;
  /** Photos that went with it and never reached the portal. */
  readonly lostPhotos: number;
}

export const NOTHING: WorkplaceState = {
  index: null,
  frame: null,
  records: [],
  items: [],
  unreadable: 0,
  gone: [],
  sync: { kind: "idle" },
  heardAt: null,
  skewMs: null,
  isGone: false,
  unkept: 0,
  isSealed: false,
  isUnknown: false,
  isCalledBack: false,
  isWiped: false,
  lostPhotos: 0,
};

/** Reads all of it; regencies of its records by their ids, for the addresses of what is sent. */
export async function readKept(
  store: FieldStore,
  keys: Keys,
  now: number,
): Promise<Kept & { readonly regencies: ReadonlyMap<string, string> }> {
  const [index, frame, boxes, rows, photos, papers, gone] = await Promise.all([
    readIndex(store, keys),
    readFrame(store, keys),
    store.boxes("record"),
    store.operations(),
    store.photos(),
    readPapers(keys, store),
    readGone({ store, keys }),
  ]);
  const [opened, conflicts] = await Promise.all([
    Promise.allSettled(boxes.map((box) => openRecordBox(keys, box))),
    countConflicts(keys, rows, fetchedIn(index)),
  ]);
  const records = opened.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  return {
    index,
    frame,
    records: opened.flatMap((each, at) =>
      each.status === "fulfilled" ? [lineOf(each.value, boxes[at]?.isTyped ?? false, rows)] : [],
    ),
    items: itemsOf(rows, photos, now, conflicts),
    unreadable: boxes.length - records.length,
    gone,
    skewMs: papers?.skewMs ?? null,
    isGone: papers === null,
    regencies: new Map(records.map(({ id, regencyCode }) => [id, regencyCode])),
  };
}
