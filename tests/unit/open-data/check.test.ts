import { describe, expect, it } from "vitest";
import { cataloguePath, placeIn } from "@/lib/domain/open-data/address";
import { type CheckGround, checkRows, MOST_EXAMPLES, mayPublish, rowKey } from "@/lib/domain/open-data/check";
import { nextDay } from "@/lib/domain/open-data/edition";
import { cellsOf, headingsOf, type OpenRow } from "@/lib/domain/open-data/row";

const row = ({ truth, ...part }: Partial<OpenRow> = {}): OpenRow => {
  const made = {
    code: "5207",
    area: "Kabupaten Contoh",
    asOf: "2026-05-14",
    about: [{ code: "1", word: "Desil 1" }],
    counted: 120,
    base: null,
    step: 5,
    least: 5,
    ...part,
  };
  return { ...made, truth: truth ?? { counted: made.counted, base: made.base ?? made.counted } };
};
const ground = (part: Partial<CheckGround> = {}): CheckGround => ({
  regions: new Set(["5207"]),
  before: null,
  ...part,
});
const outcomes = (rows: readonly OpenRow[], part: Partial<CheckGround> = {}) =>
  Object.fromEntries(checkRows(rows, ground(part)).map(({ code, outcome }) => [code, outcome]));

describe("the checks of an edition", () => {
  it("pass what may be opened", () => {
    expect(outcomes([row()])).toEqual({
      REGIONS: "passed",
      SMALL_CELLS: "passed",
      TWICE: "passed",
      CHANGED: "passed",
      GONE: "passed",
      SAME: "passed",
    });
  });

  it("stop another region, a small count however it is rounded, and a row that stands twice", () => {
    expect(outcomes([row({ code: "5208" })])["REGIONS"]).toBe("stop");
    expect(outcomes([row({ counted: 5, truth: { counted: 1, base: 1 } })])["SMALL_CELLS"]).toBe("stop");
    expect(outcomes([row({ base: 10, least: 10, truth: { counted: 120, base: 9 } })])["SMALL_CELLS"]).toBe("stop");
    expect(outcomes([row({ counted: "suppressed", truth: { counted: 1, base: 1 } })])["SMALL_CELLS"]).toBe("passed");
    expect(outcomes([row({ counted: 0 })])["SMALL_CELLS"]).toBe("passed");
    expect(outcomes([row(), row()])["TWICE"]).toBe("stop");
  });

  it("have a person look at figures that moved by more than a quarter, and at no small or new one", () => {
    const since = (figure: string) => ({ before: new Map([[rowKey(row()), figure]]) });
    expect(outcomes([row({ counted: 120 })], since("100"))["CHANGED"]).toBe("passed");
    expect(outcomes([row({ counted: 130 })], since("100"))["CHANGED"]).toBe("look");
    expect(outcomes([row({ counted: 70 })], since("100"))["CHANGED"]).toBe("look");
    expect(outcomes([row({ counted: 40 })], since("20"))["CHANGED"]).toBe("passed");
    expect(outcomes([row({ counted: 500 })], since(""))["CHANGED"]).toBe("passed");
    expect(outcomes([row({ counted: "suppressed" })], since("100"))["GONE"]).toBe("look");
    expect(outcomes([row({ about: [] })], since("100"))["GONE"]).toBe("look");
    expect(outcomes([row({ counted: 120 })], since("120"))["SAME"]).toBe("look");
    expect(outcomes([row({ counted: 125 })], since("120"))["SAME"]).toBe("passed");
    expect(mayPublish(checkRows([row({ counted: 500 })], ground(since("100"))))).toBe(true);
    expect(mayPublish([])).toBe(false);
  });

  it("name the rows they found, the largest change first, and tell no exact count", () => {
    const rows = [60, 500, 200].map((counted, at) =>
      row({ counted, about: [{ code: String(at), word: `Desil ${at}` }], truth: { counted: 61.5, base: 61.5 } }),
    );
    const before = new Map([...rows.map((each) => [rowKey(each), "100"] as const), ["5207|9", "30"] as const]);
    const found = checkRows(rows, ground({ before }));
    const of = (code: string) => found.find((check) => check.code === code)?.examples;
    expect(of("CHANGED")).toEqual([
      { about: ["Kabupaten Contoh", "Desil 1"], before: "100", now: "500" },
      { about: ["Kabupaten Contoh", "Desil 2"], before: "100", now: "200" },
      { about: ["Kabupaten Contoh", "Desil 0"], before: "100", now: "60" },
    ]);
    expect(of("GONE")).toEqual([{ about: ["5207", "9"], before: "30", now: "" }]);
    expect(JSON.stringify(found)).not.toContain("61.5");
    const many = Array.from({ length: MOST_EXAMPLES + 5 }, (_, at) =>
      row({ code: "5208", about: [{ code: `${at}`, word: "x" }] }),
    );
    const regions = checkRows(many, ground()).find(({ code }) => code === "REGIONS");
    expect([regions?.rows, regions?.examples.length]).toEqual([MOST_EXAMPLES + 5, MOST_EXAMPLES]);
  });
});

describe("editions of a dataset", () => {
  it("lie a week apart, over the end of a month and a year too", () => {
    expect(nextDay("2026-02-25")).toBe("2026-03-04");
    expect(nextDay("2026-12-30")).toBe("2027-01-06");
  });
});

describe("a place in the public list", () => {
  it("comes back from its address, and nothing else does", () => {
    const place = { regionCode: "5207", dataset: "keluarga-menurut-desil" };
    const address = new URL(cataloguePath("", place), "http://a");
    expect(placeIn(address.searchParams.get("sesudah") ?? "")).toEqual(place);
    expect(cataloguePath("", null)).toBe("/data");
    for (const wrong of ["", "5207", "5207.rahasia", "5207062001.keluarga-menurut-desil", "x.keluarga-menurut-desil"])
      expect(placeIn(wrong), wrong).toBeNull();
  });
});

describe("a row of a file", () => {
  it("has a cell for each heading, and none for what is withheld", () => {
    expect(headingsOf(["desil"], false)).toHaveLength(cellsOf(row()).length);
    expect(cellsOf(row())).toEqual(["5207", "Kabupaten Contoh", "2026-05-14", "1", "Desil 1", "120", "5", "0"]);
    expect(cellsOf(row({ counted: "suppressed" })).slice(-3)).toEqual(["", "5", "1"]);
    expect(cellsOf(row({ counted: 30, base: 40 })).slice(-5)).toEqual(["30", "40", "75", "5", "0"]);
    expect(headingsOf(["indikator"], true)).toHaveLength(cellsOf(row({ base: 40 })).length);
  });
});
