import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels, radiusOf, SHADES, shadeOf, shadeStep } from "@/lib/domain/map/symbol";
import { drawLand } from "@/lib/server/map/land";

const FRAME = { width: 360, height: 200, letter: { height: 8, width: 4 } };

describe("a shade", () => {
  it("takes every value from none to the largest, and more is never lighter", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (largest, part) => {
          const step = shadeStep(largest);
          expect(step * SHADES).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
          expect(shadeOf(largest * part, step)).toBeLessThanOrEqual(shadeOf(largest, step));
          expect(shadeOf(largest, step)).toBeLessThan(SHADES);
        },
      ),
    );
  });

  it("has steps that a legend can say", () => {
    expect([0, 3, 11, 43, 97].map(shadeStep)).toEqual([1, 1, 2.5, 10, 20]);
  });
});

describe("a circle", () => {
  it("has an area as the count, down to what can be pressed", () => {
    const limits = { least: 4, most: 18 };
    expect(radiusOf(100, 100, limits)).toBe(18);
    expect(radiusOf(25, 100, limits)).toBe(9);
    expect(radiusOf(0, 100, limits)).toBe(4);
  });
});

describe("names on a map", () => {
  it("stand over no circle, no other name and not outside", () => {
    const spot = fc.record({
      x: fc.integer({ min: 0, max: 360 }),
      y: fc.integer({ min: 0, max: 200 }),
      radius: fc.integer({ min: 4, max: 18 }),
      text: fc.constantFrom("Taliwang", "Brang Rea", "Poto Tano"),
    });
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
        const circles = spots.map((each, index) => ({ ...each, key: String(index) }));
        const boxes = placeLabels(circles, FRAME).map(({ key, text, x, y, anchor }) => {
          const long = text.length * FRAME.letter.width;
          return {
            key,
            top: y - 4,
            bottom: y + 4,
            left: anchor === "start" ? x : x - long,
            right: anchor === "start" ? x + long : x,
          };
        });
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(FRAME.width);
          for (const other of boxes)
            expect(
              other.key === box.key ||
                other.right <= box.left ||
                other.left >= box.right ||
                other.bottom <= box.top ||
                other.top >= box.bottom,
            ).toBe(true);
        }
      }),
    );
  });

  it("stand beside a lonely circle, on the side that has room", () => {
    const circle = { key: "a", text: "Taliwang", radius: 5, y: 100 };
    expect(placeLabels([{ ...circle, x: 50 }], FRAME)[0]).toMatchObject({ anchor: "start", x: 61 });
    expect(placeLabels([{ ...circle, x: 350 }], FRAME)[0]).toMatchObject({ anchor: "end", x: 339 });
  });
});

describe("the land", () => {
  it("is drawn around the points, which stand inside", async () => {
    const sumbawa = [
      { lat: -8.74, lng: 116.85 },
      { lat: -8.97, lng: 116.77 },
    ];
    const { width, height, land, spots } = await drawLand(sumbawa, 720);
    // Sea and land: no ring is the whole frame.
    expect(land).toMatch(/^M/);
    expect(land).not.toContain("M0,0l720,0");
    for (const { x, y } of spots) {
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
    expect((spots[0]?.y ?? 0) < (spots[1]?.y ?? 0)).toBe(true);
  });

  it("of the whole country stays small enough for a phone", async () => {
    const { land, width, height } = await drawLand(
      [
        { lat: 5.5, lng: 95.3 },
        { lat: -8.5, lng: 140.4 },
      ],
      720,
    );
    expect(land.length).toBeGreaterThan(5_000);
    expect(land.length).toBeLessThan(20_000);
    expect(height).toBeLessThan(width);
  });

  it("of the nation is the whole country, however few places are known", async () => {
    const { spots, height, land } = await drawLand([{ lat: -8.74, lng: 116.85 }], 720, { leastDegrees: 40 });
    expect(land.length).toBeGreaterThan(5_000);
    expect(spots[0]?.x).toBeGreaterThan(300);
    expect(spots[0]?.x).toBeLessThan(380);
    expect(spots[0]?.y).toBeGreaterThan(height / 2);
  });

  it("is drawn around one point alone", async () => {
    const { spots } = await drawLand([{ lat: -8.74, lng: 116.85 }], 360);
    expect(spots).toEqual([{ x: 180, y: 135 }]);
  });
});
