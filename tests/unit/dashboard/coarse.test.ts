import { describe, expect, it } from "vitest";
import { coarsely } from "@/lib/domain/dashboard/coarse";

describe("a count told coarsely", () => {
  it.each([
    [5, 0, 0],
    [5, 5, 5],
    [5, 7, 5],
    [5, 8, 10],
    [5, 1234, 1235],
    [10, 10, 10],
    [10, 14, 10],
    [10, 15, 20],
    [10, 996, 1000],
  ])("to the nearest %i: %i is %i", (step, count, told) => {
    expect(coarsely(step)(count)).toBe(told);
  });

  it("is never less than the limit, nor anything where nothing is shown", () => {
    expect(coarsely(5)(1)).toBe(5);
    expect(coarsely(5)("suppressed")).toBe("suppressed");
  });
});
