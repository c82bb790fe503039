import { type OperationClock, UNKNOWN_CLOCK } from "@/lib/domain/field/made-at";
import type { DevicePapers } from "./boxes";

/** The server's time as this window heard it last, and a counter from there on that no setting of the clock moves (OFFLINE rule 8). */
export class HeardClock {
  private heard: { readonly at: number; readonly tick: number } | null = null;

  /** @param tick milliseconds since some moment of this window, never set */
  constructor(private readonly tick: () => number) {}

  /** @param at server clock of an answer that has just come */
  hear(at: number): void {
    this.heard = { at, tick: this.tick() };
  }

  /** For an operation that is made now. A window that has heard nothing yet knows what the device wrote down. */
  read(papers: Pick<DevicePapers, "heardAt" | "skewMs"> | null): OperationClock {
    if (papers === null) return UNKNOWN_CLOCK;
    const { heardAt = null, skewMs } = papers;
    if (this.heard === null) return { heardAt, sinceMs: null, skewMs };
    const sinceMs = Math.max(0, Math.round(this.tick() - this.heard.tick));
    return { heardAt: this.heard.at, sinceMs, skewMs };
  }
}
