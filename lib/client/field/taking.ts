import { hold } from "@/lib/client/field-worker/hold";
import type { Selection } from "@/lib/domain/field/exchange";
import { StorageFull } from "./field-store";
import type { Progress, TakeReport } from "./take-along";

/** How a take-along stands. What was stored before it ended stays. */
export type TakingState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: Progress | null; readonly isStopping: boolean }
  | { readonly kind: "ended"; readonly report: TakeReport | { readonly kind: "stopped" | "full" } };

type Take = (selection: Selection, onProgress: (progress: Progress) => boolean) => Promise<TakeReport>;

/** The take-along of this window: it goes on while its person looks at other screens, and there is never more than one. */
export class Taking {
  private state: TakingState = { kind: "idle" };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly take: Take) {}

  getState = (): TakingState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async start(selection: Selection): Promise<void> {
    if (this.state.kind === "running") return;
    this.set({ kind: "running", progress: null, isStopping: false });
    // No new version of the page comes in between two pages of families.
    const release = hold();
    try {
      const report = await this.take(selection, this.onProgress);
      this.set({
        kind: "ended",
        report: this.wasStopped() && report.kind === "silence" ? { kind: "stopped" } : report,
      });
    } catch (error) {
      this.set({ kind: "ended", report: { kind: error instanceof StorageFull ? "full" : "silence" } });
      if (!(error instanceof StorageFull)) throw error;
    } finally {
      release();
    }
  }

  /** After the page that is under way. */
  stop(): void {
    if (this.state.kind === "running") this.set({ ...this.state, isStopping: true });
  }

  /** The outcome was read. */
  clear(): void {
    if (this.state.kind === "ended") this.set({ kind: "idle" });
  }

  private readonly onProgress = (progress: Progress): boolean => {
    const isStopping = this.wasStopped();
    this.set({ kind: "running", progress, isStopping });
    return !isStopping;
  };

  private wasStopped(): boolean {
    return this.state.kind === "running" && this.state.isStopping;
  }

  private set(state: TakingState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
