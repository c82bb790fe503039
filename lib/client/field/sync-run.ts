import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type ExchangeAnswer, KEEP_DAYS } from "@/lib/domain/field/exchange";
import { isReplacedRefusal, type OperationResult } from "@/lib/domain/field/operation";
import { type DevicePapers, openOperation, readPapers, sealOutcome, sealPapers } from "./boxes";
import type { OperationRow } from "./field-store";
import { giveBack, isWipe } from "./give-back";
import { heardNews } from "./news";
import {
  ageOf,
  isAboutBatch,
  leased,
  nextBatch,
  offeredAgain,
  parked,
  putBack,
  restMs,
  unanswered,
  waitingIn,
} from "./outbox";
import { prune } from "./prune";
import { queueClosed, type Stuck } from "./queue-closed";
import { sendPhotos } from "./send-photos";
import type { SyncParts } from "./sync-parts";
import { dropLingering, takeMay } from "./take-along";
import { isFromServer } from "./vault";

/** How a round of synchronising ended. */
export interface SyncReport {
  /**
   * `done`: nothing is left that could go now. `silence` and `busy` pass by themselves; `stopped` needs a sign-in or a word with somebody;
   * `wiped`: the portal ordered it, with a word that is its own.
   */
  readonly end: "done" | "silence" | "busy" | "stopped" | "wiped";
  readonly code: ErrorCode | null;
  /** What the portal says of why the pass does not hold. */
  readonly reason: string | null;
  readonly waitMs: number | null;
  /** The portal ordered that all goes; what is unsent could not be handed over yet. */
  readonly isCalledBack: boolean;
  /** Operations that were handed over before everything is removed. */
  readonly given: ReadonlySet<string>;
  /** Records that the server took or refused something of: worth fetching anew. */
  readonly touched: readonly string[];
  readonly taken: number;
  /** What was typed and left could not be put into the outbox; what was in it went all the same. */
  readonly stuck: Stuck | null;
}

const ASK_AT_ONCE = 200;
const DAY_MS = 86_400_000;
/** More rounds than a full device has batches: an end in any case. */
const MOST_ROUNDS = 500;

/**
 * Sends what waits, until nothing is left that could go. Every step is on the disk before the network hears of it, and every answer before
 * it counts: wherever this stops, what the server has not acknowledged is still here.
 */
export async function synchronise(parts: SyncParts): Promise<SyncReport> {
  const left = [...(await queueClosed(parts)).values()];
  const stuck = left.find((why) => why === "full") ?? left[0] ?? null;
  const touched = new Set<string>();
  let taken = 0;
  const report = (end: SyncReport["end"], rest: Partial<SyncReport> = {}): SyncReport => ({
    end,
    code: null,
    reason: null,
    waitMs: null,
    isCalledBack: false,
    given: new Set(),
    touched: [...touched],
    taken,
    stuck,
    ...rest,
  });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const step = await exchangeOnce(parts, round === 0);
    if (step.kind === "silence" || step.kind === "busy") return report(step.kind, { waitMs: step.waitMs });
    if (step.kind === "called-back") return report("silence", { isCalledBack: true });
    if (step.kind === "refused") return report("stopped", { code: step.code, reason: step.reason });
    if (step.kind === "wiped") return report("wiped", { given: step.given });
    if (step.kind === "went") {
      const done = step.changed.filter(({ state }) => state === "taken");
      // What was refused as well: something happened to its family that this device has not seen.
      const told = step.changed.filter(({ state }) => state === "taken" || state === "refused");
      for (const { recordId } of told) touched.add(recordId);
      taken += done.length;
      continue;
    }
    const photos = await sendPhotos(parts);
    if (photos.end !== "done") {
      const { code, reason, waitMs } = photos;
      return report(photos.end, { code, reason, waitMs });
    }
    if (photos.sent === 0) break;
  }
  await prune(parts);
  await dropLingering(parts);
  return report("done", { waitMs: await dueIn(parts) });
}

