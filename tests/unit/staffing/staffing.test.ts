import { describe, expect, it } from "vitest";
import { byRisk, staffingHref, staffRisk, type TierStaff } from "@/lib/domain/staffing/staffing";

const line = (more: Partial<TierStaff> = {}): TierStaff => ({
  tier: "verify",
  areaCode: "5207",
  areaLabel: "x",
  holders: 2,
  active: 2,
  onLeave: 0,
  needed: 1,
  waiting: 0,
  late: 0,
  ...more,
});

describe("whether a tier hangs on one person", () => {
  it("counts who holds it, who must agree, who rests and who was seen lately", () => {
    expect(staffRisk(line())).toBeNull();
    expect(staffRisk(line({ holders: 0, active: 0 }))).toBe("nobody");
    expect(staffRisk(line({ needed: 3 }))).toBe("short");
    expect(staffRisk(line({ active: 0 }))).toBe("away");
    expect(staffRisk(line({ onLeave: 2 }))).toBe("away");
    expect(staffRisk(line({ holders: 3, active: 3, onLeave: 1, needed: 3 }))).toBe("away");
    expect(staffRisk(line({ holders: 1, active: 1 }))).toBe("one");
  });

  it("asks no village for two heads", () => {
    expect(staffRisk(line({ tier: "endorse", holders: 1, active: 1 }))).toBeNull();
    expect(staffRisk(line({ tier: "endorse", holders: 1, active: 0 }))).toBe("away");
    expect(staffRisk(line({ tier: "endorse", holders: 0, active: 0 }))).toBe("nobody");
  });

  it("puts first what may stop, and of that where most waits", () => {
    const fine = line({ waiting: 900 });
    const one = line({ holders: 1, active: 1, waiting: 5, areaCode: "5206" });
    const some = line({ holders: 0, active: 0, waiting: 5 });
    const many = line({ holders: 0, active: 0, waiting: 6 });
    expect([fine, one, some, many].toSorted(byRisk)).toEqual([many, some, one, fine]);
  });

  it("has an address for each area and page", () => {
    expect(staffingHref(null)).toBe("/jenjang/pemegang");
    expect(staffingHref("5207", 2)).toBe("/jenjang/pemegang?wilayah=5207&halaman=2");
  });
});
