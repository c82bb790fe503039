import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { FieldMay, Selection } from "@/lib/domain/field/exchange";
import type { GoneStory, PackDraft, PackFamily, PackFrame, PullAnswer } from "@/lib/domain/field/pack";
import { openBox, openRecordBox, sealBox } from "./boxes";
import type { BoxRow, FieldStore } from "./field-store";
import type { Fetched } from "./layers";
import { isOpen } from "./outbox";
import type { Keys, Sent } from "./sync-parts";
import { oneAtATime } from "./turns";

/** A family in the list that the device shows: enough for finding it, without opening it. */
export interface ListedFamily {
  readonly id: string;
  readonly mark: string;
  readonly headName: string;
  readonly members: readonly string[];
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly point: PackFamily["point"];
  readonly decile: number | null;
  readonly status: number;
  /** Its condition is decided elsewhere in this period: nothing can be begun about it. */
  readonly isUnderWay: boolean;
  /** In no register yet: it comes along whatever is chosen. */
  readonly isNew?: boolean;
  /** State of its open draft at the server, as it was taken along. */
  readonly draft: (Fetched & { readonly id: string; readonly state: string; readonly reason: string | null }) | null;
}

/** What was taken along, and how far: a download that was cut goes on from `cursor`. */
export interface PackIndex {
  readonly selection: Selection;
  readonly families: readonly ListedFamily[];
  readonly total: number;
  /** Null: complete. */
  readonly cursor: string | null;
  readonly isComplete: boolean;
  /** Device clock. */
  readonly takenAt: number;
  /**
   * Families that are off the list and whose copies stayed, because something unsent was about them: they go when nothing is any more. Absent
   * in what earlier builds wrote.
   */
  readonly lingering?: readonly string[];
}

export const FRAME = "frame";
export const INDEX = "index";

export interface TakeParts {
  readonly store: FieldStore;
  readonly keys: Keys;
  readonly now: () => number;
  /** Waits so many milliseconds. */
  readonly rest?: (ms: number) => Promise<void>;
  readonly pull: (body: object) => Promise<Sent<PullAnswer>>;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The portal asked for patience: it goes on by itself. */
  readonly isWaiting?: boolean;
}

/** Times in a row that the portal may ask for patience before the take-along ends, and the longest that it is waited for at a time. */
const MOST_WAITS = 10;
const LONGEST_REST_MS = 120_000;
/** How often it is looked whether the person stops it meanwhile. */
const LOOK_MS = 1_000;

export type TakeReport =
  | { readonly kind: "done"; readonly total: number }
  | { readonly kind: "silence" | "busy" }
  | { readonly kind: "refused"; readonly code: ErrorCode };

export async function readIndex(store: FieldStore, keys: Keys): Promise<PackIndex | null> {
  const box = await store.box("index", INDEX);
  return box === null ? null : openBox<PackIndex>(keys, box);
}

export async function readFrame(store: FieldStore, keys: Keys): Promise<PackFrame | null> {
  const box = await store.box("frame", FRAME);
  return box === null ? null : openBox<PackFrame>(keys, box);
}

export async function readFamily(store: FieldStore, keys: Keys, id: string): Promise<PackFamily | null> {
  const box = await store.box("family", id);
  return box === null ? null : openBox<PackFamily>(keys, box);
}

/**
 * Takes families along page by page: each page is on the disk with the list that names it before the next is asked for, so that a cut costs
 * one page. What is on the device in the same state is not fetched again.
 * A portal that asks for patience is waited for, as long as it says and not for ever.
 * @param onProgress false stops after this page, or while it waits
 */