/** How long until something that waits may go; null where nothing does. */
async function dueIn({ store, now }: SyncParts): Promise<number | null> {
  const due = (await store.operations()).flatMap((row) => {
    const waitMs = restMs(row, now());
    return waitMs > 0 ? [waitMs] : [];
  });
  return due.length === 0 ? null : Math.min(...due);
}

type Step =
  | { readonly kind: "went"; readonly changed: readonly OperationRow[] }
  /** `idle`: nothing could go. */
  | { readonly kind: "idle" | "called-back" }
  | { readonly kind: "wiped"; readonly given: ReadonlySet<string> }
  | { readonly kind: "silence" | "busy"; readonly waitMs: number | null }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly reason: string | null };

async function exchangeOnce(parts: SyncParts, isFirst: boolean): Promise<Step> {
  const { store, keys, transport, now } = parts;
  const [rows, photos, papers, records] = await Promise.all([
    store.operations(),
    store.photos(),
    readPapers(keys, store),
    store.boxes("record"),
  ]);
  if (papers === null) return { kind: "refused", code: "UNAUTHENTICATED", reason: null };
  const asked = unanswered(rows, now()).slice(0, ASK_AT_ONCE);
  const batch = nextBatch(rows, new Map(photos.map((photo) => [photo.id, photo])), now());
  if (!isFirst && asked.length === 0 && batch.length === 0) return { kind: "idle" };
  const sending = batch.map((row) => leased(row, now()));
  if (sending.length > 0) await store.commit({ update: sending });
  const says = {
    epoch: papers.epoch,
    mark: papers.mark,
    sentAt: now(),
    version: parts.version,
    waiting: waitingIn(rows, photos, records.filter(({ isTyped }) => isTyped).length),
  };
  const ask = asked.map(({ opId }) => opId);
  const operations = await Promise.all(sending.map((row) => openOperation(keys, row)));
  // Once a round, and not with each batch.
  const asks = isFirst ? { since: papers.newsAt ?? papers.heardAt ?? null } : {};
  const sent = await transport.exchange({ ...says, ...asks, ask, operations });
  if (sent.kind === "refused" && isAboutBatch(sent.code) && sending.length > 0)
    return { kind: "went", changed: await inSmaller(parts, sending, sent.code) };
  if (sent.kind !== "answer") {
    await store.commit({ update: sending.map((row) => notHeard(parts, row, sent.kind)) });
    return sent.kind === "refused" ? sent : { kind: sent.kind, waitMs: sent.kind === "busy" ? sent.waitMs : null };
  }
  if (await isWipe(parts, papers, sent.value.order)) {
    await parts.onCalledBack?.();
    const given = await giveBack(parts, says, sent.value);
    return given === null ? { kind: "called-back" } : { kind: "wiped", given };
  }
  const changed = await takeAnswer(parts, papers, [...asked, ...sending], sent.value);
  return { kind: "went", changed };
}

/** A batch that is refused as a whole goes in smaller parcels at once; one operation alone is what is wrong, and waits for its person. */
async function inSmaller({ store }: SyncParts, sending: readonly OperationRow[], code: ErrorCode) {
  const isAlone = sending.length === 1;
  const changed = sending.map((row) =>
    isAlone
      ? { ...row, state: "refused" as const, leaseUntil: null, code }
      : { ...row, state: "queued" as const, leaseUntil: null, tries: row.tries + 1, notBefore: 0 },
  );
  await store.commit({ update: changed });
  return changed;
}

/** Nobody knows whether silence means that it arrived: it is asked about before it goes again. A busy server took nothing. */
function notHeard({ now, random }: SyncParts, row: OperationRow, why: "silence" | "busy" | "refused"): OperationRow {
  // The pass was refused, and nothing of what it carried was looked at: no try of theirs.
  if (why === "refused") return parked(row);
  return why === "silence" ? { ...row, leaseUntil: now(), tries: row.tries + 1 } : putBack(row, now(), random());
}

