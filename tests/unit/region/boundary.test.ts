import { describe, expect, it } from "vitest";
import { metresFromOthers, metresOutside, readBoundary } from "@/lib/domain/region/boundary";

/** A square of about 2.2 km, with a hole in the middle. */
const SQUARE = [
  [116.8, -8.71],
  [116.82, -8.71],
  [116.82, -8.69],
  [116.8, -8.69],
  [116.8, -8.71],
];
const HOLE = [
  [116.809, -8.701],
  [116.811, -8.701],
  [116.811, -8.699],
  [116.809, -8.699],
  [116.809, -8.701],
];
const at = (lat: number, lng: number) => ({ lat, lng });

describe("a boundary", () => {
  it("is read from GeoJSON, and from nothing else", () => {
    expect(readBoundary({ type: "Polygon", coordinates: [SQUARE] })).toHaveLength(1);
    expect(
      readBoundary({ type: "Feature", geometry: { type: "MultiPolygon", coordinates: [[SQUARE], [HOLE]] } }),
    ).toHaveLength(2);
    for (const content of [null, {}, [], { type: "Point", coordinates: [1, 2] }, "x"])
      expect(readBoundary(content)).toBeNull();
  });

  it("says how far a point lies outside", () => {
    const rings = readBoundary({ type: "Polygon", coordinates: [SQUARE, HOLE] }) ?? [];
    expect(metresOutside(at(-8.705, 116.805), rings)).toBe(0);
    expect(metresOutside(at(-8.7, 116.81), rings)).toBeGreaterThan(50);
    expect(metresOutside(at(-8.7, 116.83), rings)).toBeGreaterThan(1050);
    expect(metresOutside(at(-8.7, 116.83), rings)).toBeLessThan(1150);
    expect(metresOutside(at(-8.73, 116.83), rings)).toBeGreaterThan(2400);
    expect(metresOutside(at(0, 0), [])).toBeNull();
  });
});

describe("where families live, without a boundary", () => {
  const spread = { points: 40, south: -8.71, north: -8.69, west: 116.8, east: 116.82, nearestMetres: 90_000 };

  it("is the rectangle that holds them, or near any of them", () => {
    expect(metresFromOthers(at(-8.7, 116.81), spread)).toBe(0);
    expect(metresFromOthers(at(-8.7, 116.83), spread)).toBeGreaterThan(1050);
    expect(metresFromOthers(at(-8.7, 116.83), { ...spread, nearestMetres: 12 })).toBe(12);
    expect(metresFromOthers(at(-8.7, 116.83), { ...spread, points: 19 })).toBeNull();
  });
});
