import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { makeVillage } from "@/prisma/seed/village";
import { buildSidRows } from "@/prisma/workbook/build-sid-rows";
import { SHEET, SID_COLUMNS } from "@/prisma/workbook/sid-columns";
import { writeSidWorkbook } from "@/prisma/workbook/write-sid-workbook";
import { demoOf, ON } from "./demo-villages";

const VILLAGE = { code: "5207022001", name: "Labuhan Lalar", kind: "desa" };

function known() {
  const plan = demoOf("small").plans.find(({ site }) => site.code === VILLAGE.code);
  if (plan === undefined) throw new Error("no main village");
  return makeVillage(plan, ON, "mutakhir").families;
}

function build(options: Partial<Parameters<typeof buildSidRows>[0]> = {}) {
  return buildSidRows({ village: VILLAGE, known: known(), newFamilies: 10, on: ON, seed: "uji", ...options });
}

describe("the synthetic workbook", () => {
  it("is the same for the same request", () => {
    expect(build()).toEqual(build());
    expect(build({ seed: "lain" })).not.toEqual(build());
  });

  it("holds new and changed families, numbers beginning with 99", () => {
    const { rows, newFamilies, changedFamilies, errors } = build();
    expect(newFamilies).toBe(10);
    expect(changedFamilies).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    for (const row of rows) {
      expect(String(row.nik)).toMatch(/^(99\d{14}|0)$/);
      expect(row.no_kk === null || /^99\d{14}$/.test(String(row.no_kk))).toBe(true);
    }
  });

  it("carries the mistakes it announces", () => {
    const { rows, errors } = build({ withErrors: true });
    expect(errors.map(({ kind }) => kind).sort()).toEqual([
      "bad-date",
      "bad-date",
      "head-missing",
      "head-missing",
      "nik-15-digits",
      "nik-15-digits",
      "nik-double",
      "nik-double",
      "unknown-label",
      "unknown-label",
    ]);
    const at = (kind: string) => rows[(errors.find((error) => error.kind === kind)?.row ?? 2) - 2];
    expect(String(at("nik-15-digits")?.nik)).toHaveLength(15);
    expect(at("bad-date")?.tanggallahir).toBe("31-02-2020");
    expect(rows.filter(({ nik }) => nik === at("nik-double")?.nik).length).toBeGreaterThan(1);
  });

  it("stops at the wanted number of rows", () => {
    const { rows } = build({ known: [], newFamilies: 500, maxRows: 300 });
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(rows.length).toBeLessThan(312);
  });

  it("reads back as OpenSID's template: header, people, end mark", async () => {
    const dir = mkdtempSync(join(tmpdir(), "mutakhir-sid-"));
    try {
      const { rows } = build();
      await writeSidWorkbook(rows, join(dir, "buku.xlsx"));
      const sheets = await readXlsxFile(join(dir, "buku.xlsx"));
      const data = sheets.find(({ sheet }) => sheet === SHEET)?.data ?? [];
      expect(data[0]).toEqual([...SID_COLUMNS]);
      expect(data).toHaveLength(rows.length + 2);
      expect(data.at(-1)?.[1]).toBe("###");
      expect(data[1]?.[6]).toBe(rows[0]?.nik);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
