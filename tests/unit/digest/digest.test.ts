import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import {
  digestOf,
  digestSchema,
  hasDigest,
  isTooSmall,
  mondayOf,
  readableWeeks,
  sumsByArea,
} from "@/lib/domain/digest/digest";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";

const [ONE, TWO] = ["5207022001", "5207082001"];
const GROUND = {
  waiting: [
    { villageCode: ONE, state: "draft", count: 4, late: 0 },
    { villageCode: ONE, state: "returned", count: 2, late: 0 },
    { villageCode: ONE, state: "endorsed", count: 7, late: 3 },
    { villageCode: TWO, state: "endorsed", count: 5, late: 0 },
    { villageCode: TWO, state: "submitted", count: 6, late: 0 },
  ],
  steps: [
    { villageCode: ONE, isReturn: true, to: "returned", isLatest: true, count: 2 },
    { villageCode: ONE, isReturn: true, to: "returned", isLatest: false, count: 9 },
    { villageCode: TWO, isReturn: true, to: "endorsed", isLatest: true, count: 1 },
    { villageCode: TWO, isReturn: false, to: "applied", isLatest: true, count: 8 },
    { villageCode: TWO, isReturn: false, to: "applied", isLatest: false, count: 3 },
  ],
  notMet: [TWO],
  tiersOf: () => STANDARD_TIERS,
} as const;

describe("a week's digest", () => {
  const sums = sumsByArea(GROUND);

  it("tells each duty what waits, is late and came back in its area", () => {
    expect(digestOf("village-operator", sums.get(ONE))).toEqual({
      waiting: 6,
      overdue: null,
      cameBack: 2,
      applied: 0,
      appliedBefore: 0,
      notMet: null,
    });
    expect(digestOf("regency-verifier", sums.get("5207"))).toEqual({
      waiting: 12,
      overdue: 3,
      cameBack: 1,
      applied: 8,
      appliedBefore: 3,
      notMet: 1,
    });
    expect(digestOf("village-head", sums.get(TWO))).toMatchObject({ waiting: 6, overdue: null, notMet: 1 });
    expect(digestOf("viewer", sums.get("52"))).toMatchObject({
      waiting: null,
      cameBack: null,
      // Eight, to the nearest five: a viewer sees no small cells.
      applied: 10,
      appliedBefore: 1,
      notMet: null,
    });
  });

  it("is made of zeros where nothing moved, for every role, and is what is stored", () => {
    for (const role of ROLES.filter(hasDigest)) {
      const facts = digestOf(role);
      expect(digestSchema.parse(facts)).toEqual(facts);
      expect(facts.applied).toBe(0);
    }
    expect(hasDigest("companion")).toBe(false);
  });

  it("hides small figures from who may not read them", () => {
    expect([0, 1, 4, 5].map((figure) => isTooSmall("viewer", figure))).toEqual([false, true, true, false]);
    expect(isTooSmall("regency-verifier", 1)).toBe(false);
  });

  it("belongs to a week from Monday, and twelve may be read", () => {
    expect(["2026-06-08", "2026-06-11", "2026-06-14"].map(mondayOf)).toEqual(new Array(3).fill("2026-06-08"));
    const weeks = readableWeeks("2026-06-11");
    expect([weeks.length, weeks[0], weeks[11]]).toEqual([12, "2026-06-01", "2026-03-16"]);
  });
});
