import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { MODULE_CODES } from "@/lib/domain/training/module";
import { neighboursOf, pathOf } from "@/lib/domain/training/path";

describe("training paths", () => {
  it.each(ROLES)("%s has a path that begins with who decides what and with ethics", (role) => {
    const { required, useful } = pathOf(role);
    expect(required.slice(0, 2)).toEqual(["dtsen-dan-desil", "etika-dan-data-pribadi"]);
    expect(required.filter((code) => useful.includes(code))).toEqual([]);
  });

  it("leaves no module without somebody who must learn it", () => {
    const taught = new Set(ROLES.flatMap((role) => pathOf(role).required));
    expect([...taught].sort()).toEqual([...MODULE_CODES].sort());
  });

  it("sums to the hours of process.md 6.4", () => {
    expect(pathOf("village-operator").hours).toBe(18);
    expect(pathOf("regency-verifier").hours).toBe(24);
    expect(pathOf("sector-officer").hours).toBe(8);
    expect(pathOf("data-steward").hours).toBe(9);
    expect(pathOf("coach").hours).toBe(18);
  });
});

describe("what comes before and after", () => {
  it("follows the reader's own path", () => {
    expect(neighboursOf("village-head", "musyawarah-desa")).toEqual({ previous: "etika-dan-data-pribadi", next: null });
    expect(neighboursOf("village-operator", "musyawarah-desa").next).toBe("padan-dan-pertukaran");
    expect(neighboursOf("coach", "dtsen-dan-desil").previous).toBeNull();
  });

  it("follows the curriculum for a module outside the path", () => {
    expect(neighboursOf("village-head", "pembinaan-dan-mutu")).toEqual({
      previous: "metadata-dan-penerbitan",
      next: null,
    });
  });
});
