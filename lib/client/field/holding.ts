import { hold } from "../field-worker/hold";
import type { WorkplaceState } from "./workplace-state";

/** What waits longer than this waits for something that no build in between takes away. */
const LONGEST_MS = 12 * 60 * 60_000;

/** Whether a new build would end something: what is under way, and what goes by itself while the key is in this window. */
export function isGoing({ sync, items }: Pick<WorkplaceState, "sync" | "items">, isOnline: boolean): boolean {
  if (sync.kind === "running" || items.some(({ state }) => state === "sending")) return true;
  return isOnline && sync.kind !== "stopped" && items.some(({ state }) => state === "waiting");
}

/** Keeps a new build out while a workplace sends, whether its screen is locked or not: a reload would take the key. */
export class Holding {
  private letGo: (() => void) | null = null;
  private since = 0;

  constructor(private readonly now: () => number) {}

  set(isBusy: boolean): void {
    if (!isBusy) {
      this.end();
      return;
    }
    if (this.since === 0) {
      this.since = this.now();
      this.letGo = hold();
    }
    if (this.now() - this.since > LONGEST_MS) this.release();
  }

  private end(): void {
    this.release();
    this.since = 0;
  }

  private release(): void {
    this.letGo?.();
    this.letGo = null;
  }
}
