import { commandOf, type DeskAction } from "@/lib/domain/desk/local-queue";
import type { Outcome, Refusal } from "@/lib/domain/error/error-code";

/** One thing done at the desk, until the portal has answered it. */
export interface DeskEntry {
  /** The same for every try, so that a repeat does nothing twice. */
  readonly operationId: string;
  readonly action: DeskAction;
  /** By the portal's clock as the desk knows it, milliseconds. */
  readonly at: number;
  /** Null: not answered yet. */
  readonly refusal: Refusal | null;
}

export type SendEntry = (
  name: string,
  input: object,
  operationId: string,
) => Promise<Outcome<{ readonly id: string; readonly number: number }>>;

/** What no answer of the portal's own is: the entry stays and is tried again. */
const TRY_AGAIN: readonly string[] = ["UNAVAILABLE", "INTERNAL", "UNAUTHENTICATED", "RATE_LIMITED"];

export interface DeskOutboxParts {
  readonly place: { readonly villageCode: string; readonly on: string };
  readonly send: SendEntry;
  /** Keeps all entries on the device; false where another window keeps them now. */
  readonly keep: (entries: readonly DeskEntry[]) => Promise<boolean>;
  readonly changed: (entries: readonly DeskEntry[]) => void;
}

/**
 * What a desk does, one after the other: kept on the device first, then sent in that order. Without a network it waits; what is refused is
 * told and stays until somebody has read it, and does not hold up what comes after.
 */
export class DeskOutbox {
  private entries: readonly DeskEntry[];
  private isSending = false;

  constructor(
    private readonly parts: DeskOutboxParts,
    kept: readonly DeskEntry[],
  ) {
    this.entries = kept;
  }

  list(): readonly DeskEntry[] {
    return this.entries;
  }

  /** Kept on the device when this resolves; false where another window keeps what is done now. */
  async add(operationId: string, action: DeskAction, at: number): Promise<boolean> {
    return this.set([...this.entries, { operationId, action, at, refusal: null }]);
  }

  /** Somebody has read why it was refused. */
  async dismiss(operationId: string): Promise<boolean> {
    return this.set(this.entries.filter((entry) => entry.operationId !== operationId || entry.refusal === null));
  }

  /** Sends what waits, in its order. True: nothing waits any more. Never twice at once. */
  async flush(): Promise<boolean> {
    if (this.isSending) return false;
    this.isSending = true;
    try {
      for (let next = this.waiting(); next !== undefined; next = this.waiting())
        if (!(await this.sendOne(next))) return false;
      return true;
    } finally {
      this.isSending = false;
    }
  }

  private waiting(): DeskEntry | undefined {
    return this.entries.find(({ refusal }) => refusal === null);
  }

  private async sendOne({ operationId, action, at }: DeskEntry): Promise<boolean> {
    const { name, input } = commandOf(action, this.parts.place, at);
    const outcome = await this.parts.send(name, input, operationId);
    if (!outcome.ok && TRY_AGAIN.includes(outcome.error.code)) return false;
    const others = (entry: DeskEntry) => entry.operationId !== operationId;
    return this.set(
      outcome.ok
        ? this.entries.filter(others)
        : this.entries.map((entry) => (others(entry) ? entry : { ...entry, refusal: outcome.error })),
    );
  }

  private async set(entries: readonly DeskEntry[]): Promise<boolean> {
    this.entries = entries;
    this.parts.changed(entries);
    return this.parts.keep(entries);
  }
}
