import type { LocalCopy } from "@/lib/client/draft/device-copy";
import { DraftSession, type SaveResult } from "@/lib/client/draft/draft-session";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import { type LocalDraft, NOTHING_LOCAL, type Sending } from "@/lib/client/draft/patch-queue";
import { browserLock } from "@/lib/client/draft/window-lock";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { openRecordBox, sealOperation, sealRecord, tailOf } from "./boxes";
import { type FieldStore, StorageFull } from "./field-store";
import { type FieldRecord, queueTyped } from "./record";
import { named } from "./record-line";
import type { Keys, SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys" | "now" | "newId">;

/** One record in one window: what is typed goes to the disk at once, and into the outbox when the form is left. */
class RecordCopy implements LocalCopy {
  private latest: LocalDraft = NOTHING_LOCAL;

  constructor(
    private readonly parts: Parts,
    private record: FieldRecord,
    private readonly owner: string,
  ) {}

  async open() {
    const { store, keys } = this.parts;
    const box = await store.claim("record", this.record.id, this.owner);
    if (box === null) return { kind: "nothing" } as const;
    this.record = await openRecordBox(keys, box);
    this.latest = this.record.local;
    return { kind: "draft", draft: this.latest } as const;
  }

  async write(local: LocalDraft): Promise<boolean> {
    const { store, keys } = this.parts;
    const box = await sealRecord(keys, { ...this.record, local }, this.owner);
    const { kind, id, owner } = { kind: "record" as const, id: this.record.id, owner: this.owner };
    if (!(await store.commit({ guard: { kind, id, owner }, boxes: [box] }))) return false;
    this.latest = local;
    return isThere(store, id, box.sealed.iv);
  }

  /** Puts a batch into the outbox and takes it out of what is typed, in one write. */
  async queue(sending: Sending): Promise<Outcome<SaveResult>> {
    const { store, keys, newId, now } = this.parts;
    const [rows, photos] = await Promise.all([store.operations(), store.photos()]);
    const unsentPhotos = new Set(photos.filter(({ state }) => state !== "taken").map(({ id }) => id));
    const typed = { ...this.record, local: { ...NOTHING_LOCAL, sending } };
    const queued = queueTyped(typed, tailOf(rows, this.record.id), { newId, now: now(), unsentPhotos });
    const local = { ...this.latest, sending: null };
    const record = { ...named(typed), local, supersedes: null };
    const isMine = await store.commit({
      guard: { kind: "record", id: record.id, owner: this.owner },
      append: await Promise.all(queued.map((each) => sealOperation(keys, each))),
      boxes: [await sealRecord(keys, record, this.owner)],
    });
    if (!isMine) return refuse("STALE");
    this.record = record;
    this.latest = local;
    return succeed({ version: 0, conflicts: [] });
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
  /** Queues what was typed and lets the record go. Else why not: then it is only as safe as the form says. */
  close(): Promise<ErrorCode | null>;
}

/** Opens a record for typing in this window; another window of the same person lets go of it first. */
export async function openRecord(parts: Parts, record: FieldRecord, server: ServerDraft): Promise<OpenedRecord> {
  const owner = parts.newId();
  const copy = new RecordCopy(parts, record, owner);
  const session = new DraftSession(server, {
    copy,
    waits: true,
    newId: parts.newId,
    now: parts.now,
    onStale: () => {},
    send: (sending) =>
      copy
        .queue(sending)
        .catch((error: unknown) => (error instanceof StorageFull ? refuse("TOO_LARGE") : refuse("UNAVAILABLE"))),
  });
  const yieldLock = async () => {
    await session.yield();
    lock.release();
  };
  const lock = await browserLock.take(recordLock(parts.keys, record.id), () => void yieldLock(), session.lost);
  await session.open();
  const flush = () => void session.flush();
  const onHidden = () => document.visibilityState === "hidden" && flush();
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", onHidden);
  return {
    session,
    async close() {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", onHidden);
      const left = session.getState().isElsewhere ? "STALE" : await session.sendAll();
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
