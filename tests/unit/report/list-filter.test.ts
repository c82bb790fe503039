import { describe, expect, it } from "vitest";
import {
  NEIGHBOUR_STATES,
  neighbourHref,
  readNeighbourView,
  readReportFilter,
  reportHref,
} from "@/lib/domain/report/list-filter";
import { REPORT_STATES } from "@/lib/domain/report/report";

const ID = "01912345-6789-7abc-8def-0123456789ab";
const queryOf = (href: string) => Object.fromEntries(new URL(href, "https://contoh.test").searchParams);

describe("the address of reports", () => {
  it("says what is shown and is read back", () => {
    for (const state of [null, ...REPORT_STATES])
      for (const after of [null, { at: 1_780_000_000_000, id: ID }])
        expect(readReportFilter(queryOf(reportHref({ state, after })))).toEqual({ state, after });
    expect(reportHref({ state: null, after: null })).toBe("/laporan-rt");
  });

  it("applies nothing that it does not understand", () => {
    expect(readReportFilter({ keadaan: "semua", sesudah: "kemarin" })).toEqual({ state: null, after: null });
  });
});

describe("the address of an RT's families", () => {
  it("names a family as its place, never a name", () => {
    for (const state of [null, ...NEIGHBOUR_STATES])
      for (const after of [null, ID]) {
        const shown = { view: "families", state, after } as const;
        expect(readNeighbourView(queryOf(neighbourHref(shown)))).toEqual(shown);
      }
    expect(readNeighbourView({ sesudah: "Siti" })).toEqual({ view: "families", state: null, after: null });
    const told = { view: "reports", filter: { state: "filed", after: null } } as const;
    expect(readNeighbourView(queryOf(neighbourHref(told)))).toEqual(told);
  });
});
