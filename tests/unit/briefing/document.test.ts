import { describe, expect, it } from "vitest";
import { briefingDocument } from "@/lib/server/briefing/briefing-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { pageCount, textOf } from "../print/pdf-text";
import { briefingOf, type Wanted } from "./paper";

const NOW = new Date("2026-05-14T04:00:00Z");
/** As long as names of the register are, and longer. */
const LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro dan Sekitarnya yang Bernama Panjang";

async function pdf(wanted: Wanted, locale: "id" | "en" = "id"): Promise<Buffer> {
  return renderPdf(briefingDocument(briefingOf(wanted), NOW, locale));
}

const CASES: readonly Wanted[] = [
  { level: "nation", name: "Indonesia", below: 38, count: 287_654_321 },
  { level: "province", name: LONG, below: 38, count: 48_654_321, isWhole: true },
  { level: "district", name: LONG, below: 130, count: 98_765 },
  { level: "regency", name: LONG, below: 10, count: "suppressed" },
  { level: "village", name: LONG, below: 0, count: 12_345, isWhole: true },
  { level: "village", name: "Desa Beru", below: 0, count: 3, isWhole: true, snapshots: false },
  { level: "village", name: "Desa Beru", below: 0, count: "suppressed", snapshots: false },
];

describe("the briefing", () => {
  it.each(CASES)("is two pages in both languages: $level of $below areas, counts $count", async (wanted) => {
    for (const locale of ["id", "en"] as const) expect(pageCount(await pdf(wanted, locale))).toBe(2);
  });

  it("says figures, moves, ranking and limits in the reader's language", async () => {
    const wanted = { level: "regency", name: "Sumbawa Barat", below: 12, count: 4321 } as const;
    const text = textOf(await pdf(wanted));
    for (const part of ["Keluargaterdata", "4.321", "Jatuhkedesil1-4", "2wilayahdiantaranya", "Halaman2dari2"])
      expect(text).toContain(part);
    const english = textOf(await pdf(wanted, "en"));
    for (const part of ["Familiesonrecord", "4,321", "2areasinbetween", "Page2of2"]) expect(english).toContain(part);
    expect(english).not.toContain("Keluarga");
  });

  it("marks what is withheld, and warns a reader from whom nothing is", async () => {
    const kept = textOf(await pdf({ level: "village", name: "Desa Beru", below: 0, count: "suppressed" }));
    expect(kept).toContain("•••");
    expect(kept).toContain("berartidisamarkan");
    const whole = textOf(await pdf({ level: "village", name: "Desa Beru", below: 0, count: 3, isWhole: true }));
    expect(whole).toContain("jangandiumumkan");
    expect(whole).not.toContain("•••");
  });
});
