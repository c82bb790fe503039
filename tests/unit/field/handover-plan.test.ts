import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planParts } from "@/lib/client/field/handover-plan";

const LIMIT = 60_000;
const row = (opId: string, recordId: string, bytes = 500) => ({ opId, recordId, bytes });
const photo = (id: string, recordId: string, size = 10_000) => ({ id, recordId, size });

describe("planParts", () => {
  it("makes one part of what fits, and of nothing", () => {
    expect(planParts([row("a", "r1")], [photo("p", "r1")], LIMIT)).toEqual([{ operations: ["a"], photos: ["p"] }]);
    expect(planParts([], [], LIMIT)).toEqual([{ operations: [], photos: [] }]);
  });

  it("keeps a record's operations with each run of its photos", () => {
    const photos = [1, 2, 3, 4, 5, 6].map((n) => photo(`p${n}`, "r1"));
    const parts = planParts([row("a", "r1"), row("b", "r1")], photos, LIMIT);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.operations).toEqual(["a", "b"]);
    expect(parts.flatMap((part) => part.photos)).toEqual(photos.map(({ id }) => id));
  });

  it("takes photos that wait alone", () => {
    expect(planParts([], [photo("p", "r1")], LIMIT)).toEqual([{ operations: [], photos: ["p"] }]);
  });

  it("parts text in its order where it alone is too much", () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(`o${at}`, "r1", 1_000));
    const parts = planParts(rows, [photo("p", "r1")], LIMIT);
    expect(parts.flatMap((part) => part.operations)).toEqual(rows.map(({ opId }) => opId));
    expect(parts.flatMap((part) => part.photos)).toEqual(["p"]);
  });

  it("names everything, each photo once, and holds a record's beginning before what follows", () => {
    const records = fc.array(
      fc.record({
        ops: fc.array(fc.integer({ min: 100, max: 1_000 }), { maxLength: 6 }),
        photos: fc.array(fc.integer({ min: 500, max: 20_000 }), { maxLength: 8 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(records, (drawn) => {
        const rows = drawn.flatMap(({ ops }, r) => ops.map((bytes, at) => row(`r${r}o${at}`, `r${r}`, bytes)));
        const photos = drawn.flatMap((each, r) => each.photos.map((size, at) => photo(`r${r}p${at}`, `r${r}`, size)));
        const parts = planParts(rows, photos, LIMIT);
        expect([...new Set(parts.flatMap((part) => part.operations))].sort()).toEqual(
          rows.map(({ opId }) => opId).sort(),
        );
        expect(parts.flatMap((part) => part.photos).sort()).toEqual(photos.map(({ id }) => id).sort());
        for (const part of parts) {
          const carried = photos.filter(({ id }) => part.photos.includes(id));
          const bytes = carried.reduce((sum, { size }) => sum + (size * 4) / 3, 0);
          if (carried.length > 1) expect(bytes).toBeLessThan(LIMIT);
          for (const { recordId } of carried) {
            const own = rows.filter((each) => each.recordId === recordId).map(({ opId }) => opId);
            expect(part.operations).toEqual(expect.arrayContaining(own));
          }
        }
      }),
      { numRuns: 200, seed: 5207 },
    );
  });
});
