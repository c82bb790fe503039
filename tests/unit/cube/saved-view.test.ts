import { describe, expect, it } from "vitest";
import { allCuts, CUTS, cutsOf } from "@/lib/domain/cube/cut";
import { measureBySlug, measureSlug, unitOf } from "@/lib/domain/cube/measure";
import { parseTable } from "@/lib/domain/cube/request";
import { partsOf, requestOf } from "@/lib/domain/cube/saved-view";
import { computedOf } from "@/lib/domain/indicator/registry";

describe("the parts of a saved view", () => {
  it("come back as the request they were taken from", () => {
    const measures = [
      "orang",
      "keluarga",
      ...[...computedOf("people"), ...computedOf("families")].map(({ code }) => code),
    ];
    for (const slug of measures) {
      const measure = measureBySlug(slug);
      if (measure === null) throw new Error(slug);
      for (const cut of cutsOf(unitOf(measure))) {
        const request = parseTable(
          { ukuran: measureSlug(measure), baris: "wilayah", kolom: CUTS[cut].slug },
          "regency",
        );
        expect(requestOf(partsOf(request), "5207")).toEqual(request);
      }
    }
  });

  it("are refused where an address would read them as something else", () => {
    const parts = { measure: "orang", rows: "desil", columns: null };
    expect(requestOf(parts, "5207")).not.toBeNull();
    expect(requestOf(parts, "bukan")).toBeNull();
    expect(requestOf({ ...parts, measure: "TIDAK" }, "5207")).toBeNull();
    expect(requestOf({ ...parts, rows: "kepala-keluarga" }, "5207")).toBeNull();
    expect(requestOf({ ...parts, columns: "desil" }, "5207")).toBeNull();
    // A village has no areas below.
    expect(requestOf({ ...parts, rows: "wilayah" }, "5207022001")).toBeNull();
    expect(requestOf({ ...parts, rows: "wilayah" }, "5207")).not.toBeNull();
  });

  it("fit the columns they are kept in", () => {
    for (const cut of allCuts()) expect(CUTS[cut].slug.length).toBeLessThanOrEqual(30);
  });
});
