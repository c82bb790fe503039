import { describe, expect, it } from "vitest";
import { formatCode, freshSlots, readCode, slotOf } from "@/lib/domain/training-session/attendance-code";

const at = (seconds: number) => new Date(Date.parse("2026-05-14T02:00:00Z") + seconds * 1000);

describe("the attendance code", () => {
  it("is of a minute, and three minutes count", () => {
    expect(slotOf(at(59))).toBe(slotOf(at(0)));
    expect(slotOf(at(60))).toBe(slotOf(at(0)) + 1);
    expect(freshSlots(at(0))).toEqual([slotOf(at(0)), slotOf(at(-60)), slotOf(at(-120))]);
  });

  it("is read as it is typed: capitals, signs, letters that look alike", () => {
    expect(readCode("K7M4-XQ2P")).toBe("k7m4xq2p");
    expect(readCode(" k7m4 xq2p ")).toBe("k7m4xq2p");
    expect(readCode("O1l2-Io34")).toBe("01121034");
    for (const wrong of ["", "k7m4xq2", "k7m4xq2pp", "u7m4xq2p", "😀"]) expect(readCode(wrong), wrong).toBeNull();
    expect(readCode(formatCode("k7m4xq2p"))).toBe("k7m4xq2p");
    expect(formatCode("k7m4xq2p")).toBe("K7M4-XQ2P");
  });
});
