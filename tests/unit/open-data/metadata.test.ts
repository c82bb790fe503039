import { expect, it } from "vitest";
import { computedOf } from "@/lib/domain/indicator/registry";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { isAddress } from "@/lib/domain/open-data/address";
import { DATASETS, publishes } from "@/lib/domain/open-data/dataset";
import { stateAfter } from "@/lib/domain/open-data/edition";
import {
  indicatorMetadata,
  type MetadataWords,
  standardMetadata,
  variableMetadata,
} from "@/lib/domain/open-data/metadata";
import { DICTIONARY } from "@/lib/domain/variable/dictionary";

const words: MetadataWords = {
  section: (section) => section,
  type: (type) => type,
  range: (min, max) => `${min}-${max}`,
  length: (most) => `<= ${most}`,
  askedIf: (condition) => condition,
  asks: (instrument, no) => `${instrument} ${no}`,
  conditionDate: "day",
  people: "people",
  families: "families",
  share: "share",
  ratio: "ratio",
  percent: "%",
  count: "count",
  region: "region codes",
  cut: (cut) => cut,
  perHundred: "/100",
  byRegion: "region",
  wish: { lower: "lower", higher: "higher", none: "none" },
  levels: "levels",
  yes: "yes",
  no: "no",
  sumsAlone: "sums",
};

it("says of every computed indicator which variables it is made of", () => {
  const all = [...computedOf("people"), ...computedOf("families")];
  const entries = indicatorMetadata(all, "id", words);
  expect(entries).toHaveLength(all.length);
  const keys = new Set(DICTIONARY.map(({ key }) => key));
  const made = entries.filter(({ variables }) => variables !== "");
  expect(made.length).toBeGreaterThan(all.length / 2);
  for (const { code, variables } of made)
    for (const name of variables.split(", ")) expect(keys.has(name), `${code}: ${name}`).toBe(true);
  expect(entries.find(({ code }) => code === "PU1")?.variables).toContain("drinkingWater");
});

it("says of every variable asked how it is asked", () => {
  for (const instrument of currentInstruments()) {
    const entries = variableMetadata(instrument, "id", words);
    expect(entries.length).toBeGreaterThan(40);
    for (const { name, alias, selection, type } of entries)
      for (const part of [name, alias, selection, type]) expect(part, name).not.toBe("");
  }
});

it("says the standard of every figure that is published", () => {
  const indicators = [...computedOf("people"), ...computedOf("families")];
  const entries = standardMetadata(DATASETS, indicators, "id", words);
  expect(entries).toHaveLength(indicators.length + DATASETS.length - 1);
  for (const entry of entries) for (const part of Object.values(entry)) expect(part, entry.code).not.toBe("");
  expect(entries.find(({ code }) => code === "penduduk-menurut-umur")?.classification).toBe("sex | age");
  expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
});

it("gives no personal variable away as open", () => {
  const [instrument] = currentInstruments();
  const open =
    instrument === undefined
      ? []
      : variableMetadata(instrument, "id", words).filter(({ isPublic }) => isPublic === "yes");
  const personal: readonly string[] = DICTIONARY.filter(({ sensitivity }) => sensitivity !== "terbuka").flatMap(
    ({ official }) => official,
  );
  expect(open.filter(({ name }) => personal.includes(name))).toEqual([]);
});

it("lets provinces and regencies publish, and nobody else", () => {
  expect(["52", "5207", "9201"].every(publishes)).toBe(true);
  expect(["0", "99", "9901", "520701", "5207012001", "", "5207x"].some(publishes)).toBe(false);
  expect(isAddress("5207", DATASETS[0]?.id ?? "")).toBe(true);
  expect(isAddress("5207", "rahasia")).toBe(false);
});

it("knows which step leads where", () => {
  expect(stateAfter("prepared", "publish")).toBe("published");
  expect(stateAfter("published", "publish")).toBeNull();
  expect(stateAfter("returned", "publish")).toBeNull();
  expect(stateAfter("published", "withdraw")).toBe("withdrawn");
  expect(stateAfter("prepared", "withdraw")).toBeNull();
});
