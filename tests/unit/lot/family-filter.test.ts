import { describe, expect, it } from "vitest";
import { LOT_FAMILY_VIEWS, lotFamilyHref, readLotFamilyFilter } from "@/lib/domain/lot/family-filter";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "https://contoh.test").searchParams);

describe("the address of a lot's families", () => {
  it("says what is shown and where the page begins, and reads it back", () => {
    for (const view of LOT_FAMILY_VIEWS)
      for (const after of [0, 50, 1450])
        expect(readLotFamilyFilter(queryOf(lotFamilyHref("5207-x", { view, after })))).toEqual({ view, after });
    expect(lotFamilyHref("5207-x", { view: "drawn", after: 0 })).toBe("/mutu/lot/5207-x");
  });

  it("applies nothing that it does not understand", () => {
    expect(readLotFamilyFilter({ tampil: "semua", sesudah: "-1" })).toEqual({ view: "drawn", after: 0 });
    expect(readLotFamilyFilter({ tampil: ["belum", "sampel"], sesudah: "12345" })).toEqual({
      view: "undecided",
      after: 1234,
    });
  });
});
