import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRows, rowsOf } from "@/lib/domain/household/compare";
import { knownBy, replay, trueBy, upTo } from "@/lib/domain/household/replay";
import { localDay } from "@/lib/domain/period/period";
import { anyEdit, EMPTY, live, ZONE } from "./history-fixture";

const edits = fc.array(anyEdit, { maxLength: 6 });
const anyDay = fc.nat({ max: 260 }).map((days) => new Date(Date.UTC(2025, 11, 20 + days)).toISOString().slice(0, 10));

describe("a family on a date", () => {
  it("as known is what the record was when that day ended, whatever came later", () => {
    fc.assert(
      fc.property(edits, anyDay, (drawn, day) => {
        const { revisions, records } = live(drawn);
        const known = knownBy(revisions.toReversed(), day, ZONE);
        const last = revisions.findLast(({ appliedAt }) => localDay(appliedAt, ZONE) <= day);
        expect(known).toEqual(revisions.slice(0, known.length));
        expect(known.at(-1)?.revision).toBe(last?.revision);
        expect(replay(EMPTY, known)).toEqual(last === undefined ? EMPTY : records[last.revision - 1]);
      }),
      { numRuns: 150 },
    );
  });

  it("as known today is the record, and going on from any day reaches it", () => {
    fc.assert(
      fc.property(edits, anyDay, (drawn, day) => {
        const { revisions, records } = live(drawn);
        expect(replay(EMPTY, knownBy(revisions, "2030-01-01", ZONE))).toEqual(records.at(-1));
        const known = knownBy(revisions, day, ZONE);
        expect(replay(replay(EMPTY, known), revisions.slice(known.length))).toEqual(records.at(-1));
      }),
      { numRuns: 80 },
    );
  });

  it("as true counts what was reported later, never what happened later, and the younger condition wins", () => {
    fc.assert(
      fc.property(edits, anyDay, (drawn, day) => {
        const { revisions } = live(drawn);
        const counted = trueBy(revisions, day);
        expect(counted.every(({ conditionDate }) => conditionDate <= day)).toBe(true);
        expect(counted).toHaveLength(revisions.filter(({ conditionDate }) => conditionDate <= day).length);
        for (const [index, one] of counted.entries()) {
          const before = counted[index - 1];
          if (before !== undefined) expect(before.conditionDate <= one.conditionDate).toBe(true);
        }
        const onTime = revisions.every(
          (one, index) => one.conditionDate >= (revisions[index - 1]?.conditionDate ?? ""),
        );
        if (onTime) expect(replay(EMPTY, trueBy(revisions, "2030-01-01"))).toEqual(replay(EMPTY, revisions));
      }),
      { numRuns: 80 },
    );
  });
});

describe("comparing two revisions", () => {
  it("tells every field that differs, once, and swaps sides the other way round", () => {
    fc.assert(
      fc.property(edits, fc.nat(), fc.nat(), (drawn, a, b) => {
        const { revisions, records } = live(drawn);
        const [from, to] = [a % records.length, b % records.length];
        const [left, right] = [
          rowsOf(replay(EMPTY, upTo(revisions, from + 1))),
          rowsOf(replay(EMPTY, upTo(revisions, to + 1))),
        ];
        const there = compareRows(left, right);
        const back = compareRows(right, left);
        const swapped = there.changes.map(({ key, before, after }) => ({ key, before: after, after: before }));
        expect([...back.changes].sort(byKey)).toEqual(swapped.sort(byKey));
        expect(new Set(back.joined)).toEqual(new Set(there.left));
        expect(new Set(there.changes.map(({ key }) => key)).size).toBe(there.changes.length);
        if (from === to) expect(there).toEqual({ changes: [], joined: [], left: [] });
      }),
      { numRuns: 80 },
    );
  });
});

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
