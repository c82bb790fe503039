import { describe, expect, it } from "vitest";
import { MAIN_ITEMS, navFor } from "@/components/shell/nav";
import { ROLES } from "@/lib/domain/access/role";

const paths = (...of: Parameters<typeof navFor>) => navFor(...of).map((item) => item.href);

describe("navFor", () => {
  it("gives the operator the bar of LOOK.md", () => {
    expect(paths("village-operator").slice(0, MAIN_ITEMS)).toEqual(["/beranda", "/keluarga", "/lapangan", "/dasbor"]);
  });

  it("puts a tier's own queue first, and the dashboard within reach", () => {
    expect(paths("regency-verifier").slice(0, MAIN_ITEMS)).toEqual(["/beranda", "/verifikasi", "/keluarga", "/dasbor"]);
    expect(paths("coach")).toContain("/mutu");
  });

  it("shows no family page to roles that must not see families", () => {
    for (const role of ["administrator", "viewer", "trainer", "sector-officer", "data-steward"] as const) {
      expect(paths(role), role).not.toContain("/keluarga");
    }
  });

  it("leads to field mode those who fill in forms, and nobody else", () => {
    const led = ROLES.filter((role) => paths(role).includes("/lapangan"));
    expect(led).toEqual(["village-operator", "companion"]);
    expect(paths("companion").slice(0, MAIN_ITEMS)).toContain("/lapangan");
    expect(paths("village-operator", "invited")).not.toContain("/lapangan");
  });

  it("hides from a provisional grant what it may not do", () => {
    expect(paths("village-operator", "provisional")).not.toContain("/impor");
    expect(paths("village-head", "provisional")).not.toContain("/musyawarah");
  });

  it("gives every role home, help and account, once each", () => {
    for (const role of ROLES) {
      const all = paths(role);
      expect(all).toEqual(expect.arrayContaining(["/beranda", "/bantuan", "/akun"]));
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
