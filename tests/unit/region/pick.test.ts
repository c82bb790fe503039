import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMap, middleOf, movedBy, openingFrame, toMap, zoomed } from "@/lib/domain/region/pick";

const point = fc.record({
  lat: fc.double({ min: -10, max: 5, noNaN: true }),
  lng: fc.double({ min: 96, max: 140, noNaN: true }),
});

describe("picking on the village's map", () => {
  it("gives back the place that was drawn, to a metre", () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 50, max: 5000 }), fc.nat(320), fc.nat(320), (center, reachM, x, y) => {
        const frame = { center, reachM };
        const again = toMap(frame, fromMap(frame, { x, y }, 320), 320);
        const metre = 160 / reachM;
        expect(Math.abs(again.x - x)).toBeLessThan(metre + 0.01 * metre * reachM);
        expect(Math.abs(again.y - y)).toBeLessThan(metre);
      }),
    );
  });

  it("opens around the place given, else around the middle house, else not at all", () => {
    const houses = [
      { lat: -8.7, lng: 116.8 },
      { lat: -8.701, lng: 116.801 },
      { lat: -3, lng: 120 },
    ];
    expect(middleOf(houses)).toEqual({ lat: -8.7, lng: 116.801 });
    expect(openingFrame(houses, { lat: -8, lng: 116 })?.center).toEqual({ lat: -8, lng: 116 });
    expect(openingFrame([], { lat: -8, lng: 116 })?.reachM).toBeGreaterThan(50);
    expect(openingFrame([], null)).toBeNull();
  });

  it("moves by metres and zooms within bounds", () => {
    const moved = movedBy({ lat: -8.7, lng: 116.8 }, 0, 111.32);
    expect(moved.lat).toBeCloseTo(-8.699, 6);
    const frame = { center: moved, reachM: 60 };
    expect(zoomed(frame, 0.1).reachM).toBe(50);
    expect(zoomed(frame, 1e9).reachM).toBe(20_000);
  });
});