/** Writes down an answer: each operation's fate, what a restored server lost, and the server's clock and epoch, together. */
async function takeAnswer(
  parts: SyncParts,
  papers: DevicePapers,
  spoken: readonly OperationRow[],
  answer: ExchangeAnswer,
): Promise<readonly OperationRow[]> {
  const { store, keys, now } = parts;
  const skewMs = answer.now - now();
  const results = new Map(answer.results.map((result) => [result.opId, result]));
  for (const [opId, known] of Object.entries(answer.known)) if (known !== null) results.set(opId, known);
  const isUnknown = new Set(Object.keys(answer.known).filter((opId) => answer.known[opId] === null));
  const changed = await Promise.all(
    spoken.map((row) => (isUnknown.has(row.opId) ? parked(row) : settled(parts, row, results.get(row.opId)))),
  );
  const isRestored = answer.isSetBack || (papers.epoch !== null && papers.epoch !== answer.epoch);
  const behind = new Set(answer.results.flatMap((result) => (result.kind === "parked" ? [result.behind] : [])));
  const again = (await store.operations()).filter(
    (row) =>
      row.state === "taken" && (behind.has(row.opId) || (isRestored && ageOf(row, now(), skewMs) < KEEP_DAYS * DAY_MS)),
  );
  const update = [...changed, ...again.filter((row) => !changed.some(({ seq }) => seq === row.seq)).map(offeredAgain)];
  parts.clock.hear(answer.now);
  const heard = { epoch: answer.epoch, mark: answer.mark, heardAt: answer.now, skewMs };
  const told = answer.stirred === undefined ? {} : { newsAt: answer.now };
  const news = await heardNews(parts, answer);
  const photos = isRestored ? await photosAgain(parts) : [];
  // Another window may have renewed the pass while the line was slow.
  const latest = (await readPapers(keys, store)) ?? papers;
  const boxes = [await sealPapers(keys, { ...latest, ...heard, ...told }), ...news];
  await store.commit({ update, boxes, photos });
  // A portal of the build before says nothing of it.
  if (answer.may != null) await takeMay(parts, answer.may);
  return changed;
}

async function photosAgain({ store }: SyncParts) {
  const taken = (await store.photos()).filter(({ state }) => state === "taken");
  return taken.map((row) => ({ ...row, state: "waiting" as const, sent: 0, takenAt: null }));
}

/** The operation as a result leaves it. A receipt that is not the server's own is no receipt. */
async function settled(
  { keys, now, random }: SyncParts,
  row: OperationRow,
  result: OperationResult | undefined,
): Promise<OperationRow> {
  if (result === undefined) return putBack(row, now(), random());
  if (result.kind === "later") return { ...putBack(row, now(), random()), putOff: (row.putOff ?? 0) + 1 };
  // What it waits for is offered again with this answer, or is not this device's to send: then it waits a little.
  if (result.kind === "parked") return putBack(row, now(), random());
  if (result.kind === "refused")
    return {
      ...row,
      // Put right or let go by now, by what this very device has sent: no step of anybody's.
      state: isReplacedRefusal(result.refusal) ? "replaced" : "refused",
      leaseUntil: null,
      code: result.refusal.code,
      outcome: await sealOutcome(keys, result),
    };
  const { receipt } = result;
  const isReal =
    receipt.opId === row.opId &&
    (await isFromServer(keys.share, `${receipt.opId}|${receipt.at}|${receipt.version ?? ""}`, receipt.mac));
  if (!isReal) return putBack(row, now(), random());
  const says = result.conflicts.length > 0 || result.mergedWith.length > 0 || result.recordId !== row.recordId;
  const outcome = says ? await sealOutcome(keys, result) : null;
  return {
    ...row,
    state: "taken",
    leaseUntil: null,
    takenAt: receipt.at,
    version: receipt.version,
    code: null,
    outcome,
  };
}
