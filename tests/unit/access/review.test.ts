import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isQuarter,
  isReviewReminder,
  marksOf,
  quarterBefore,
  quarterDays,
  quarterOf,
  type Reviewed,
} from "@/lib/domain/access/review";
import { addDays } from "@/lib/domain/calendar/working-day";

const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe("a quarter", () => {
  it("begins with its first month and is due by that month's last day", () => {
    expect(quarterOf("2026-11-27")).toBe("2026-Q4");
    expect(quarterDays(quarterOf("2026-11-27"))).toEqual({
      first: "2026-10-01",
      due: "2026-10-31",
      last: "2026-12-31",
    });
    expect(quarterDays(quarterOf("2028-02-29"))).toEqual({
      first: "2028-01-01",
      due: "2028-01-31",
      last: "2028-03-31",
    });
    expect(quarterBefore(quarterOf("2026-02-01"))).toBe("2025-Q4");
    expect(["2026-Q4", "2026-Q5", "2026-4", ""].map(isQuarter)).toEqual([true, false, false, false]);
  });

  it("holds each day once, and none between two", () => {
    fc.assert(
      fc.property(day, (each) => {
        const quarter = quarterOf(each);
        const { first, due, last } = quarterDays(quarter);
        expect(isQuarter(quarter) && first <= each && each <= last && first < due && due < last).toBe(true);
        expect(quarterOf(addDays(last, 1))).not.toBe(quarter);
        expect(quarterDays(quarterBefore(quarter)).last).toBe(addDays(first, -1));
      }),
    );
  });

  it("is reminded of on its first working day, a week before the last day and on it", () => {
    const reminded = (quarter: string, holidays: readonly string[]) =>
      Array.from({ length: 90 }, (_, index) => addDays(quarter, index)).filter((each) =>
        isReviewReminder(each, new Set(holidays)),
      );
    expect(reminded("2026-10-01", [])).toEqual(["2026-10-01", "2026-10-24", "2026-10-31"]);
    expect(reminded("2027-01-01", ["2027-01-01"])).toEqual(["2027-01-04", "2027-01-24", "2027-01-31"]);
  });
});

describe("marksOf", () => {
  const NOW = new Date("2026-11-27T03:00:00.000Z");
  const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  const plain: Reviewed = {
    lastSeen: ago(3),
    validFrom: ago(400),
    source: "training-passed",
    isFull: true,
    isTrained: true,
    villages: 1,
  };

  it("marks what deserves a look, and nothing of what is in order", () => {
    expect(marksOf(plain, NOW)).toEqual([]);
    expect(marksOf({ ...plain, lastSeen: ago(91) }, NOW)).toEqual(["unseen"]);
    expect(marksOf({ ...plain, lastSeen: null }, NOW)).toEqual(["unseen"]);
    expect(marksOf({ ...plain, lastSeen: null, validFrom: ago(10) }, NOW)).toEqual([]);
    const direct = { ...plain, source: "administrator", isTrained: false };
    expect(marksOf(direct, NOW)).toEqual(["untrained"]);
    expect(marksOf({ ...direct, isTrained: true }, NOW)).toEqual([]);
    expect(marksOf({ ...direct, isFull: false }, NOW)).toEqual([]);
    expect(marksOf({ ...plain, source: "break-glass", isFull: false, villages: 2 }, NOW)).toEqual([
      "glass",
      "villages",
    ]);
  });
});
