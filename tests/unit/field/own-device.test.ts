import { describe, expect, it } from "vitest";
import { handoverName } from "@/components/field/outbox/handover-file";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { countUnsentHere, daysUntilSealed } from "@/lib/client/field/own-device";
import { changePin, unlock } from "@/lib/client/field/vault";
import { PIN_TRIES } from "@/lib/domain/field/exchange";
import { DeviceWorld } from "./device-world";
import { lockedBy } from "./memory-vaults";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 27, 17);

describe("changePin", () => {
  it("opens by the new PIN alone, and what was sealed before opens", async () => {
    const store = await lockedBy("739105", { now: NOW });
    const before = await unlock(store, "person", "739105", NOW);
    if (before.kind !== "open") throw new Error("does not open");
    const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };
    const sealed = await crypto.subtle.encrypt(algorithm, before.key, new TextEncoder().encode("isian"));
    expect(await changePin(store, "person", { old: "739105", new: "861402" }, NOW)).toEqual({ kind: "changed" });
    expect((await unlock(store, "person", "739105", NOW)).kind).toBe("wrong");
    const after = await unlock(store, "person", "861402", NOW);
    if (after.kind !== "open") throw new Error("does not open");
    const opened = await crypto.subtle.decrypt(algorithm, after.key, sealed);
    expect(new TextDecoder().decode(opened)).toBe("isian");
  });

  it("counts a wrong old PIN as a try, to the last", async () => {
    const store = await lockedBy("739105", { now: NOW });
    for (let left = PIN_TRIES - 1; left > 0; left -= 1)
      expect(await changePin(store, "person", { old: "111222", new: "861402" }, NOW)).toEqual({ kind: "wrong", left });
    const last = await changePin(store, "person", { old: "111222", new: "861402" }, NOW);
    expect(last).toEqual({ kind: "sealed", why: "tries" });
    expect((await unlock(store, "person", "739105", NOW)).kind).toBe("sealed");
  });
});

describe("daysUntilSealed", () => {
  it.each([
    [0, 14],
    [DAY, 13],
    [13 * DAY + 1, 0],
    [20 * DAY, 0],
  ])("%d ms after the last contact there are %d days", (since, days) => {
    expect(daysUntilSealed(NOW, NOW + since)).toBe(days);
  });
});

describe("countUnsentHere", () => {
  it("counts what the portal does not have, and typing that is in no operation", async () => {
    const world = await DeviceWorld.make();
    expect(await countUnsentHere(world)).toBe(0);
    await world.operation({ opId: "a", recordId: "r1" }, { state: "taken" });
    await world.operation({ opId: "b", recordId: "r1" });
    await world.operation({ opId: "c", recordId: "r2" }, { state: "refused", code: "STALE" });
    await world.operation({ opId: "d", recordId: "r2", command: "field.discard" }, { state: "refused" });
    await world.photo("p1", "r1", "taken");
    await world.photo("p2", "r1", "waiting");
    const typed = { level: "household", uid: null, key: "floorType", before: null, value: 2 } as const;
    await world.record("r3", { local: addPatch(NOTHING_LOCAL, typed) });
    expect(await countUnsentHere(world)).toBe(4);
  });
});

describe("handoverName", () => {
  it("names the village's day and nothing of anybody", () => {
    expect(handoverName(NOW, "Asia/Makassar", { number: 1, of: 1 })).toBe("dtsen-2026-11-28.dtsen");
    const third = handoverName(NOW, "Asia/Makassar", { number: 3, of: 4 });
    expect(third).toBe("dtsen-2026-11-28-bagian-3-dari-4.dtsen");
  });
});
