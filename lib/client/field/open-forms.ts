import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { OpenedRecord } from "./record-session";

const TRY_AGAIN_MS = 5_000;

interface Entry {
  readonly opened: OpenedRecord;
  /** Its screen is gone. */
  isLeft: boolean;
  /** The device had no room for it the last time. */
  isUnkept: boolean;
}

/**
 * The forms of this window. One that is left while the device has no room stays in memory behind the screen, is tried again until it is kept,
 * and is the same one when it is opened meanwhile.
 */
export class OpenForms {
  private readonly entries = new Map<string, Entry>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    /** @param isOneKept what a form held is in the outbox now */
    private onChange: (isOneKept: boolean) => void,
    private readonly pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** Somebody else goes on with them: the same person, after locking. */
  follow(onChange: (isOneKept: boolean) => void): void {
    this.onChange = onChange;
    onChange(false);
  }

  /** Forms that hold, or may hold, what is not in the outbox. */
  get count(): number {
    return this.entries.size;
  }

  /** Forms that were left and are in this window's memory alone. */
  get unkept(): number {
    return [...this.entries.values()].filter(({ isLeft, isUnkept }) => isLeft && isUnkept).length;
  }

  /**
   * Opening, closing and leaving of one form, each after the one before and in the order of asking: whoever opens it reads the device after
   * everything that was typed until then is there.
   */
  inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const done = (this.turns.get(id) ?? Promise.resolve()).then(work);
    this.turns.set(
      id,
      done.catch(() => {}),
    );
    return done;
  }

  /** Opens a form, within its turn. One that the device had no room for is still open: it comes back as it is. */
  async enter(id: string, make: () => Promise<OpenedRecord>): Promise<OpenedRecord> {
    const behind = this.entries.get(id);
    if (behind?.isUnkept === true) {
      behind.isLeft = false;
      this.onChange(false);
      return behind.opened;
    }
    const opened = await make();
    this.entries.set(id, { opened, isLeft: false, isUnkept: false });
    return opened;
  }

  /** Queues what a form holds and lets go of it. Else why not: then it stays open. */
  close(id: string): Promise<ErrorCode | null> {
    return this.inTurn(id, () => this.closeNow(id));
  }

  /** The screen of a form is gone: resolves once what it holds is kept, or the form is open again. */
  async leave(id: string): Promise<void> {
    let why = await this.inTurn(id, () => {
      const entry = this.entries.get(id);
      if (entry !== undefined) entry.isLeft = true;
      return this.closeNow(id);
    });
    while (isOfTheDisk(why)) {
      await this.pause(TRY_AGAIN_MS);
      why = await this.inTurn(id, async () => (this.entries.get(id)?.isLeft === true ? this.closeNow(id) : null));
    }
  }

  private async closeNow(id: string): Promise<ErrorCode | null> {
    const entry = this.entries.get(id);
    if (entry === undefined) return null;
    const why = await entry.opened.close();
    entry.isUnkept = isOfTheDisk(why);
    if (!entry.isUnkept) this.entries.delete(id);
    this.onChange(!entry.isUnkept);
    return why;
  }
}

/** It passes when there is room again; anything else leaves what was typed where it lies. */
function isOfTheDisk(why: ErrorCode | null): boolean {
  return why === "UNAVAILABLE";
}
