import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { Waiting } from "@/lib/domain/field/exchange";
import { BATCH_BYTES, BATCH_OPERATIONS } from "@/lib/domain/field/operation";
import type { OperationRow, PhotoRow } from "./field-store";

/** How long a window may be sending before another takes the operation for unanswered. */
export const LEASE_MS = 150_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** The longest with its spread. */
const MOST_WAIT_MS = LONGEST_WAIT_MS * 1.25;

type Photos = ReadonlyMap<string, Pick<PhotoRow, "state">>;

/** Operations whose fate nobody knows: they were sent, and the window that waited for the answer is gone. */
export function unanswered(rows: readonly OperationRow[], now: number): readonly OperationRow[] {
  return rows.filter((row) => row.state === "sending" && !isLeased(row, now));
}

/** A window waits for its answer now. */
export function isLeased({ state, leaseUntil }: Pick<OperationRow, "state" | "leaseUntil">, now: number): boolean {
  return state === "sending" && leftMs(leaseUntil, now, LEASE_MS) > 0;
}

/** How long until an operation may go, or counts as unanswered; 0: now. Milliseconds. */
export function restMs({ state, notBefore, leaseUntil }: OperationRow, now: number): number {
  if (state === "sending") return leftMs(leaseUntil, now, LEASE_MS);
  return state === "queued" ? leftMs(notBefore, now, MOST_WAIT_MS) : 0;
}

/** Of a wait by the device's clock. One longer than any that is given out was written before the clock was set back, and is over. */
function leftMs(until: number | null, now: number, most: number): number {
  const left = (until ?? 0) - now;
  return left > most ? 0 : Math.max(0, left);
}

/**
 * What may go out now, in the order of this device: nothing before what it builds on, nothing that waits for a photo, and no more than
 * passes a bad line. An operation that waits or was refused holds up its own record alone.
 */
export function nextBatch(rows: readonly OperationRow[], photos: Photos, now: number): readonly OperationRow[] {
  const taken = new Set(rows.filter(({ state }) => state === "taken").map(({ opId }) => opId));
  const mayGo: OperationRow[] = [];
  for (const row of rows) {
    if (row.state !== "queued" || restMs(row, now) > 0) continue;
    if (row.prevOp !== null && !taken.has(row.prevOp)) continue;
    if (row.needs.some((id) => isOnItsWay(photos.get(id)))) continue;
    mayGo.push(row);
    taken.add(row.opId); // goes before those that build on it, in the same request
    if (mayGo.length === BATCH_OPERATIONS) break;
  }
  // What went unanswered goes in smaller parcels: a line that cuts long ones may carry short ones.
  return parcelOf(mayGo, BATCH_OPERATIONS >> Math.min(mayGo[0]?.tries ?? 0, 5));
}

/** A photo that is on the device no more was taken long ago. */
function isOnItsWay(photo: Pick<PhotoRow, "state"> | undefined): boolean {
  return photo !== undefined && photo.state !== "taken";
}

/** As many of the first as go in one request; one at least. */
export function parcelOf(rows: readonly OperationRow[], most: number): readonly OperationRow[] {
  const parcel: OperationRow[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, Math.max(1, Math.min(most, BATCH_OPERATIONS)))) {
    if (parcel.length > 0 && bytes + row.bytes > BATCH_BYTES) break;
    parcel.push(row);
    bytes += row.bytes;
  }
  return parcel;
}

/** Whether a request was refused for what is in it, and not for who sends it. */
export function isAboutBatch(code: ErrorCode): boolean {
  return code === "TOO_LARGE" || code === "INVALID_INPUT";
}

/**
 * How old an operation is, milliseconds: since its receipt by the server's clock, or since it was queued by this device's.
 * @param skewMs server's clock less this device's
 */
export function ageOf({ takenAt, queuedAt }: OperationRow, now: number, skewMs: number): number {
  return takenAt === null ? now - queuedAt : now + skewMs - takenAt;
}

export function leased(row: OperationRow, now: number): OperationRow {
  return { ...row, state: "sending", leaseUntil: now + LEASE_MS };
}

/** No answer, or the server asked for patience: it waits longer each time and stays where it is in the order. */
export function putBack(row: OperationRow, now: number, random: number): OperationRow {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** row.tries, LONGEST_WAIT_MS) * (0.75 + random / 2);
  return { ...row, state: "queued", leaseUntil: null, tries: row.tries + 1, notBefore: now + Math.round(wait) };
}

/** Waits for what it builds on, which counts as no try. */
export function parked(row: OperationRow): OperationRow {
  return { ...row, state: "queued", leaseUntil: null };
}

/** The server does not have it, though it once gave a receipt: it was restored. The same operation goes out again. */
export function offeredAgain(row: OperationRow): OperationRow {
  return { ...row, state: "queued", leaseUntil: null, notBefore: 0, tries: 0, takenAt: null };
}

/** Everything that the server has not, or that waits for a person. */
export function isOpen({ state }: Pick<OperationRow, "state">): boolean {
  return state === "queued" || state === "sending" || state === "refused";
}

