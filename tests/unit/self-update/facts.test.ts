import { describe, expect, it } from "vitest";
import { receiptEnd, receiptHolds } from "@/lib/domain/receipt/receipt";
import { readFacts } from "@/lib/domain/self-update/facts";
import { selfPlaceOf } from "@/lib/domain/self-update/standing";
import { readSelfUpdate, TOLD_MAX } from "@/lib/domain/self-update/told";

describe("the facts of a family", () => {
  it("are read as they are typed", () => {
    expect(readFacts({ day: " 3", month: "07", year: "1980", cardEnd: " 0042 " })).toEqual({
      birthDate: "1980-07-03",
      cardEnd: "0042",
    });
  });
  it("are none where the day is no day or the digits are not four", () => {
    for (const [day, month, year, cardEnd] of [
      ["31", "2", "1980", "0042"],
      ["", "2", "1980", "0042"],
      ["1", "2", "80", "0042"],
      ["1", "2", "1980", "042"],
      ["1", "2", "1980", "00a2"],
    ] as const)
      expect(readFacts({ day, month, year, cardEnd })).toBeNull();
  });
});

describe("what a family says", () => {
  it("is that nothing changed, or words", () => {
    expect(readSelfUpdate("unchanged", "")).toEqual({ kind: "unchanged" });
    expect(readSelfUpdate("changed", " anak lahir ")).toEqual({ kind: "changed", told: "anak lahir" });
    // A field counts the end of a line as one sign, a browser sends two.
    const lines = Array.from({ length: TOLD_MAX / 2 }, () => "x").join("\r\n");
    expect(readSelfUpdate("changed", lines)).toEqual({ kind: "changed", told: lines.replaceAll("\r", "") });
    expect(readSelfUpdate("changed", " ")).toBeNull();
    expect(readSelfUpdate("changed", "x".repeat(TOLD_MAX + 1))).toBeNull();
    expect(readSelfUpdate("applied", "x")).toBeNull();
  });
});

describe("a receipt", () => {
  it("counts for its year", () => {
    expect(receiptHolds("2026-05-20", "2026-12-31")).toBe(true);
    expect(receiptHolds("2026-05-20", "2027-01-01")).toBe(false);
    expect(receiptHolds("2026-05-20", "2026-05-19")).toBe(false);
    expect(receiptEnd("2026-05-20")).toBe("2026-12-31");
  });
  it("says the office, never more than it knows", () => {
    expect(selfPlaceOf("unchanged", null)).toBe("kept");
    expect(selfPlaceOf("changed", "returned")).toBe("operator");
    expect(selfPlaceOf("changed", "endorsed")).toBe("regency");
    expect(selfPlaceOf("changed", "something new")).toBe("operator");
  });
});
