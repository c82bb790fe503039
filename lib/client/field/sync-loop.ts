import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { SyncParts } from "./sync-parts";
import { type SyncReport, synchronise } from "./sync-run";
import { inTurn } from "./turns";

/** How synchronising stands. */
export type SyncState =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  /** Tried again by itself: no network, no answer, or a busy portal. */
  | { readonly kind: "waiting"; readonly why: "silence" | "busy" }
  /** Somebody must do something: sign in, or ask why the device may not. */
  | { readonly kind: "stopped"; readonly code: ErrorCode };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** While all is sent: how often the device still says that it is there, and hears what it must. */
const CALM_WAIT_MS = 15 * 60_000;

/**
 * Sends by itself whenever there is a network, in one window of this device at a time. It never gives up, waits longer after each failure,
 * and begins at once when the network comes back.
 */
export class SyncLoop {
  private timer: ReturnType<typeof setTimeout> | null = null;
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
    if (this.timer !== null) clearTimeout(this.timer);
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
    if (this.timer !== null) clearTimeout(this.timer);
    const report = await inTurn(`mutakhir-kirim:${this.parts.keys.userId}`, async () => {
      this.set({ kind: "running" });
      return synchronise(this.parts);
    });
    if (report !== null) await this.onReport(report);
    if (this.isOver) return;
    this.set(report === null ? { kind: "idle" } : stateAfter(report));
    this.failures = report?.end === "silence" || report?.end === "busy" ? this.failures + 1 : 0;
    const wait = this.waitAfter(report);
    this.restUntil = report?.end === "busy" ? performance.now() + wait : 0;
    this.timer = setTimeout(this.soon, wait);
  }

  private waitAfter(report: SyncReport | null): number {
    if (report?.waitMs != null) return report.waitMs * (1 + this.parts.random() / 4);
    if (this.failures === 0) return CALM_WAIT_MS;
    return Math.min(FIRST_WAIT_MS * 2 ** (this.failures - 1), LONGEST_WAIT_MS) * (0.75 + this.parts.random() / 2);
  }

  private set(state: SyncState): void {
    this.state = state;
    this.onChange();
  }
}

function stateAfter({ end, code }: SyncReport): SyncState {
  if (end === "silence" || end === "busy") return { kind: "waiting", why: end };
  return end === "stopped" ? { kind: "stopped", code: code ?? "UNAUTHENTICATED" } : { kind: "idle" };
}
