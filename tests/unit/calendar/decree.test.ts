import { expect, it } from "vitest";
import { yearsWithoutDecree } from "@/lib/domain/calendar/decree";

it("names this year, and from October the next, while fewer days are recorded than a decree makes", () => {
  const counts = new Map([
    [2026, 25],
    [2027, 5],
  ]);
  expect(yearsWithoutDecree(counts, "2026-09-30")).toEqual([]);
  expect(yearsWithoutDecree(counts, "2026-10-01")).toEqual([2027]);
  expect(yearsWithoutDecree(counts, "2027-01-02")).toEqual([2027]);
  expect(yearsWithoutDecree(new Map([[2027, 25]]), "2027-11-01")).toEqual([2028]);
});
