import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberOf, randomOf, shuffled } from "@/lib/domain/random/seeded";

describe("a number of a text", () => {
  it("is FNV-1a's", () => {
    expect(numberOf("")).toBe(0x811c9dc5);
    expect(numberOf("a")).toBe(0xe40c292c);
    expect(numberOf("foobar")).toBe(0xbf9cf968);
  });
});

describe("the fractions of a seed", () => {
  it("are the same for the same seed, from 0 up to 1", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const first = randomOf(seed);
        const second = randomOf(seed);
        for (let step = 0; step < 20; step++) {
          const value = first();
          expect(value).toBe(second());
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("a drawn order", () => {
  it("holds each item once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.string(), (items, seed) => {
        expect(shuffled(items, randomOf(seed)).toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
  });

  it("gives every item the first place about equally often", () => {
    const firsts = [0, 0, 0, 0];
    for (let seed = 0; seed < 4_000; seed++) {
      const [first = 0] = shuffled([0, 1, 2, 3], randomOf(`seed ${seed}`));
      firsts[first] = (firsts[first] ?? 0) + 1;
    }
    for (const count of firsts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