export async function takeAlong(
  parts: TakeParts,
  selection: Selection,
  onProgress: (progress: Progress) => boolean,
): Promise<TakeReport> {
  const before = await readIndex(parts.store, parts.keys);
  const goesOn = before !== null && !before.isComplete && isSame(before.selection, selection);
  const have = Object.fromEntries((before?.families ?? []).map(({ id, mark }) => [id, mark]));
  const seen = new Set(goesOn ? before.families.map(({ id }) => id) : []);
  let cursor = goesOn ? before.cursor : null;
  let waits = 0;
  for (;;) {
    const answer = await parts.pull({ do: "pull", selection, cursor, have, withFrame: cursor === null });
    if (answer.kind === "refused") return { kind: "refused", code: answer.code };
    if (answer.kind === "busy" && waits < MOST_WAITS) {
      waits += 1;
      const at = { done: seen.size, total: before?.total ?? seen.size };
      if (!(await rested(parts, answer.waitMs, () => onProgress({ ...at, isWaiting: true }))))
        return { kind: "silence" };
      continue;
    }
    if (answer.kind !== "answer") return { kind: answer.kind };
    waits = 0;
    const page = answer.value;
    for (const id of [...page.same, ...page.families.map((family) => family.id)]) seen.add(id);
    cursor = page.next;
    const isComplete = cursor === null;
    const total = await layPage(parts, page, (_, listed) => {
      if (isComplete) for (const id of [...listed.keys()].filter((each) => !seen.has(each))) listed.delete(id);
      return { selection, total: page.total, cursor, isComplete, takenAt: parts.now() };
    });
    if (!onProgress({ done: seen.size, total: page.total }) && !isComplete) return { kind: "silence" };
    if (isComplete) return { kind: "done", total };
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** @returns false where the person stopped it meanwhile */
async function rested({ rest = pause }: TakeParts, waitMs: number, goesOn: () => boolean): Promise<boolean> {
  for (let left = Math.min(waitMs, LONGEST_REST_MS); left > 0; left -= LOOK_MS) {
    if (!goesOn()) return false;
    await rest(Math.min(left, LOOK_MS));
  }
  return goesOn();
}

/** Writes down what the portal says the person may do now, so that a pass, or a door that was lessened, counts here from the next exchange on. */
export function takeMay({ store, keys }: Pick<TakeParts, "store" | "keys">, may: FieldMay): Promise<void> {
  // A take-along writes the same frame.
  return oneAtATime(listLock(keys), async () => {
    const frame = await readFrame(store, keys);
    if (frame === null || isSameMay(frame, may)) return;
    await store.commit({ boxes: [await sealBox(keys, "frame", FRAME, { ...frame, ...may })] });
  });
}

function isSameMay(frame: FieldMay, may: FieldMay): boolean {
  return frame.maySubmit === may.maySubmit && frame.mayRegister === may.mayRegister && frame.mayMove === may.mayMove;
}

const listLock = ({ userId }: Keys) => `mutakhir-daftar:${userId}`;

/** What the portal said of families that were fetched anew. */
export interface TakenAgain {
  readonly there: readonly string[];
  readonly gone: readonly { readonly id: string; readonly story: GoneStory | null }[];
}

/**
 * Fetches single families anew, after something of theirs was taken. What is not this person's to see any more goes.
 * @returns null where the line broke before all was told
 */
export async function takeAgain(parts: TakeParts, ids: readonly string[]): Promise<TakenAgain | null> {
  const index = ids.length === 0 ? null : await readIndex(parts.store, parts.keys);
  if (index === null) return null;
  const have = heldOf(index, ids);
  const selection: Selection = { by: "families", ids };
  let heard: TakenAgain = { there: [], gone: [] };
  let cursor: string | null = null;
  do {
    const answer: Sent<PullAnswer> = await parts.pull({ do: "pull", selection, cursor, have, withFrame: false });
    if (answer.kind !== "answer") return null;
    const { families, gone, stories = {}, next } = answer.value;
    await layPage(parts, answer.value, (before) => before);
    heard = {
      there: [...heard.there, ...families.map(({ id }) => id)],
      gone: [...heard.gone, ...gone.map((id) => ({ id, story: stories[id] ?? null }))],
    };
    cursor = next;
  } while (cursor !== null);
  return heard;
}

/** Of the named families those that the device lists, under a mark that none has: the portal sends each anew, or says that it is gone. */
function heldOf({ families }: PackIndex, ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(families.flatMap(({ id }) => (ids.includes(id) ? [[id, ""]] : [])));
}

type Head = Omit<PackIndex, "families" | "lingering">;

/**
 * Lays a page over the list as it lies on the device now, with its families, in one write. One page at a time on this device: a download and
 * what is fetched anew after sending write the same list.
 * @param headOf what the list says of itself from now on, and the place to take families off it; null leaves all as it is
 * @returns families in the list
 */
function layPage(
  parts: TakeParts,
  page: PullAnswer,
  headOf: (before: PackIndex | null, listed: Map<string, ListedFamily>) => Head | null,
): Promise<number> {
  const { store, keys } = parts;
  return oneAtATime(listLock(keys), async () => {
    const before = await readIndex(store, keys);
    const known = before?.families ?? [];
    const listed = new Map(known.map((family) => [family.id, family]));
    for (const family of page.families) listed.set(family.id, listOf(family));
    for (const id of page.gone) listed.delete(id);
    const head = headOf(before, listed);
    if (head === null) return known.length;
    const off = [...(before?.lingering ?? []), ...known.map(({ id }) => id)].filter((id) => !listed.has(id));
    const dropped = await withoutUnsent(parts, off);
    const lingering = off.filter((id) => !dropped.includes(id));
    const index: PackIndex = { ...head, families: [...listed.values()], lingering };
    await store.commit({
      boxes: [
        await sealBox(keys, "index", INDEX, index),
        ...(page.frame === null ? [] : [await sealBox(keys, "frame", FRAME, page.frame)]),
        ...(await Promise.all(page.families.map((family) => sealBox(keys, "family", family.id, family)))),
      ],
      removeBoxes: dropped.map((id) => ({ kind: "family" as const, id })),
    });
    return listed.size;
  });
}

/** Lets go of copies that stayed for what was unsent, once nothing is. */
export async function dropLingering({ store, keys }: Pick<TakeParts, "store" | "keys">): Promise<void> {
  if (((await readIndex(store, keys))?.lingering ?? []).length === 0) return;
  await oneAtATime(listLock(keys), async () => {
    const index = await readIndex(store, keys);
    const dropped = await withoutUnsent({ store, keys }, index?.lingering ?? []);
    if (index === null || dropped.length === 0) return;
    const lingering = (index.lingering ?? []).filter((id) => !dropped.includes(id));
    await store.commit({
      boxes: [await sealBox(keys, "index", INDEX, { ...index, lingering })],
      removeBoxes: dropped.map((id) => ({ kind: "family" as const, id })),
    });
  });
}

/** What may go: families that nothing unsent is about. */
async function withoutUnsent(
  { store, keys }: Pick<TakeParts, "store" | "keys">,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const [rows, boxes] = await Promise.all([store.operations(), store.boxes("record")]);
  const open = new Set(rows.filter(isOpen).map(({ recordId }) => recordId));
  const held = new Set<string | null>();
  for (const box of boxes.filter(({ id, isTyped }: BoxRow) => isTyped || open.has(id)))
    held.add((await openRecordBox(keys, box).catch(() => null))?.householdId ?? null);
  return ids.filter((id) => !held.has(id));
}

function listOf(family: PackFamily): ListedFamily {
  const { id, mark, headName, dusun, rw, rt, point, decile, status, base, drafts } = family;
  const open = drafts[0];
  const members = Object.values(base.members).flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  const draft = open === undefined ? null : draftOf(open);
  const isUnderWay = family.underWay !== null;
  const isNew = family.revision === 0;
  return { id, mark, headName, members, dusun, rw, rt, point, decile, status, isUnderWay, isNew, draft };
}

function draftOf({ id, state, reason, version, conflicts }: PackDraft) {
  return { id, state, reason, version, conflicts };
}

function isSame(a: Selection, b: Selection): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Drafts as they came along, by their id. */
export function fetchedIn(index: PackIndex | null): ReadonlyMap<string, Fetched> {
  return new Map(index?.families.flatMap(({ draft }) => (draft === null ? [] : [[draft.id, draft] as const])));
}
