import { Timer } from "@/lib/client/timer";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type Stuck, stuckBy } from "./queue-closed";
import type { SyncParts } from "./sync-parts";
import { type SyncReport, synchronise } from "./sync-run";
import { inTurn } from "./turns";

/** How synchronising stands. */
export type SyncState =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  /** Tried again by itself: no network, no answer, a busy portal, no room on the device, or a fault of ours. */
  | { readonly kind: "waiting"; readonly why: "silence" | "busy" | Stuck }
  /** Somebody must do something: sign in, or ask why the device may not. */
  | { readonly kind: "stopped"; readonly code: ErrorCode };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** While all is sent: how often the device still says that it is there, and hears what it must. */
const CALM_WAIT_MS = 15 * 60_000;
/** Another window sends, or the same person's work that was locked and is being sent: its turn is over soon. */
const TURN_WAIT_MS = 5_000;

/**
 * Sends by itself whenever there is a network, in one window of this device at a time. It never gives up, waits longer after each failure,
 * and begins at once when the network comes back.
 */
export class SyncLoop {
  private readonly timer = new Timer();
  private running: Promise<void> | null = null;
  private failures = 0;
  /** The portal asked for patience until then; by a counter, which no setting of the clock moves. */
  private restUntil = 0;
  private isOver = false;
  state: SyncState = { kind: "idle" };

  constructor(
    private readonly parts: SyncParts,
    private readonly onChange: () => void,
    private readonly onReport: (report: SyncReport) => Promise<void>,
  ) {}

  start(): void {
    window.addEventListener("online", this.soon);
    document.addEventListener("visibilitychange", this.soon);
    this.soon();
  }

  stop(): void {
    this.isOver = true;
    window.removeEventListener("online", this.soon);
    document.removeEventListener("visibilitychange", this.soon);
    this.timer.clear();
  }

  soon = (): void => {
    if (!this.isOver) void this.now();
  };

  /** Sends now, unless the portal asked for patience; what is under way is waited for. */
  now(): Promise<void> {
    if (performance.now() < this.restUntil) return Promise.resolve();
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** What is under way is over. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    this.timer.clear();
    const round = await this.round().catch((error: unknown) => stuckBy(error));
    if (this.isOver) return;
    this.set(stateAfter(round));
    this.failures = isFailed(round) ? this.failures + 1 : 0;
    const wait = this.waitAfter(round);
    this.restUntil = isReport(round) && round.end === "busy" ? performance.now() + wait : 0;
    this.timer.set(this.soon, wait);
  }

  private async round(): Promise<SyncReport | null> {
    const report = await inTurn(`mutakhir-kirim:${this.parts.keys.userId}`, async () => {
      this.set({ kind: "running" });
      return synchronise(this.parts);
    });
    if (report !== null) await this.onReport(report);
    return report;
  }

  private waitAfter(round: Round): number {
    if (round === null) return TURN_WAIT_MS;
    if (isReport(round) && round.waitMs !== null) return round.waitMs * (1 + this.parts.random() / 4);
    if (this.failures === 0) return CALM_WAIT_MS;
    return Math.min(FIRST_WAIT_MS * 2 ** (this.failures - 1), LONGEST_WAIT_MS) * (0.75 + this.parts.random() / 2);
  }

  private set(state: SyncState): void {
    this.state = state;
    this.onChange();
  }
}

/** What became of a round: null where another window had the turn, a word where something threw. */
type Round = SyncReport | Stuck | null;

function isReport(round: Round): round is SyncReport {
  return round !== null && typeof round !== "string";
}

function isFailed(round: Round): boolean {
  if (!isReport(round)) return round !== null;
  return round.end === "silence" || round.end === "busy" || round.stuck !== null;
}

function stateAfter(round: Round): SyncState {
  if (round === null) return { kind: "idle" };
  if (!isReport(round)) return { kind: "waiting", why: round };
  const { end, code, stuck } = round;
  if (end === "stopped") return { kind: "stopped", code: code ?? "UNAUTHENTICATED" };
  if (stuck !== null) return { kind: "waiting", why: stuck };
  return end === "silence" || end === "busy" ? { kind: "waiting", why: end } : { kind: "idle" };
}
