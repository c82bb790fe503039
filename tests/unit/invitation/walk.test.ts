import { describe, expect, it } from "vitest";
import { byNeighbourhood } from "@/lib/domain/invitation/walk";

describe("a walk's neighbourhoods", () => {
  it("stand one after the other, each with its houses in their order", () => {
    const stop = (id: string, rt: string | null) => ({ id, dusun: "Contoh", rw: "1", rt });
    const groups = byNeighbourhood([stop("a", "1"), stop("b", "1"), stop("c", null), stop("d", "1")]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([["a", "b"], ["c"], ["d"]]);
    expect(byNeighbourhood([])).toEqual([]);
  });
});
