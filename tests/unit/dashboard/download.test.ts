import { describe, expect, it } from "vitest";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { decilesOf, headlineOf, progressOf, SEES_ALL } from "@/lib/domain/dashboard/view";
import { type DownloadWords, downloadRows, toCsv } from "@/lib/server/dashboard/download";

const words: DownloadWords = {
  heading: (column) => column,
  state: (state) => state,
  decile: (decile) => String(decile),
  suppressed: "disamarkan",
};

const area: DashboardArea = {
  code: "5207",
  label: "Kabupaten Sumbawa Barat",
  level: "regency",
  timeZone: "Asia/Makassar",
  path: [],
};

const cells = new Map([
  [
    "5207",
    {
      progress: [3, 9, ...Array(9).fill(0)],
      families: [2, 10, ...Array(9).fill(0)],
      people: Array(33).fill(1),
      freshness: [9, 3],
    },
  ],
]);

function overview(label: string): Overview {
  const deciles = decilesOf(cells, SEES_ALL, "5207");
  const progress = progressOf(cells, SEES_ALL, "5207");
  return {
    years: [2026],
    year: { year: 2026, periodIds: [], window: null },
    rolledUpAt: new Date(0),
    headline: headlineOf(cells, SEES_ALL, "5207"),
    progress,
    childLevel: "district",
    children: [{ code: "520701", name: label, label, within: null, progress: { ...progress, due: "suppressed" } }],
    deciles,
    keepsSmallCells: false,
  };
}

describe("a table taken along", () => {
  it("carries its area, year and date in each row, and a word where a count is withheld", () => {
    const [head, first, last] = downloadRows("kemajuan", area, overview("Jereweh"), "2026-05-14", words);
    expect(head?.slice(0, 7)).toEqual(["code", "area", "year", "asOf", "due", "none", "draft"]);
    expect(first?.slice(0, 7)).toEqual(["520701", "Jereweh", 2026, "2026-05-14", "disamarkan", 3, 9]);
    expect(last?.slice(0, 7)).toEqual(["5207", "Kabupaten Sumbawa Barat", 2026, "2026-05-14", 12, 3, 9]);
  });

  it("ends with the total", () => {
    expect(downloadRows("desil", area, overview("x"), "2026-05-14", words).at(-1)?.slice(4)).toEqual([
      "all",
      12,
      11,
      11,
      11,
      33,
    ]);
    expect(downloadRows("keadaan", area, overview("x"), "2026-05-14", words).at(-1)?.slice(4)).toEqual(["due", 12]);
  });

  it("starts no formula in a spreadsheet", () => {
    for (const start of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]) {
      const csv = toCsv([[start, 5]], "id");
      expect(csv.replace(/^\uFEFF"?/, "").startsWith(`'${start}`), JSON.stringify(start)).toBe(true);
    }
  });

  it("parts columns as the reader's spreadsheet expects, and quotes what would break them", () => {
    expect(toCsv([["a;b", 1]], "id")).toBe('\uFEFF"a;b";1\r\n');
    expect(toCsv([["a,b", 1]], "en")).toBe('\uFEFF"a,b",1\r\n');
  });
});
