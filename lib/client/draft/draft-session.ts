import { Timer } from "@/lib/client/timer";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { EventChange } from "@/lib/domain/event/carried";
import type { MemberOpChange } from "@/lib/domain/proposal/member-ops";
import { membershipOf, type PersonOp, type Seen } from "@/lib/domain/proposal/membership";
import { type AnswerPatch, isAdded } from "@/lib/domain/proposal/payload";
import { type FieldTarget, isEmptyBatch } from "./batch";
import { draftOf } from "./device-copy";
import { heldAt, openingState, type SaveResult, type ServerDraft, type SessionState, serverAfter } from "./draft-state";
import {
  acknowledge,
  addEventOp,
  addMemberOp,
  addPatch,
  type ConflictChoice,
  countUnsent,
  dropAgreed,
  isNothing,
  type KeptConflict,
  type LocalDraft,
  layOver,
  renewOperation,
  resolveConflict,
  type Sending,
  setConditionDate,
  setCorrection,
  setNote,
  takeBack,
  takeBatch,
} from "./patch-queue";
import type { DraftSessionParts } from "./session-parts";

/** From a keystroke to its copy; several in between become one write. */
const WRITE_DELAY_MS = 40;
/** A device that has no room is asked again so often. */
const KEEP_AGAIN_MS = 5_000;
/** A pause in typing after which it is sent. */
const SEND_DELAY_MS = 1_500;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** Refusals that pass by themselves. */
const PASSING: readonly ErrorCode[] = ["UNAVAILABLE", "INTERNAL", "RATE_LIMITED"];

/** Keeps what is typed: first on the device, then at the server, never forgetting the first before the second is certain (OFFLINE 1-3, 10). */
export class DraftSession {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private readonly writeTimer = new Timer();
  private readonly againTimer = new Timer();
  private writing: Promise<void> = Promise.resolve();
  private readonly sendTimer = new Timer();
  private sendingNow: Promise<void> | null = null;
  private retryMs = FIRST_RETRY_MS;
  /** What lies on the device could not be read: it is not written over. */
  private isBlind = false;

  constructor(
    server: ServerDraft,
    private readonly parts: DraftSessionParts,
  ) {
    this.state = openingState(server, parts.waits);
  }

  getState = (): SessionState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the device's copy and lays it over the server's answers. */
  async open(): Promise<void> {
    const { copy, now } = this.parts;
    const found = copy === null ? null : await copy.open().catch(() => null);
    const local = found === null ? this.state.local : draftOf(found);
    const isFound = !isNothing(local);
    this.isBlind = found === null;
    this.set({
      isOpen: true,
      local,
      foundCount: countUnsent(local),
      isUnreadable: found?.kind === "unreadable",
      device: found === null ? { kind: "unavailable" } : isFound ? { kind: "saved", at: now() } : this.state.device,
    });
    if (isFound) this.sendSoon(0);
  }

  patch(patch: AnswerPatch): void {
    this.change(addPatch(this.state.local, patch));
  }

  memberOp(op: MemberOpChange): void {
    const shown = this.shown();
    this.change(addMemberOp(this.state.local, this.seeing(op), op.kind === "undo" && isAdded(shown, op.uid)));
  }

  eventOp(op: EventChange): void {
    this.change(addEventOp(this.state.local, this.seeing(op)));
  }

  note(key: string, text: string): void {
    this.change(setNote(this.state.local, key, text, this.shown().notes[key] ?? ""));
  }

  conditionDate(date: string): void {
    this.change(setConditionDate(this.state.local, date, this.shown().conditionDate));
  }

  correction(isCorrection: boolean): void {
    const { local, server } = this.state;
    this.change(setCorrection(local, isCorrection, local.sending?.batch.isCorrection ?? server.isCorrection));
  }

  private shown() {
    return layOver(this.state.server.payload, this.state.local);
  }

  /** With what its person sees of whom it is about. */
  private seeing<Op extends PersonOp>(op: Op): Op & Seen {
    return { ...op, before: membershipOf(this.shown(), op.uid), seen: this.state.server.version };
  }

  /** @param kept the portal's row, for a conflict that was not typed in this window */
  resolve(field: FieldTarget, choice: ConflictChoice, kept: KeptConflict | null = null): void {
    const { local, server } = this.state;
    this.change(resolveConflict(local, field, choice, heldAt(server, field), kept));
  }

  /** The page fetched the draft anew. An older answer than what is already known is ignored. */
  refreshed(server: ServerDraft): void {
    if (server.version < this.state.server.version) return;
    this.set({ server, isStale: false });
    this.change(dropAgreed(this.state.local, (field) => heldAt(server, field)));
  }

  /** Everything typed so far is on the device when this resolves. */
  async flush(): Promise<void> {
    this.writeTimer.clear();
    await this.write();
  }

  /** Sends everything now. Null: the server has it all; else why not. */
  async sendAll(): Promise<ErrorCode | null> {
    for (let round = 0; round < 20; round += 1) {
      if (this.state.isElsewhere) return "STALE";
      if (this.sendingNow !== null) await this.sendingNow;
      const { local, link } = this.state;
      if (local.conflicts.length > 0) return "STALE";
      if (local.sending === null && isEmptyBatch(local.pending)) return null;
      if (round > 0 && (link.kind === "stopped" || link.kind === "offline"))
        return link.kind === "stopped" ? link.code : "UNAVAILABLE";
      await this.sendNow();
    }
    return "UNAVAILABLE";
  }

