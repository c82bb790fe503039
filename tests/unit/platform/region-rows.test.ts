import { describe, expect, it } from "vitest";
import { parseCsv } from "@/prisma/regions/csv";
import { readRegionSources } from "@/prisma/regions/load";
import { regionName } from "@/prisma/regions/region-name";
import { buildRegionRows } from "@/prisma/regions/region-rows";

const rows = buildRegionRows(readRegionSources().sources);
const real = rows.filter((row) => !row.isPractice);
const byCode = new Map(rows.map((row) => [row.code, row]));

describe("region rows", () => {
  it("has every province, regency, district and village of idn-area-data 3.1.2 once", () => {
    const count = (level: number) => real.filter((row) => row.level === level).length;
    expect([count(0), count(1), count(2), count(3), count(4)]).toEqual([1, 38, 514, 7277, 83763]);
    expect(byCode.size).toBe(rows.length);
  });

  it("has no orphan, and parents stand before their children", () => {
    const seen = new Set<string>();
    for (const row of rows) {
      if (row.parentCode !== null) expect(seen.has(row.parentCode), row.code).toBe(true);
      seen.add(row.code);
    }
  });

  it("knows the kind of a village by the seventh digit", () => {
    const kinds = new Map<string, number>();
    for (const row of real.filter((each) => each.level === 4)) kinds.set(row.kind, (kinds.get(row.kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({ desa: 75251, kelurahan: 8498, "desa-adat": 14 });
  });

  it("gives the demo regency its 58 desa and 7 kelurahan in WITA", () => {
    const villages = real.filter((row) => row.level === 4 && row.code.startsWith("5207"));
    expect(villages.filter((row) => row.kind === "desa")).toHaveLength(58);
    expect(villages.filter((row) => row.kind === "kelurahan")).toHaveLength(7);
    expect(new Set(villages.map((row) => row.timeZone))).toEqual(new Set(["Asia/Makassar"]));
    expect(byCode.get("5207")).toMatchObject({ name: "Kabupaten Sumbawa Barat", kind: "kabupaten", parentCode: "52" });
  });

  it("sets time zones by province", () => {
    const zone = (code: string) => byCode.get(code)?.timeZone;
    expect([zone("11"), zone("6271"), zone("63"), zone("51"), zone("81"), zone("9171")]).toEqual([
      "Asia/Jakarta",
      "Asia/Jakarta",
      "Asia/Makassar",
      "Asia/Makassar",
      "Asia/Jayapura",
      "Asia/Jayapura",
    ]);
  });

  it("marks the practice region, and nothing else", () => {
    expect(rows.filter((row) => row.isPractice).map((row) => row.code)).toEqual(["99", "9999", "999901", "9999012001"]);
  });

  it("refuses a code of the wrong length", () => {
    const broken = parseCsv("code,name\n1.1.1,Aceh\n");
    expect(() => buildRegionRows({ provinces: broken, regencies: [], districts: [], villages: [] })).toThrow("level 1");
  });
});

describe("region name", () => {
  it.each([
    ["KABUPATEN SUMBAWA BARAT", "Kabupaten Sumbawa Barat"],
    ["DKI JAKARTA", "DKI Jakarta"],
    ["DAERAH ISTIMEWA YOGYAKARTA", "DI Yogyakarta"],
    ["KOTA ADMINISTRASI JAKARTA PUSAT", "Kota Administrasi Jakarta Pusat"],
    ["KABUPATEN PANGKAJENE DAN KEPULAUAN", "Kabupaten Pangkajene dan Kepulauan"],
    ["Siabal-abal III", "Siabal-abal III"],
    ["Meunasah Arongan AB", "Meunasah Arongan AB"],
    ["candirejo", "Candirejo"],
    ['Soka"an', "Soka'an"],
    ["Regapu’u", "Regapu'u"],
    ["RD. PJKA", "RD. PJKA"],
  ])("writes %s as %s", (raw, written) => {
    expect(regionName(raw)).toBe(written);
  });
});

describe("CSV", () => {
  it("reads quoted fields, doubled quotes and both line ends", () => {
    const [first, second] = parseCsv('code,name\r\n1,"a, ""b"""\n2,\n');
    expect(first?.get("name")).toBe('a, "b"');
    expect(second?.get("name")).toBe("");
  });
});
