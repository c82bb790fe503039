import { expect, it } from "vitest";
import { Holding, isGoing } from "@/lib/client/field/holding";
import { NOTHING } from "@/lib/client/field/workplace-state";
import { isHeld } from "@/lib/client/field-worker/hold";

it("keeps a new build out while something goes, and not for what waits for a person or a network", () => {
  const running = { ...NOTHING, sync: { kind: "running" } } as const;
  expect([isGoing(NOTHING, true), isGoing(running, true), isGoing(running, false)]).toEqual([false, true, true]);
});

it("lets go when it is over, and after half a day in any case", () => {
  let now = 1;
  const holding = new Holding(() => now);
  holding.set(true);
  expect(isHeld()).toBe(true);
  now += 13 * 60 * 60_000;
  holding.set(true);
  expect(isHeld()).toBe(false);
  holding.set(true);
  expect(isHeld()).toBe(false);
  holding.set(false);
  holding.set(true);
  expect(isHeld()).toBe(true);
  holding.set(false);
  expect(isHeld()).toBe(false);
});
