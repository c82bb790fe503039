import { newOperationId } from "@/lib/client/command/send-command";
import type { ErrorCode, Outcome } from "@/lib/domain/error/error-code";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { fieldsOf, isSavable, namedOf, type RecordFields } from "./record-fields";
import type { RecordKeep } from "./record-keep";

export type SaveStatus =
  | { readonly kind: "clean" | "unsaved" | "saving" | "failed" | "invalid" | "conflict" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "refused"; readonly code: ErrorCode };

export interface RecordSnapshot {
  readonly fields: RecordFields;
  readonly status: SaveStatus;
}

export interface RecordPorts {
  send(input: object, operationId: string): Promise<Outcome<{ readonly version: number }>>;
  /** Somebody else saved meanwhile: fetch what stands there now. */
  onStale(): void;
  now(): Date;
}

/** After the last keystroke, and between tries when the portal does not answer. */
const PAUSE_MS = 2_500;
const RETRY_MS = 8_000;

/**
 * A meeting's record while it is typed. It saves itself after a pause, one save at a time; what the server has not yet is
 * kept on the device; a save over somebody else's is told, never done.
 */
export class RecordSession {
  private view: RecordSnapshot;
  private version: number;
  private isDirty = false;
  private isSending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keep: RecordKeep | null = null;
  /** The try whose answer did not come: the same body goes out as the same operation. */
  private lastTry: { readonly body: string; readonly operationId: string } | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly meeting: MeetingRecord,
    private readonly ports: RecordPorts,
  ) {
    this.view = { fields: fieldsOf(meeting), status: { kind: "clean" } };
    this.version = meeting.version;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): RecordSnapshot => this.view;

  get hasUnsent(): boolean {
    return this.isDirty;
  }

  /** Takes up what a closed window left on the device, unless something was typed here already. */
  adopt(keep: RecordKeep): void {
    this.keep = keep;
    if (keep.found === null || this.isDirty) return;
    const isCurrent = keep.found.version === this.version;
    this.version = keep.found.version;
    this.put(keep.found.fields, true, { kind: isCurrent ? "unsaved" : "conflict" });
    if (isCurrent) this.wait(PAUSE_MS);
    else this.ports.onStale();
  }

  change(part: Partial<RecordFields>): void {
    const isSettled = this.view.status.kind !== "conflict";
    this.put({ ...this.view.fields, ...part }, true, isSettled ? { kind: "unsaved" } : this.view.status);
    if (isSettled) this.wait(PAUSE_MS);
  }

  /** True when the server now has everything that stands in the boxes. */
  async save(isHeld = this.meeting.state === "held"): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.isSending) return false;
    const { fields } = this.view;
    if (!isSavable(fields)) {
      this.tell({ kind: "invalid" });
      return false;
    }
    this.isSending = true;
    this.tell({ kind: "saving" });
    const input = this.inputOf(fields, isHeld);
    const body = JSON.stringify(input);
    const operationId = this.lastTry?.body === body ? this.lastTry.operationId : newOperationId();
    this.lastTry = { body, operationId };
    const outcome = await this.ports.send(input, operationId);
    this.isSending = false;
    return outcome.ok ? this.taken(fields, outcome.value.version) : this.refused(outcome.error.code);
  }

  /** Settles a conflict: what was typed goes over what is saved. */
  keepMine(saved: MeetingRecord): Promise<boolean> {
    this.version = saved.version;
    return this.save(saved.state === "held");
  }

  /** Settles a conflict: what is saved takes the place of what was typed. */
  takeTheirs(saved: MeetingRecord): void {
    this.version = saved.version;
    this.put(fieldsOf(saved), false, { kind: "clean" });
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private inputOf({ heldOn, place, minutes, attendance }: RecordFields, isHeld: boolean) {
    const { id, villageCode } = this.meeting;
    return { id, villageCode, version: this.version, heldOn, place, minutes, attendance: namedOf(attendance), isHeld };
  }

  private taken(sent: RecordFields, version: number): boolean {
    this.version = version;
    const isWhole = this.view.fields === sent;
    if (isWhole) this.put(sent, false, { kind: "saved", at: this.ports.now() });
    else {
      this.tell({ kind: "unsaved" });
      this.wait(PAUSE_MS);
    }
    return isWhole;
  }

  private refused(code: ErrorCode): boolean {
    if (code === "STALE") {
      this.tell({ kind: "conflict" });
      this.ports.onStale();
    } else if (code === "UNAVAILABLE") {
      this.tell({ kind: "failed" });
      this.wait(RETRY_MS);
    } else this.tell({ kind: "refused", code });
    return false;
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private put(fields: RecordFields, isDirty: boolean, status: SaveStatus): void {
    this.isDirty = isDirty;
    // A device that refuses to keep it changes nothing here: the status line never promised that it is kept there.
    void this.keep?.write(isDirty ? { version: this.version, fields } : null).catch(() => undefined);
    this.view = { fields, status };
    this.publish();
  }

  private tell(status: SaveStatus): void {
    this.view = { ...this.view, status };
    this.publish();
  }

  private publish(): void {
    for (const listener of this.listeners) listener();
  }
}
