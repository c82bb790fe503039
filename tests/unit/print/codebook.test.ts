import { describe, expect, it } from "vitest";
import {
  CODEBOOK_SECTIONS,
  codebookHref,
  filterCodebook,
  readCodebookFilter,
} from "@/app/(portal)/buku-kode/codebook-filter";
import { codebook } from "@/lib/domain/instrument/codebook";
import { exportColumns } from "@/lib/domain/instrument/export-columns";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { toCsv } from "@/lib/server/dashboard/download";
import { codebookRows, exportColumnRows } from "@/lib/server/print/codebook-csv";

const entries = codebook(REGSOSEK22K, "id");
const heading = (column: string) => column;

describe("codebook as a table", () => {
  it("has a row for every variable and the same number of cells in each", () => {
    const rows = codebookRows(entries, heading);
    expect(rows).toHaveLength(entries.length + 1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    const roof = rows.find((row) => row.includes("roofMaterial"))?.join(" ; ");
    expect(roof).toContain("1 = Beton | 2 = Genteng");
    expect(roof).toContain("keluarga:jenis_atap_terluas");
  });

  it("gives a spreadsheet nothing to calculate", () => {
    const [entry] = entries;
    if (entry === undefined) throw new Error("the codebook is empty");
    const hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"];
    const rows = codebookRows(
      hostile.map((label) => ({ ...entry, label })),
      heading,
    );
    const lines = toCsv(rows, "id").split("\r\n");
    for (const label of hostile)
      expect(
        lines.some((line) => line.includes(`'${label}`)),
        label,
      ).toBe(true);
    for (const table of [codebookRows(entries, heading), exportColumnRows(exportColumns(REGSOSEK22K), "id", heading)])
      expect(toCsv(table, "id")).not.toMatch(/(?:^|[;\n])"?[=+@\t]/m);
  });

  it("lists the export's columns in its order", () => {
    const columns = exportColumns(REGSOSEK22K);
    const rows = exportColumnRows(columns, "en", heading);
    expect(rows.slice(1).map((row) => row[1])).toEqual(columns.map(({ header }) => header));
  });
});

describe("codebook page", () => {
  it("opens at the first section and searches in all", () => {
    expect(readCodebookFilter({}).section).toBe("place");
    expect(readCodebookFilter({ cari: "atap" }).section).toBe("all");
    expect(readCodebookFilter({ bagian: "semua" }).section).toBe("all");
    expect(readCodebookFilter({ bagian: "<b>" }).section).toBe("place");
  });

  it("finds by number, name, question, option and official name", () => {
    const found = (cari: string) => filterCodebook(entries, readCodebookFilter({ cari })).map(({ key }) => key);
    for (const words of ["305", "roofMaterial", "jenis ATAP", "sirap", "jenis_atap_terluas"])
      expect(found(words), words).toContain("roofMaterial");
    expect(found("tidakadayangseperti")).toEqual([]);
  });

  it("has every variable in one of its sections", () => {
    const shown = CODEBOOK_SECTIONS.flatMap((section) => filterCodebook(entries, { search: "", opd: "", section }));
    expect(shown).toHaveLength(entries.length);
  });

  it("keeps the filter in the address", () => {
    const filter = { search: "air & atap", section: "housing", opd: "Dinas Sosial" } as const;
    const query = Object.fromEntries(new URL(codebookHref(filter), "http://localhost").searchParams);
    expect(readCodebookFilter(query)).toEqual(filter);
  });
});
