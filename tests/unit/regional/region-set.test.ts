import { describe, expect, it } from "vitest";
import { itemContentSchema } from "@/lib/domain/regional/item-schema";
import { itemsAt, requiredAt } from "@/lib/domain/regional/region-set";
import { item } from "./item-fixture";

const moment = (at: string, on = at.slice(0, 10)) => ({ year: 2026, at, on });

describe("a region's items at a moment", () => {
  const first = item({ madeAt: "2026-01-05T00:00:00.000Z" });
  const second = { ...first, version: 2, label: { id: "Sumber air utama" }, madeAt: "2026-02-05T00:00:00.000Z" };
  const gone = { ...second, version: 3, retired: true, madeAt: "2026-03-05T00:00:00.000Z" };
  const versions = [gone, second, first];

  it("are the newest versions made by then, and none that was retired", () => {
    expect(itemsAt(versions, moment("2026-01-04T00:00:00.000Z"))).toEqual([]);
    expect(itemsAt(versions, moment("2026-01-05T00:00:00.000Z"))).toEqual([first]);
    expect(itemsAt(versions, moment("2026-03-04T00:00:00.000Z"))).toEqual([second]);
    expect(itemsAt(versions, moment("2026-03-05T00:00:00.000Z"))).toEqual([]);
  });

  it("are asked on the days of their window, both ends included", () => {
    const windowed = item({ activeFrom: "2026-02-01", activeTo: "2026-02-28" });
    const at = (on: string) => itemsAt([windowed], moment("2026-06-01T00:00:00.000Z", on)).length;
    expect(["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(at)).toEqual([0, 1, 1, 0]);
  });

  it("come in order: the province's first, then by position and wording", () => {
    const own = [
      item({ position: 2, label: { id: "b" } }),
      item({ position: 1, label: { id: "c" } }),
      item({ position: 1, label: { id: "a" } }),
      item({ position: 9, regionCode: "52" }),
    ];
    expect(itemsAt(own, moment("2026-06-01T00:00:00.000Z"))).toEqual([own[3], own[2], own[1], own[0]]);
  });
});

describe("a region's requirements", () => {
  it("are the newest word of each region for the year, made by then", () => {
    const of = (regionCode: string, madeAt: string, key: string, year = 2026) => ({
      ...{ regionCode, madeAt, year },
      variables: [{ level: "household" as const, key }],
    });
    const all = [
      of("5207", "2026-02-01T00:00:00.000Z", "address"),
      of("5207", "2026-03-01T00:00:00.000Z", "phone"),
      of("52", "2026-01-01T00:00:00.000Z", "dusun"),
      of("52", "2025-01-01T00:00:00.000Z", "rt", 2025),
    ];
    const keys = (at: string) => requiredAt(all, 2026, at).map(({ regionCode, key }) => `${regionCode} ${key}`);
    expect(keys("2026-02-15T00:00:00.000Z")).toEqual(["52 dusun", "5207 address"]);
    expect(keys("2026-04-01T00:00:00.000Z")).toEqual(["52 dusun", "5207 phone"]);
  });
});

describe("what may be saved as an item", () => {
  const { level, label, help, shape, owner, required, position, activeFrom, activeTo } = item();
  const content = { level, label, help, shape, owner, required, position, activeFrom, activeTo };
  const takes = (part: object) => itemContentSchema.safeParse({ ...content, ...part }).success;

  it("is a whole definition of a known kind", () => {
    expect(takes({})).toBe(true);
    expect(takes({ shape: { type: "integer", min: 0, max: 5 } })).toBe(true);
  });

  it("is not one without options, with doubled codes, empty ranges, or fields unknown", () => {
    const option = (code: number) => ({ code, label: { id: `Pilihan ${code}` } });
    for (const wrong of [
      { shape: { type: "choice", options: [option(1)] } },
      { shape: { type: "choice", options: [option(1), option(1)] } },
      { shape: { type: "multi", options: [option(1), option(2)], exclusive: [3] } },
      { shape: { type: "integer", min: 5, max: 5 } },
      { shape: { type: "photo" } },
      { label: { id: " " } },
      { level: "civil" },
      { activeFrom: "2026-02-30" },
      { activeFrom: "2026-03-01", activeTo: "2026-02-01" },
      { state: "applied" },
    ])
      expect(takes(wrong), JSON.stringify(wrong)).toBe(false);
  });
});