/**
 * What the portal has not, as the device tells it: photos too, for they may wait when everything written has arrived.
 * @param typed records with answers that are in no operation yet
 */
export function waitingIn(
  rows: readonly OperationRow[],
  photos: readonly Pick<PhotoRow, "id" | "state">[],
  typed = 0,
): Waiting {
  const open = rows.filter(isOpen);
  const unsent = photos.filter(({ state }) => state !== "taken");
  const made = [...open.map(({ queuedAt }) => queuedAt), ...unsent.map(({ id }) => madeAt(id))];
  const known = made.filter((at) => at !== null);
  return { count: open.length + typed, since: known.length === 0 ? null : Math.min(...known), photos: unsent.length };
}

/** When an id was made, as UUIDv7 says it; milliseconds of the device's clock. Null for an id of another kind. */
function madeAt(id: string): number | null {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16) : null;
}

/**
 * What of a record goes together when a person puts it right: the operation that was refused, or whose photo was, and all that wait behind
 * it.
 * @param refusedPhotos ids
 */
export function refusedChain(
  rows: readonly OperationRow[],
  recordId: string,
  refusedPhotos: ReadonlySet<string> = new Set(),
): readonly OperationRow[] {
  const own = rows.filter((row) => row.recordId === recordId && row.isLettingGo !== true);
  const first = own.findIndex(
    (row) => row.state === "refused" || (row.state === "queued" && row.needs.some((id) => refusedPhotos.has(id))),
  );
  return first < 0 ? [] : own.slice(first).filter(isOpen);
}

/** How an item stands, for its person: one word for a record, the worst first. */
export type ItemState = "needs-you" | "sending" | "waiting" | "taken";

export interface Item {
  readonly recordId: string;
  readonly state: ItemState;
  /** Operations that the server does not have. */
  readonly open: number;
  /** Since when the oldest of them waits; device clock. */
  readonly since: number | null;
  /** Why it needs the person. */
  readonly code: ErrorCode | null;
  readonly takenAt: number | null;
  /** Photos of it that are still on their way. */
  readonly photos: number;
  /** Photos that the portal did not take. */
  readonly refusedPhotos: number;
  /** Fields that somebody else wrote meanwhile, and nobody has chosen yet. */
  readonly conflicts: number;
  /** The portal answers and does not get to take it: a fault there, which its person can only tell somebody. */
  readonly isPutOff: boolean;
}

/** So often is put off what a busy portal may well put off. */
const PUT_OFF_TIMES = 5;

type PhotoLine = Pick<PhotoRow, "recordId" | "state" | "code">;

/** The records of the outbox as items, without those of which a person let everything go: what needs the person first, then by age. */
export function itemsOf(
  rows: readonly OperationRow[],
  photos: readonly PhotoLine[],
  now: number,
  conflicts: ReadonlyMap<string, number> = new Map(),
): readonly Item[] {
  const ids = [...new Set([...rows.map(({ recordId }) => recordId), ...photos.map(({ recordId }) => recordId)])];
  return ids
    .flatMap((recordId) => itemOf(recordId, rows, photos, { now, conflicts: conflicts.get(recordId) ?? 0 }) ?? [])
    .sort(byUrgency);
}

const ORDER: readonly ItemState[] = ["needs-you", "sending", "waiting", "taken"];

function byUrgency(a: Item, b: Item): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.since ?? 0) - (b.since ?? 0);
}

function itemOf(
  recordId: string,
  rows: readonly OperationRow[],
  photos: readonly PhotoLine[],
  { now, conflicts }: { readonly now: number; readonly conflicts: number },
): Item | null {
  const own = rows.filter((row) => row.recordId === recordId);
  const open = own.filter((row) => isOpen(row) && !(row.isLettingGo === true && row.state === "refused"));
  const steps = own.filter(({ isLettingGo }) => isLettingGo !== true);
  const refused = steps.find(({ state }) => state === "refused");
  const mine = photos.filter((photo) => photo.recordId === recordId);
  const waiting = mine.filter(({ state }) => state === "waiting").length;
  const isSending = open.some((row) => isLeased(row, now));
  const refusedPhotos = mine.filter(({ state }) => state === "refused");
  const needsYou = refused !== undefined || refusedPhotos.length > 0 || conflicts > 0;
  const isOnItsWay = open.length + waiting > 0;
  // Only a receipt makes it accepted: what a person let go is no item any more.
  const isTaken = steps.some(({ state }) => state === "taken") || mine.some(({ state }) => state === "taken");
  if (!needsYou && !isOnItsWay && !isTaken) return null;
  return {
    recordId,
    state: needsYou ? "needs-you" : isSending ? "sending" : isOnItsWay ? "waiting" : "taken",
    open: open.length,
    since: open[0]?.queuedAt ?? null,
    code: refused?.code ?? refusedPhotos[0]?.code ?? null,
    takenAt: steps.reduce<number | null>((latest, row) => Math.max(latest ?? 0, row.takenAt ?? 0) || null, null),
    photos: waiting,
    refusedPhotos: refusedPhotos.length,
    conflicts,
    isPutOff: open.some(({ putOff = 0 }) => putOff > PUT_OFF_TIMES),
  };
}
