import { describe, expect, it } from "vitest";
import { drawMap } from "@/lib/domain/chart/map";
import { circlesOf, type MapGround, progressPlaces, tablePlaces } from "@/lib/domain/map/place";
import { briefingOf } from "../briefing/paper";

const GROUND: MapGround = {
  width: 720,
  height: 400,
  land: "M0,0l10,0 0,10z",
  outlines: "",
  spots: new Map([
    ["520701", { x: 100, y: 100 }],
    ["520702", { x: 300, y: 200 }],
    ["520703", { x: 500, y: 300 }],
  ]),
};

const cell = (counted: number | "suppressed", base: number | "suppressed") => [{ counted, base }];
const rows = [
  { key: "all", cells: cell(60, 300) },
  { key: "520701", cells: cell(50, 100) },
  { key: "520702", cells: cell("suppressed", 200) },
  { key: "520703", cells: cell(0, 0) },
  { key: "520704", cells: cell(9, 90) },
];
const places = tablePlaces(rows, GROUND.spots, ({ key }) => `Kecamatan <${key}>`, true);

describe("places of a table", () => {
  it("leave out the sum and areas whose place is not known", () => {
    expect(places.map(({ code, size, value, isNobody }) => [code, size, value, isNobody])).toEqual([
      ["520701", 100, 50, false],
      ["520702", 200, null, false],
      ["520703", 0, null, true],
    ]);
  });

  it("stand small on large", () => {
    const { circles } = circlesOf(places);
    expect(circles.map(({ code }) => code)).toEqual(["520702", "520701", "520703"]);
    expect(circles.at(-1)?.radius).toBe(8);
  });
});

describe("places of progress", () => {
  const { progress } = briefingOf({ level: "district", name: "A", below: 0, count: 40 }).overview;
  it("say what part is done, and nothing where nothing is due", () => {
    const row = { name: "A", label: "Kecamatan A", within: null };
    const none = { ...progress, due: 0 };
    const found = progressPlaces(
      [
        { ...row, code: "520701", progress: { ...progress, due: 10, states: { ...progress.states, applied: 4 } } },
        { ...row, code: "520702", progress: none },
        { ...row, code: "520703", progress: { ...progress, due: "suppressed" } },
      ],
      GROUND.spots,
    );
    expect(found.map(({ code, size, value }) => [code, size, value])).toEqual([
      ["520701", 10, 40],
      ["520703", null, null],
    ]);
  });
});

describe("a map as a picture", () => {
  const shade = (step: number, index: number) => `${index * step}%`;
  it("draws each place, dashed where its figure is withheld, and keeps names as text", () => {
    const { marks, height } = drawMap(GROUND, places, { shade }, 712);
    expect(marks.match(/<circle [^>]*r="(?!6")/g)).toHaveLength(3);
    expect(marks.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(marks).toContain("Kecamatan &lt;520701&gt;");
    expect(height).toBeGreaterThan((400 * 712) / 720);
  });

  it("has outlines and a legend only where there are any", () => {
    const plain = drawMap(GROUND, places, { shade: null }, 720);
    expect(plain.height).toBe(400);
    expect(plain.marks.match(/<path/g)).toHaveLength(1);
    expect(drawMap({ ...GROUND, outlines: "M1,1l2,2z" }, places, { shade: null }, 720).marks).toContain(
      '<path d="M1,1l2,2z" fill="none"',
    );
  });
});
