import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { degreesOf, outlinePath, snapped } from "@/lib/domain/map/outline";
import { codeIn, codesIn, type RawFeature, readOutlines } from "@/lib/domain/map/outline-file";
import { drawLand } from "@/lib/server/map/land";
import { readMapFile } from "@/lib/server/map/map-file";

const square = (lng: number, lat: number, side = 0.2): [number, number][] => [
  [lng, lat],
  [lng + side, lat],
  [lng + side, lat + side],
  [lng, lat + side],
  [lng, lat],
];
const place = (code: unknown, coordinates: unknown = [square(116.8, -8.8)], type = "Polygon"): RawFeature => ({
  properties: { nama: "Contoh", KODE: code },
  geometry: { type, coordinates },
});
const KNOWN = new Set(["52", "5204", "5207", "520702", "5301"]);
const read = (features: readonly RawFeature[], own = "52") => readOutlines(features, KNOWN, own);
const faultsOf = (features: readonly RawFeature[]) => {
  const reading = read([place("5207"), ...features]);
  return reading.ok ? reading.faults.map(({ row, field, problem }) => [row, field, problem]) : reading.failure;
};

describe("a file of outlines", () => {
  it("reads codes as map files write them", () => {
    expect(["52.07", 5207, "5207", " 52-07 "].map(codeIn)).toEqual(Array(4).fill("5207"));
    expect(["520", "", null, {}, "Sumbawa", 5.207].map(codeIn)).toEqual(["", "", "", "", "", "5207"]);
    expect(codesIn([place("5207"), place("52.04")])).toEqual(["5207", "5204"]);
  });

  it("finds the property with the codes, and that of the place rather than of what it lies in", () => {
    const inside = { properties: { KAB: "5207", KEC: "520702", x: 1 }, geometry: place("").geometry };
    const reading = read([inside]);
    expect(reading).toMatchObject({ ok: true, codeProperty: "KEC", outlines: [{ code: "520702" }], faults: [] });
  });

  it("names each fault by place and field", () => {
    expect(faultsOf([place(null)])).toEqual([[2, "code", "NO_CODE"]]);
    expect(faultsOf([place("9901")])).toEqual([[2, "code", "UNKNOWN"]]);
    expect(faultsOf([place("5301")])).toEqual([[2, "code", "NOT_YOURS"]]);
    expect(faultsOf([place("5207")])).toEqual([[2, "code", "TWICE"]]);
    expect(faultsOf([{ ...place("5204"), geometry: null }])).toEqual([[2, "geometry", "NO_SHAPE"]]);
    expect(faultsOf([place("5204", [116, -8], "Point")])).toEqual([[2, "geometry", "NOT_POLYGON"]]);
    expect(faultsOf([place("5204", [square(116, -8).slice(1)])])).toEqual([[2, "geometry", "OPEN_RING"]]);
    expect(faultsOf([place("5204", [[["a", 1]]])])).toEqual([[2, "geometry", "BAD_CORNER"]]);
    expect(faultsOf([place("5204", [square(-8, 116)])])).toEqual([[2, "geometry", "OUTSIDE"]]);
    expect(faultsOf([place("5204", [square(116, -8, 0.0001)])])).toEqual([[2, "geometry", "TOO_SMALL"]]);
    expect(faultsOf([place("5301", [116, -8], "Point")])).toEqual([
      [2, "code", "NOT_YOURS"],
      [2, "geometry", "NOT_POLYGON"],
    ]);
  });

  it("is refused whole where it is none", () => {
    expect(read([])).toEqual({ ok: false, failure: "NO_PLACES" });
    expect(read([place("Sumbawa")])).toEqual({ ok: false, failure: "NO_CODE_PROPERTY" });
    expect(read(Array(3001).fill(place("5207")))).toEqual({ ok: false, failure: "TOO_MANY" });
    const fine = Array.from({ length: 400_001 }, () => [116, -8]);
    expect(read([place("5207", [fine])])).toEqual({ ok: false, failure: "TOO_DETAILED" });
  });

  it("never throws, whatever its shapes hold", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("5207", 1, null), fc.jsonValue(), fc.jsonValue())), (parts) => {
        const features = parts.map(([code, coordinates, type]) =>
          place(code, coordinates, typeof type === "string" ? type : "MultiPolygon"),
        );
        expect(typeof read(features).ok).toBe("boolean");
      }),
    );
  });

  it("is GeoJSON or TopoJSON, else it says what it is not", () => {
    const bytes = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
    const topology = {
      type: "Topology",
      arcs: [square(116, -8)],
      objects: { batas: { type: "Polygon", arcs: [[0]], properties: { kode: "5207" } } },
    };
    const found = readMapFile(bytes(topology));
    expect(found).toMatchObject([{ properties: { kode: "5207" }, geometry: { type: "Polygon" } }]);
    expect(readMapFile(bytes({ ...topology, arcs: [] }))).toBe("NOT_MAP");
    // One long border named by many places: few letters, corners without end.
    const arcs = [Array.from({ length: 5_000 }, (_, at) => [at % 7, at % 5])];
    const many = (count: number) => ({
      type: "Topology",
      arcs,
      objects: {
        all: {
          type: "GeometryCollection",
          geometries: Array.from({ length: count }, () => ({ type: "Polygon", arcs: [[0]], properties: {} })),
        },
      },
    });
    expect(readMapFile(bytes(many(2_000)))).toBe("TOO_DETAILED");
    expect(readMapFile(bytes({ ...many(60_000), arcs: [[[0, 0]]] }))).toBe("TOO_MANY");
    expect(readMapFile(bytes({ type: "Feature" }))).toBe("NOT_MAP");
    expect(readMapFile(Uint8Array.from([0xff, 0xfe, 0x00]))).toBe("NOT_JSON");
    const deep = new TextEncoder().encode(`{"type":"FeatureCollection","features":${"[".repeat(200_000)}`);
    expect(readMapFile(deep)).toBe("NOT_JSON");
  });
});

