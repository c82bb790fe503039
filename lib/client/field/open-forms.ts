import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { OpenedRecord } from "./record-session";

const TRY_AGAIN_MS = 5_000;

interface Entry {
  readonly opened: OpenedRecord;
  /** Its screen is gone. */
  isLeft: boolean;
  /** The device had no room for it the last time. */
  isUnkept: boolean;
  closing: Promise<ErrorCode | null> | null;
}

/**
 * The forms of this window. One that is left while the device has no room stays in memory behind the screen, is tried again until it is kept,
 * and is the same one when it is opened meanwhile.
 */
export class OpenForms {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly onChange: () => void,
    private readonly pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** Forms that hold, or may hold, what is not in the outbox. */
  get count(): number {
    return this.entries.size;
  }

  /** Forms that were left and are in this window's memory alone. */
  get unkept(): number {
    return [...this.entries.values()].filter(({ isLeft, isUnkept }) => isLeft && isUnkept).length;
  }

  async enter(id: string, make: () => Promise<OpenedRecord>): Promise<OpenedRecord> {
    const behind = this.entries.get(id);
    await behind?.closing;
    if (behind?.isUnkept === true) {
      behind.isLeft = false;
      this.onChange();
      return behind.opened;
    }
    const opened = await make();
    this.entries.set(id, { opened, isLeft: false, isUnkept: false, closing: null });
    return opened;
  }

  /** Queues what a form holds and lets go of it. Else why not: then it stays open. */
  async close(id: string): Promise<ErrorCode | null> {
    const entry = this.entries.get(id);
    if (entry === undefined) return null;
    entry.closing = entry.opened.close();
    const why = await entry.closing;
    entry.isUnkept = isOfTheDisk(why);
    if (!entry.isUnkept && this.entries.get(id) === entry) this.entries.delete(id);
    this.onChange();
    return why;
  }

  /** The screen of a form is gone: resolves once what it holds is kept, or the form is open again. */
  async leave(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    entry.isLeft = true;
    while (entry.isLeft && this.entries.get(id) === entry) {
      if (!isOfTheDisk(await this.close(id))) return;
      await this.pause(TRY_AGAIN_MS);
    }
  }
}

/** It passes when there is room again; anything else leaves what was typed where it lies. */
function isOfTheDisk(why: ErrorCode | null): boolean {
  return why === "UNAVAILABLE";
}
