import { describe, expect, it } from "vitest";
import { chartHref, chartName } from "@/lib/domain/chart/address";
import { drawBars } from "@/lib/domain/chart/bars";
import { drawHeat } from "@/lib/domain/chart/heat";
import { pictureSvg } from "@/lib/domain/chart/picture";
import { widthOf, wrapped } from "@/lib/domain/chart/svg";
import { drawWings } from "@/lib/domain/chart/wings";

const LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro dan Sekitarnya";

/** Every opened element is closed, and nothing but the elements of a chart is there. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  for (const [, slash, name = "", own] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (slash === "/") expect(open.pop()).toBe(name);
    else {
      seen.push(name);
      if (own !== "/") open.push(name);
    }
  }
  expect(open).toEqual([]);
  return seen;
}

const numbersOf = (svg: string, attribute: string) =>
  [...svg.matchAll(new RegExp(` ${attribute}="(-?[\\d.]+)"`, "g"))].map(([, value]) => Number(value));

describe("a picture", () => {
  const bars = [
    { label: LONG, text: "1.234", length: 1234 },
    { label: "Desa Beru", text: "disamarkan", length: null },
    { label: "Desa Goa", text: "0", length: 0 },
  ];

  it("carries title, chart and notes, and is well formed whatever the names hold", () => {
    const svg = pictureSvg({
      title: `<script>alert("x")</script> & ${LONG}`,
      lead: "dari \u0007semua & 'lain'",
      notes: ["Per 14 Mei 2026", "Tanda ••• berarti disamarkan"],
      body: (width) => drawBars(bars, width),
    });
    expect(new Set(elementsOf(svg))).toEqual(new Set(["svg", "rect", "g", "text"]));
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toContain("\u0007");
    for (const part of ["1.234", "disamarkan", "Per 14 Mei 2026"]) expect(svg).toContain(part);
    expect(Math.max(...numbersOf(svg, "x"))).toBeLessThan(760);
  });

  it("draws no bar where a figure is withheld, and the longest within its width", () => {
    const { marks } = drawBars(bars, 400);
    const widths = numbersOf(marks, "width");
    expect(widths.slice(1)).toEqual([0, 0]);
    expect(Math.max(...numbersOf(marks, "x"))).toBeLessThan(400);
    expect(drawBars([], 400)).toEqual({ height: 0, marks: "" });
  });

  it("draws wings on one scale, and a matrix with figures on its shades", () => {
    const wing = (length: number | null) => ({ text: length === null ? "disamarkan" : String(length), length });
    const rows = [
      { label: "Desil 1", fill: "#000000", left: wing(10), right: wing(40) },
      { label: "Desil 2", fill: "#000000", left: wing(20), right: wing(null) },
    ];
    const drawn = drawWings({ left: "Laki-laki", right: "Perempuan" }, rows, 700);
    const [first = 0, second = 0, third = 0, fourth] = numbersOf(drawn.marks, "width");
    expect(second / first).toBeCloseTo(4, 1);
    expect(third / first).toBeCloseTo(2, 1);
    expect(fourth).toBe(0);
    const cell = { text: "12", note: "40%", weight: 0.4, isSame: false };
    const heat = drawHeat(
      "Dari / ke",
      ["Desil 1-4", "Desil 5"],
      "Jumlah",
      [{ label: "Desil 1-4", cells: [cell, cell], total: "24" }],
      700,
    );
    expect(heat.marks).toContain("#99bec5");
    expect(Math.max(...numbersOf(heat.marks, "x"))).toBeLessThan(700);
  });

  it("breaks words into lines that fit, and ends the last in points", () => {
    for (const line of wrapped(LONG.repeat(3), 120, 12)) expect(widthOf(line, 12)).toBeLessThanOrEqual(120);
    expect(wrapped(LONG, 120, 12, 2)).toHaveLength(2);
    expect(wrapped(LONG, 120, 12, 2)[1]).toMatch(/\.\.\.$/);
  });
});

describe("the address of a picture", () => {
  it("keeps the choices of the page it is taken from", () => {
    expect(chartHref("5207", "tabel", "/dasbor/5207/tabel?ukuran=PU4&baris=wilayah")).toBe(
      "/dasbor/5207/grafik?ukuran=PU4&baris=wilayah&grafik=tabel",
    );
    expect(chartName("desil")).toBe("desil");
    expect(chartName("lain")).toBeNull();
    expect(chartName(null)).toBeNull();
  });
});