describe("outlines on a map", () => {
  it("keep the border that neighbours share: the same corners in both", () => {
    const west = snapped(square(116, -8, 0.3), 4) ?? [];
    const east = snapped(square(116.3, -8, 0.3), 4) ?? [];
    const corners = (ring: readonly number[]) => degreesOf(ring, 4).map((corner) => corner.join());
    expect(corners(west).filter((corner) => corners(east).includes(corner)).length).toBeGreaterThanOrEqual(2);
  });

  it("draw a shared border once", () => {
    const one: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    const other = one.map(([x, y]): [number, number] => [x + 10, y]);
    expect(outlinePath([one, other])).toBe("M0,0l10,0 0,10 -10,0 0,-10M10,0l10,0 0,10 -10,0");
  });

  it("stay under the limit of a map, whatever is drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.nat(720), fc.nat(540)), { minLength: 4, maxLength: 400 }), { maxLength: 40 }),
        fc.integer({ min: 2_000, max: 20_000 }),
        (lines, most) => {
          expect(outlinePath(lines, most).length).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("of a wide and ragged province are under 150 kB, with the places inside the view", async () => {
    const ragged = (lng: number, lat: number): [number, number][] => {
      const corners = Array.from({ length: 6_000 }, (_, at): [number, number] => {
        const angle = (at / 6_000) * 2 * Math.PI;
        const far = 0.25 + 0.02 * Math.sin(at * 12.9) + 0.01 * Math.cos(at * 78.2);
        return [lng + far * Math.cos(angle), lat + far * Math.sin(angle)];
      });
      return [...corners, corners[0] ?? [lng, lat]];
    };
    const rings = Array.from({ length: 38 }, (_, at) => ragged(115 + (at % 8) * 0.5, -9 + Math.floor(at / 8) * 0.5));
    const { outlines, spots, width, height } = await drawLand([{ lat: -8.5, lng: 116.5 }], 720, { rings });
    expect(outlines.length).toBeGreaterThan(1_000);
    expect(outlines.length).toBeLessThanOrEqual(150_000);
    expect(outlines).toMatch(/^M[\d,l M.-]+$/);
    expect(spots[0]?.x).toBeLessThan(width);
    expect(spots[0]?.y).toBeLessThan(height);
  });
});
