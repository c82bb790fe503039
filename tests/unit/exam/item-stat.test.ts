import { describe, expect, it } from "vitest";
import { itemHref, readItemFilter } from "@/lib/domain/exam/item-page";
import { itemLine } from "@/lib/domain/exam/item-stat";

const count = (asked: number, right: number, correlation: number | null = 0.4) =>
  itemLine({ code: "etika-01", module: "etika-dan-data-pribadi", asked, right, correlation });

describe("figures of a question", () => {
  it("are shown from five answers on", () => {
    expect(count(4, 2)).toMatchObject({ share: null, discrimination: null });
    expect(count(5, 2)).toMatchObject({ share: 0.4, discrimination: 0.4 });
  });

  it("are judged from thirty answers on, at the marks and not on them", () => {
    expect(count(29, 0, 0).flags).toEqual([]);
    expect(count(30, 5).flags).toEqual(["hard"]);
    expect(count(30, 6).flags).toEqual([]);
    expect(count(100, 95).flags).toEqual([]);
    expect(count(100, 96).flags).toEqual(["easy"]);
    expect(count(30, 15, 0.09).flags).toEqual(["flat"]);
    expect(count(30, 15, 0.1).flags).toEqual([]);
    expect(count(30, 30, null).flags).toEqual(["easy"]);
  });
});

describe("the list's address", () => {
  it("says what is shown, and nothing that is not understood", () => {
    const filter = { module: "etika-dan-data-pribadi", isFlagged: true, after: "etika-01" } as const;
    const query = Object.fromEntries(new URL(`http://x${itemHref(filter, { after: "etika-01" })}`).searchParams);
    expect(readItemFilter(query)).toEqual(filter);
    expect(itemHref(filter)).not.toContain("sesudah");
    expect(readItemFilter({ modul: "x", tanda: "2", sesudah: "'; DROP" })).toEqual({
      module: null,
      isFlagged: false,
      after: null,
    });
  });
});
