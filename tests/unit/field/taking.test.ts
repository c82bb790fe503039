import { describe, expect, it } from "vitest";
import { StorageFull } from "@/lib/client/field/field-store";
import type { Progress, TakeReport } from "@/lib/client/field/take-along";
import { Taking } from "@/lib/client/field/taking";
import { isHeld } from "@/lib/client/field-worker/hold";

const SELECTION = { by: "assignment" } as const;

/** A take-along of three pages that a test lets go on page by page. */
function pages() {
  const gates: (() => void)[] = [];
  let starts = 0;
  const take = async (_: unknown, onProgress: (progress: Progress) => boolean): Promise<TakeReport> => {
    starts += 1;
    for (let done = 50; done < 150; done += 50) {
      await new Promise<void>((resolve) => gates.push(resolve));
      if (!onProgress({ done, total: 150 })) return { kind: "silence" };
    }
    return { kind: "done", total: 150 };
  };
  return {
    taking: new Taking(take),
    next: async () => {
      gates.shift()?.();
      await Promise.resolve();
    },
    starts: () => starts,
  };
}

describe("Taking", () => {
  it("runs once, however often it is begun, and holds new versions back meanwhile", async () => {
    const { taking, next, starts } = pages();
    const running = taking.start(SELECTION);
    await taking.start(SELECTION);
    expect(starts()).toBe(1);
    expect(isHeld()).toBe(true);
    await next();
    expect(taking.getState()).toMatchObject({ kind: "running", progress: { done: 50, total: 150 } });
    await next();
    await running;
    expect(taking.getState()).toEqual({ kind: "ended", report: { kind: "done", total: 150 } });
    expect(isHeld()).toBe(false);
  });

  it("stops after the page that is under way, and says that it was stopped", async () => {
    const { taking, next } = pages();
    const running = taking.start(SELECTION);
    taking.stop();
    expect(taking.getState()).toMatchObject({ kind: "running", isStopping: true });
    await next();
    await running;
    expect(taking.getState()).toEqual({ kind: "ended", report: { kind: "stopped" } });
  });

  it("tells a cut from a full device", async () => {
    const cut = new Taking(async () => ({ kind: "silence" }));
    await cut.start(SELECTION);
    expect(cut.getState()).toEqual({ kind: "ended", report: { kind: "silence" } });
    const full = new Taking(async () => {
      throw new StorageFull();
    });
    await full.start(SELECTION);
    expect(full.getState()).toEqual({ kind: "ended", report: { kind: "full" } });
  });
});
