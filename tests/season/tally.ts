import { performance } from "node:perf_hooks";

/** What happened in a season, and how long the portal took for it. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly times = new Map<string, number[]>();

  add(what: string, count = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  count(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  async timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      const times = this.times.get(what) ?? [];
      times.push(performance.now() - began);
      this.times.set(what, times);
    }
  }

  lines(): readonly string[] {
    const counts = [...this.counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `  ${what}: ${n}`);
    const times = [...this.times].map(([what, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      const part = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
      return `  ${what}: ${all.length} x, p50 ${part(0.5)} ms, p95 ${part(0.95)} ms`;
    });
    return ["counts", ...counts, "times in the portal, one after another in one process", ...times];
  }
}
