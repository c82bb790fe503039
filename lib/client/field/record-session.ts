import type { LocalCopy } from "@/lib/client/draft/device-copy";
import { DraftSession } from "@/lib/client/draft/draft-session";
import type { SaveResult, ServerDraft } from "@/lib/client/draft/draft-state";
import { type LocalDraft, NOTHING_LOCAL, type Sending } from "@/lib/client/draft/patch-queue";
import { browserLock } from "@/lib/client/draft/window-lock";
import { Unreadable } from "@/lib/client/seal/sealed-box";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { sealRecord } from "./boxes";
import { claimRecord } from "./claim-record";
import { type FieldStore, StoreGone } from "./field-store";
import { queueRecord } from "./queue-closed";
import type { FieldRecord } from "./record";
import { named } from "./record-line";
import type { Keys, SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys" | "now" | "newId" | "clock">;

/** One record in one window: what is typed goes to the disk at once, and into the outbox when the form is left. */
class RecordCopy implements LocalCopy {
  private latest: LocalDraft = NOTHING_LOCAL;
  private last: Promise<unknown> = Promise.resolve();
  /** What lay on the device was read. */
  isOpen = false;

  constructor(
    private readonly parts: Parts,
    private record: FieldRecord,
    private readonly owner: string,
  ) {}

  async open() {
    const found = await claimRecord(this.parts, this.record.id, this.owner);
    this.isOpen = true;
    if (found === null) return { kind: "nothing" } as const;
    this.record = found;
    this.latest = this.record.local;
    return { kind: "draft", draft: this.latest } as const;
  }

  write(local: LocalDraft): Promise<boolean> {
    return this.inOrder(async () => {
      const { store, keys } = this.parts;
      const box = await sealRecord(keys, { ...this.record, local }, this.owner);
      const { kind, id, owner } = { kind: "record" as const, id: this.record.id, owner: this.owner };
      if (!(await store.commit({ guard: { kind, id, owner }, boxes: [box] }))) return false;
      this.latest = local;
      return isThere(store, id, box.sealed.iv);
    });
  }

  /** Puts a batch into the outbox and takes it out of what is typed, in one write. */
  queue(sending: Sending): Promise<Outcome<SaveResult>> {
    return this.inOrder(async () => {
      const typed = { ...this.record, local: { ...NOTHING_LOCAL, sending } };
      const local = { ...this.latest, sending: null };
      const left = { ...named(typed), local, supersedes: null, replaces: [] };
      if (!(await queueRecord(this.parts, typed, left, this.owner))) return refuse("STALE");
      this.record = left;
      this.latest = local;
      return succeed({ version: 0, conflicts: [] });
    });
  }

  /** Each write after the one before: one that was begun earlier must not lie over a later one. */
  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => {});
    return done;
  }

  async close(): Promise<void> {}
}

/** Read back before anybody is told that it is saved. */
async function isThere(store: FieldStore, id: string, iv: Uint8Array): Promise<boolean> {
  const box = await store.box("record", id);
  return box !== null && box.sealed.iv.length === iv.length && box.sealed.iv.every((byte, at) => byte === iv[at]);
}

export interface OpenedRecord {
  readonly session: DraftSession;
  /** Queues what was typed and lets the record go. Where the device has no room it stays open, and this may be asked again. */
  close(): Promise<ErrorCode | null>;
}

/**
 * Opens a record for typing in this window; another window of the same person lets go of it first, unless it holds what the device had no
 * room for: then this one stays out. Throws {@link Unreadable} where what lies there does not open: it must not be written over.
 */
export async function openRecord(parts: Parts, record: FieldRecord, server: ServerDraft): Promise<OpenedRecord> {
  const owner = parts.newId();
  const copy = new RecordCopy(parts, record, owner);
  const session = new DraftSession(server, {
    copy,
    waits: true,
    newId: parts.newId,
    now: parts.now,
    onStale: () => {},
    // The disk has no room, or fails: it is tried again. Where everything was removed there is nothing to try.
    send: (sending) =>
      copy.queue(sending).catch((error) => refuse(error instanceof StoreGone ? "STALE" : "UNAVAILABLE")),
  });
  const lock = await browserLock.take(recordLock(parts.keys, record.id), () => session.yield(), session.lost);
  if (lock === null) {
    session.stayOut();
    return { session, close: async () => "STALE" };
  }
  await session.open();
  if (!copy.isOpen) {
    lock.release();
    throw new Unreadable(record.id);
  }
  const flush = () => void session.flush();
  const onHidden = () => document.visibilityState === "hidden" && flush();
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", onHidden);
  return {
    session,
    async close() {
      const left = session.getState().isElsewhere ? "STALE" : await session.sendAll();
      if (left !== null && left !== "STALE") return left;
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", onHidden);
      await session.close();
      lock.release();
      return left;
    },
  };
}

function recordLock({ userId }: Keys, recordId: string): string {
  return `mutakhir-lapangan:${userId}:${recordId}`;
}

/** Whether some window has the record open. Where a browser has no locks, the owner mark alone keeps windows apart. */
export async function isRecordOpen(keys: Keys, recordId: string): Promise<boolean> {
  if (navigator.locks === undefined) return false;
  const held = await navigator.locks.query();
  return (held.held ?? []).some(({ name }) => name === recordLock(keys, recordId));
}
