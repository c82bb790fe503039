import { describe, expect, it } from "vitest";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { fieldsOfSector, isGuarded, SECTORS, smallCellOfSector } from "@/lib/domain/hint/sector";

describe("the smallest count of a sector's hints", () => {
  it("is ten where what they say is guarded, as in every other figure, else five", () => {
    expect(smallCellOfSector("pln")).toBe(SMALL_CELL);
    expect(smallCellOfSector("stunting")).toBe(SENSITIVE_CELL);
    for (const sector of SECTORS)
      expect(smallCellOfSector(sector) === SENSITIVE_CELL, sector).toBe(fieldsOfSector(sector).some(isGuarded));
  });
});