  /** The network came back, or the window was looked at again. */
  wake = (): void => {
    const { link } = this.state;
    if (link.kind === "offline" || (link.kind === "stopped" && link.code === "UNAUTHENTICATED")) void this.sendNow();
  };

  /**
   * Another window of the same person wants to take over: this one writes what it has and stops.
   * @returns false where the device does not take it: then it is in this window alone, and stays here
   */
  async yield(): Promise<boolean> {
    this.sendTimer.clear();
    await this.flush();
    if (this.state.device.kind === "unavailable" && !isNothing(this.state.local)) {
      this.sendSoon(0);
      return false;
    }
    this.lost();
    return true;
  }

  /** Another window has what is nowhere else: nothing is read and nothing written here. */
  stayOut(): void {
    this.set({ isOpen: true, isElsewhere: true, isUnkeptThere: true });
  }

  lost = (): void => {
    this.sendTimer.clear();
    this.againTimer.clear();
    this.set({ isElsewhere: true });
  };

  async close(): Promise<void> {
    this.sendTimer.clear();
    await this.flush();
    this.againTimer.clear();
    await this.parts.copy?.close();
  }

  private change(local: LocalDraft): void {
    if (local === this.state.local || this.state.isElsewhere) return;
    const { link: before } = this.state;
    const mayGo = before.kind === "idle" || (before.kind === "stopped" && before.code === "INVALID_INPUT");
    const link = mayGo ? ({ kind: "waiting" } as const) : before;
    // One that has no room is tried again with every change, and says so until it is done.
    const isKeeping = this.parts.copy !== null && this.state.device.kind !== "unavailable";
    this.set({ local, link, ...(isKeeping ? { device: { kind: "writing" } } : {}) });
    if (!this.writeTimer.isSet) this.writeTimer.set(() => void this.write(), WRITE_DELAY_MS);
    this.sendSoon(SEND_DELAY_MS);
  }

  private write(): Promise<void> {
    this.writing = this.writing.then(() => this.writeOnce());
    return this.writing;
  }

  private async writeOnce(): Promise<void> {
    const { copy, now } = this.parts;
    const { local, isElsewhere, isOpen } = this.state;
    if (copy === null || isElsewhere || !isOpen || this.isBlind) return;
    const isMine = await copy.write(local).catch(() => null);
    this.againTimer.clear();
    if (isMine === null) {
      this.set({ device: { kind: "unavailable" } });
      if (!isNothing(local)) this.againTimer.set(() => void this.write(), KEEP_AGAIN_MS);
    } else if (!isMine) this.lost();
    else if (this.state.local === local)
      this.set({ device: isNothing(local) ? { kind: "nothing" } : { kind: "saved", at: now() } });
  }

  private sendSoon(delayMs: number): void {
    if (this.parts.waits === true) return;
    if (this.state.isElsewhere || this.state.link.kind === "stopped") return;
    if (this.state.link.kind === "offline" && delayMs !== 0 && this.sendTimer.isSet) return;
    this.sendTimer.set(() => void this.sendNow(), delayMs);
  }

  private sendNow(): Promise<void> {
    this.sendTimer.clear();
    this.sendingNow ??= this.sendOnce().finally(() => {
      this.sendingNow = null;
    });
    return this.sendingNow;
  }

  private async sendOnce(): Promise<void> {
    if (this.state.isElsewhere || !this.state.isOpen) return;
    const local = takeBatch(this.state.local, this.parts.newId());
    const { sending } = local;
    if (sending === null) {
      if (this.state.link.kind === "waiting") this.set({ link: { kind: "idle" } });
      return;
    }
    this.set({ local, link: { kind: "sending" } });
    await this.flush(); // the id lies on the device before the network sees it: a repeat after a crash is the same operation
    if (this.state.isElsewhere) return;
    const outcome = await this.parts.send(sending);
    if (outcome.ok) this.taken(sending, outcome.value);
    else this.refused(outcome.error.code);
    await this.write();
  }

  private taken(sending: Sending, result: SaveResult): void {
    this.retryMs = FIRST_RETRY_MS;
    const { server } = this.state;
    const local = acknowledge(this.state.local, sending.operationId, result.conflicts, result.conflictIds);
    const hasMore = !isEmptyBatch(local.pending);
    this.set({
      local,
      sentAt: this.parts.now(),
      link: { kind: hasMore ? "waiting" : "idle" },
      server: serverAfter(server, sending, result),
    });
    if (result.conflicts.length > 0 || result.version > server.version + 1) {
      this.set({ isStale: true });
      this.parts.onStale();
    }
    if (hasMore) this.sendSoon(SEND_DELAY_MS);
  }

  private refused(code: ErrorCode): void {
    if (code === "IDEMPOTENCY_MISMATCH") {
      this.set({ local: renewOperation(this.state.local, this.parts.newId()), link: { kind: "waiting" } });
      this.sendSoon(FIRST_RETRY_MS);
      return;
    }
    if (!PASSING.includes(code)) {
      const local = code === "INVALID_INPUT" ? takeBack(this.state.local) : this.state.local;
      this.set({ local, link: { kind: "stopped", code } });
      return;
    }
    this.set({ link: { kind: "offline" } });
    if (!this.sendTimer.isSet) this.sendTimer.set(() => void this.sendNow(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private set(part: Partial<SessionState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
