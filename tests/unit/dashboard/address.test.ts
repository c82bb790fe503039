import { describe, expect, it } from "vitest";
import { dashboardHref, downloadHref, isDownload, parseChoice } from "@/lib/domain/dashboard/address";

describe("a dashboard's address", () => {
  it("says its choices and reads them back", () => {
    const choice = { year: 2026, detail: "villages", order: "progress" } as const;
    const href = dashboardHref("5207", choice);
    expect(href).toBe("/dasbor/5207?tahun=2026&rinci=desa&urut=kemajuan");
    expect(parseChoice(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(choice);
  });

  it("is short for the usual choices", () => {
    expect(dashboardHref("0", { year: null, detail: "children", order: "name" })).toBe("/dasbor/0");
  });

  it("reads nonsense as the usual choices", () => {
    const usual = { year: null, detail: "children", order: "name" };
    expect(parseChoice({ tahun: "2026; DROP", rinci: "kota", urut: ["kemajuan", "nama"] })).toEqual(usual);
    expect(parseChoice({})).toEqual(usual);
  });

  it("takes a table along with the same choices", () => {
    const choice = { year: 2026, detail: "children", order: "name" } as const;
    expect(downloadHref("52", "desil", choice)).toBe("/dasbor/52/unduh?tabel=desil&tahun=2026");
    expect(isDownload("desil")).toBe(true);
    expect(isDownload("keluarga")).toBe(false);
  });
});
