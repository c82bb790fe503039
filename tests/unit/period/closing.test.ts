import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/role";
import {
  areasBelow,
  closingBar,
  HINDRANCES,
  hindrancesOf,
  mayClose,
  mayReopen,
  reopensWith,
} from "@/lib/domain/period/closing";
import { seasonOf } from "@/lib/domain/period/season";
import { isOpen, PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";

const counts = fc.dictionary(fc.constantFrom(...HINDRANCES), fc.integer({ min: 0, max: 900 }));

function actorOf(role: Role, regionCode: string): Actor {
  const grant = { id: "g", role, regionCode, level: "full" as const };
  return { userId: "u", sessionId: "s", displayName: "", locale: "id", grant, grants: [grant] };
}

describe("what keeps a village open", () => {
  it("is every proposal that is not at its end, and all other work that has begun", () => {
    for (const state of PROPOSAL_STATES.filter(isOpen))
      expect(closingBar({ isClosed: false, hasBegun: true, work: { [state]: 1 } })).toEqual({
        why: "WORK_OPEN",
        hindrances: [{ kind: state, count: 1 }],
      });
    expect(hindrancesOf({ "ground-check": 2, draft: 3, meeting: 1 })).toEqual([
      { kind: "draft", count: 3 },
      { kind: "meeting", count: 1 },
      { kind: "ground-check", count: 2 },
    ]);
  });

  it("is told whole: the bar counts exactly what is open, and there is none when nothing is", () => {
    fc.assert(
      fc.property(counts, (work) => {
        const bar = closingBar({ isClosed: false, hasBegun: true, work });
        const open = Object.values(work).reduce((sum, count) => sum + count, 0);
        const told = bar?.why === "WORK_OPEN" ? bar.hindrances.reduce((sum, { count }) => sum + count, 0) : 0;
        expect(told).toBe(open);
        expect(bar === null).toBe(open === 0);
      }),
    );
  });

  it("does not matter before the window, nor once it is closed", () => {
    expect(closingBar({ isClosed: true, hasBegun: true, work: {} })).toEqual({ why: "CLOSED" });
    expect(closingBar({ isClosed: false, hasBegun: false, work: {} })).toEqual({ why: "NOT_BEGUN" });
    expect(closingBar({ isClosed: false, hasBegun: true, below: [] })).toEqual({ why: "BELOW_OPEN", open: 0, all: 0 });
  });
});

const VILLAGES = ["5207012001", "5207012002", "5207022001", "5207032001", "5207032002"];
const AREAS = ["5207", "520701", "520702", "520703", ...VILLAGES];

describe("closing and opening again", () => {
  it("never leaves an area closed over an open one, whatever is tried in whatever order", () => {
    const step = fc.record({
      event: fc.constantFrom("close", "reopen"),
      code: fc.constantFrom(...AREAS),
      work: counts,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const closed = new Set<string>();
        const isClosed = (code: string) => closed.has(code);
        for (const { event, code, work } of steps) {
          if (event === "reopen") for (const opened of reopensWith(code, isClosed)) closed.delete(opened);
          else {
            const below = areasBelow(code, VILLAGES).map(isClosed);
            const state = { isClosed: isClosed(code), hasBegun: true };
            if (closingBar(code.length === 10 ? { ...state, work } : { ...state, below }) === null) closed.add(code);
          }
          for (const area of closed)
            if (area.length < 10) expect(areasBelow(area, VILLAGES).every(isClosed), area).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("opens what is closed above, the widest first, and nothing that is not closed", () => {
    expect(reopensWith("5207012001", (code) => code !== "520701")).toEqual(["5207", "5207012001"]);
    expect(reopensWith("520701", () => true)).toEqual(["5207", "520701"]);
    expect(reopensWith("5207012001", (code) => code !== "5207012001")).toEqual([]);
  });
});

describe("who closes and who opens again", () => {
  it("closes a village from the village, what is wider from its regency", () => {
    const head = actorOf("village-head", "5207012001");
    const verifier = actorOf("regency-verifier", "5207");
    expect(AREAS.filter((code) => mayClose(head, code, false))).toEqual(["5207012001"]);
    expect(AREAS.filter((code) => mayClose(verifier, code, false))).toEqual(["5207", "520701", "520702", "520703"]);
    expect(mayClose(verifier, "520401", true)).toBe(false);
    for (const role of ROLES.filter((each) => each !== "village-head" && each !== "regency-verifier"))
      for (const at of ["0", "52", "5207", "5207012001"])
        expect(AREAS.some((code) => mayClose(actorOf(role, at), code, true))).toBe(false);
  });

  it("closes villages from their regency, too, once the window is over; nobody closes a neighbour's", () => {
    expect(mayClose(actorOf("regency-verifier", "5207"), "5207012001", true)).toBe(true);
    expect(mayClose(actorOf("regency-verifier", "5204"), "5207012001", true)).toBe(false);
    expect(mayClose(actorOf("village-head", "5207012002"), "5207012001", true)).toBe(false);
  });

  it("opens again from above, inside one's area", () => {
    expect(AREAS.every((code) => mayReopen(actorOf("regency-verifier", "5207"), code))).toBe(true);
    expect(AREAS.every((code) => mayReopen(actorOf("coach", "0"), code))).toBe(true);
    expect(mayReopen(actorOf("coach", "5204"), "5207")).toBe(false);
    expect(mayReopen(actorOf("village-head", "5207012001"), "5207012001")).toBe(false);
    expect(mayReopen(actorOf("coach", "0"), "52")).toBe(false);
  });
});

describe("the season's pace", () => {
  const window = { startsOn: "2026-01-01", endsOn: "2026-09-30" };

  it("spreads the families due evenly and ends at all of them", () => {
    const season = seasonOf(100, window, [{ month: "2026-01", families: 4 }], "2026-03-10");
    expect(season.months).toHaveLength(9);
    expect(season.months[0]).toEqual({ month: "2026-01", applied: 4, appliedSoFar: 4, targetSoFar: 11 });
    expect(season.months[2]).toMatchObject({ appliedSoFar: 4, targetSoFar: 33 });
    expect(season.months[3]).toMatchObject({ appliedSoFar: null });
    expect(season.months.at(-1)?.targetSoFar).toBe(100);
  });

  it("loses nothing that was applied outside the window", () => {
    const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, "0")}`);
    fc.assert(
      fc.property(fc.array(fc.record({ month, families: fc.nat(500) })), fc.nat(9_000), (applied, due) => {
        const { months } = seasonOf(due, window, applied, "2026-12-31");
        const all = applied.reduce((sum, { families }) => sum + families, 0);
        expect(months.at(-1)?.appliedSoFar).toBe(all);
        for (const [index, { targetSoFar }] of months.entries())
          expect(targetSoFar).toBeGreaterThanOrEqual(months[index - 1]?.targetSoFar ?? 0);
      }),
    );
  });
});
