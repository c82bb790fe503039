import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareInQueue } from "@/lib/domain/queue/cursor";
import { COUNT_LIMIT, countText } from "@/lib/domain/queue/queue-row";
import { RISK_WEIGHTS, RISKS, riskOf } from "@/lib/domain/queue/risk";
import { QUEUE_PATH, QUEUE_TIERS } from "@/lib/domain/queue/tier";
import { TIER_NAMES } from "@/lib/domain/workflow/tier";

const cursor = fc.record({ weight: fc.nat(99), since: fc.nat(9), id: fc.uuid() });

describe("the order of a queue", () => {
  it("puts the heaviest first, then the longest waiting, then the id", () => {
    const rows = [
      { weight: 0, since: 1, id: "b" },
      { weight: 20, since: 9, id: "a" },
      { weight: 0, since: 1, id: "a" },
      { weight: 20, since: 3, id: "a" },
    ];
    expect(rows.toSorted(compareInQueue).map((row) => `${row.weight}/${row.since}/${row.id}`)).toEqual([
      "20/3/a",
      "20/9/a",
      "0/1/a",
      "0/1/b",
    ]);
  });

  it("is total: two rows are equal only when they are one", () => {
    fc.assert(
      fc.property(cursor, cursor, (a, b) => {
        expect(Math.sign(compareInQueue(a, b))).toBe(-Math.sign(compareInQueue(b, a)) + 0);
        expect(compareInQueue(a, b) === 0).toBe(a.id === b.id && a.weight === b.weight && a.since === b.since);
      }),
    );
  });
});

describe("risk", () => {
  it("of every weight lies in the range that a filter asks for", () => {
    for (let weight = 0; weight < 200; weight += 1) {
      const holding = RISKS.filter((risk) => {
        const { from, below } = RISK_WEIGHTS[risk];
        return weight >= from && (below === null || weight < below);
      });
      expect(holding).toEqual([riskOf(weight)]);
    }
  });

  it("does not rise with the number of changes alone", () => {
    expect(riskOf(9)).toBe("none");
    expect(riskOf(10)).toBe("warned");
    expect(riskOf(30)).toBe("flagged");
  });
});

describe("the queues of tiers", () => {
  it("are of every tier but the village's, each under an address of its own", () => {
    expect(QUEUE_TIERS).toEqual(TIER_NAMES.filter((name) => name !== "endorse"));
    expect(new Set(Object.values(QUEUE_PATH)).size).toBe(QUEUE_TIERS.length);
  });
});

it("says 999+ once it stopped counting", () => {
  expect(countText(999)).toBe("999");
  expect(countText(COUNT_LIMIT)).toBe("999+");
});
