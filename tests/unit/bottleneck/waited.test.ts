import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, bucketStart, hoursWithin, UNKNOWN_BUCKET } from "@/lib/domain/bottleneck/waited";

describe("how long things waited, kept in buckets", () => {
  it("puts each wait into the bucket that holds it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9000, noNaN: true }), (hours) => {
        const bucket = bucketOf(hours);
        expect(bucketStart(bucket)).toBeLessThanOrEqual(hours + 1e-6);
        expect(bucketStart(bucket + 1)).toBeGreaterThan(hours - 1e-6);
      }),
    );
    expect(bucketOf(-3)).toBe(0);
    expect(bucketOf(1e9)).toBe(120);
  });

  it("is off by less than its bucket's width, at any share", () => {
    const waits = fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(waits, fc.double({ min: 0.05, max: 1, noNaN: true }), (hours, share) => {
        const found = hoursWithin(
          hours.map((each) => ({ bucket: bucketOf(each), steps: 1 })),
          share,
        );
        const exact = hours.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * hours.length - 1e-9) - 1)] ?? 0;
        const bucket = bucketOf(exact);
        expect(found).toBeGreaterThanOrEqual(bucketStart(bucket) - 1e-6);
        expect(found).toBeLessThanOrEqual(bucketStart(bucket + 1) + 1e-6);
      }),
    );
  });

  it("says nothing where nothing is known", () => {
    expect(hoursWithin([], 0.5)).toBeNull();
    expect(hoursWithin([{ bucket: UNKNOWN_BUCKET, steps: 4 }], 0.5)).toBeNull();
    expect(hoursWithin([{ bucket: 3, steps: 0 }], 0.5)).toBeNull();
  });
});
