import { describe, expect, it } from "vitest";
import { countChosen, countLeftOut, placeKey, reckonRoom, sizeOf } from "@/lib/client/field/room";
import type { PackIndex } from "@/lib/client/field/take-along";
import type { Choices } from "@/lib/domain/field/exchange";

const MB = 1_000_000;
const place = (rt: string, families: number) => ({ dusun: "Karang", rw: "01", rt, families, untouched: 1 });
const CHOICES: Choices = { places: [place("01", 40), place("02", 60)], assigned: 7, bytesEach: 20_000 };
const only = (rt: string) => ({ by: "rt" as const, places: [{ rw: "01", rt, dusun: "Karang" }] });

function index(...rts: string[]): PackIndex {
  const families = rts.map((rt, at) => ({
    id: `f${at}`,
    mark: "",
    headName: "",
    members: [],
    dusun: "Karang",
    rw: "01",
    rt,
    point: null,
    decile: null,
    status: 1,
    isUnderWay: false,
    draft: null,
  }));
  return { selection: only("01"), families, total: rts.length, cursor: null, isComplete: true, takenAt: 0 };
}

describe("reckonRoom", () => {
  it("tells whether a selection fits", () => {
    const room = { usedBytes: 10 * MB, quotaBytes: 100 * MB };
    expect(reckonRoom(100, 20_000, room)).toMatchObject({ needBytes: 2 * MB, freeBytes: 90 * MB, verdict: "fits" });
    expect(reckonRoom(100, 750_000, room).verdict).toBe("tight");
    expect(reckonRoom(100, 950_000, room).verdict).toBe("lacks");
    expect(reckonRoom(100, 20_000, null)).toMatchObject({ freeBytes: null, verdict: "unknown" });
  });

  it("counts no more than one device carries", () => {
    expect(reckonRoom(1_200, 10, null)).toMatchObject({ families: 1_000, isCapped: true, needBytes: 10_000 });
    expect(reckonRoom(1_000, 10, null).isCapped).toBe(false);
  });
});

describe("a selection", () => {
  it("has as many families as the portal said", () => {
    expect(countChosen(only("02"), CHOICES)).toBe(60);
    expect(countChosen({ by: "families", ids: ["a", "b"] }, CHOICES)).toBe(2);
    expect(countChosen({ by: "assignment" }, CHOICES)).toBe(7);
  });

  it("leaves out who is on the device and not among it", () => {
    expect(countLeftOut(only("01"), index("01", "02", "02"))).toBe(2);
    expect(countLeftOut({ by: "families", ids: ["f0"] }, index("01", "02"))).toBe(1);
    expect(countLeftOut({ by: "assignment" }, index("01"))).toBeNull();
    expect(countLeftOut(only("01"), null)).toBe(0);
    const [born] = index("09").families;
    const families = born === undefined ? [] : [{ ...born, isNew: true }];
    expect(countLeftOut(only("01"), { ...index(), families })).toBe(0);
  });

  it("tells a missing RT from an empty one", () => {
    expect(placeKey({ dusun: null, rw: null, rt: null })).not.toBe(placeKey({ dusun: "", rw: "", rt: "" }));
  });
});

describe("sizeOf", () => {
  it.each([
    [500, 0.5, "kB"],
    [20_000, 20, "kB"],
    [1_440_000, 1.4, "MB"],
    [23_600_000, 24, "MB"],
    [2_300_000_000, 2.3, "GB"],
  ] as const)("says %d bytes as %d %s", (bytes, value, unit) => {
    expect(sizeOf(bytes)).toEqual({ value, unit });
  });
});
