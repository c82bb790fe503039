import { describe, expect, it } from "vitest";
import { daysBetween, isInWindow, nextWindow } from "@/lib/domain/meeting/window";

describe("the meeting window", () => {
  it("is day 1 to 14 of every month, both included", () => {
    expect(["2026-05-01", "2026-05-14", "2026-05-15", "2026-05-31"].map(isInWindow)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is this month's until its last day, then the next month's, across a year's end too", () => {
    expect(nextWindow("2026-05-14")).toEqual({ from: "2026-05-01", to: "2026-05-14" });
    expect(nextWindow("2026-05-15")).toEqual({ from: "2026-06-01", to: "2026-06-14" });
    expect(nextWindow("2026-12-15")).toEqual({ from: "2027-01-01", to: "2027-01-14" });
  });

  it("counts calendar days, over a leap day too", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2026-05-02", "2026-05-01")).toBe(-1);
  });
});
