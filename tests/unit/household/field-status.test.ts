import { describe, expect, it } from "vitest";
import { FIELD_STATUSES, fieldStatusLabel, fieldStatusOf } from "@/lib/domain/household/field-status";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";

describe("what was found at the last visit", () => {
  it("is the register's flag before any answer, and what the form says where there is none", () => {
    const { active, notFound } = HOUSEHOLD_STATUS;
    expect(fieldStatusOf(notFound, 1)).toBe(0);
    expect(fieldStatusOf(active, 4)).toBe(4);
    // An update has lifted the flag: the old answer does not bring it back.
    expect(fieldStatusOf(active, 0)).toBeNull();
    expect(fieldStatusOf(active, null)).toBeNull();
    expect(fieldStatusOf(active, 9)).toBeNull();
  });

  it("has the questionnaire's words for every code, in both languages", () => {
    for (const code of FIELD_STATUSES)
      for (const locale of ["id", "en"] as const) expect(fieldStatusLabel(code, locale)).not.toBe(String(code));
    expect(fieldStatusLabel(5, "id")).toContain("Tidak dapat ditemui");
  });
});
