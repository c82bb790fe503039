import { describe, expect, it } from "vitest";
import {
  daysToClear,
  forecastApplied,
  narrowest,
  pace,
  returnRate,
  type TierFlow,
} from "@/lib/domain/bottleneck/forecast";
import { bottleneckHref, parseBottleneckView } from "@/lib/domain/bottleneck/view";

const flow = (tier: TierFlow["tier"], more: Partial<TierFlow> = {}): TierFlow => ({
  tier,
  waiting: 0,
  late: 0,
  oldest: null,
  agreed: 0,
  returned: 0,
  rejected: 0,
  medianHours: null,
  slowHours: null,
  ...more,
});

describe("the flow of a tier", () => {
  it("has a pace, a share that comes back, and days until it is clear", () => {
    const verify = flow("verify", { waiting: 60, agreed: 240, returned: 50, rejected: 10 });
    expect(pace(verify, 30)).toBe(10);
    expect(daysToClear(verify, 30)).toBe(6);
    expect(returnRate(verify)).toBe(0.2);
    expect(returnRate(flow("verify"))).toBeNull();
    expect(daysToClear(flow("verify"), 30)).toBe(0);
    expect(daysToClear(flow("verify", { waiting: 1 }), 30)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the tier that holds most", () => {
  it("is the one that needs longest, one that decides nothing above all, and of equals the fuller", () => {
    const quick = flow("verify", { waiting: 900, agreed: 900 });
    const slow = flow("validate", { waiting: 90, agreed: 30 });
    expect(narrowest([quick, slow], 30)?.tier).toBe("validate");
    const dead = flow("accept", { waiting: 1 });
    expect(narrowest([quick, slow, dead], 30)?.tier).toBe("accept");
    expect(narrowest([dead, flow("sign", { waiting: 2 })], 30)?.tier).toBe("sign");
    expect(narrowest([flow("verify", { agreed: 9 })], 30)).toBeNull();
    expect(narrowest([], 30)).toBeNull();
  });
});

describe("the forecast", () => {
  const season = { applied: 100, due: 1000 };

  it("goes on at the last tier's pace, never past what is due, and adds nothing when the time is over", () => {
    expect(forecastApplied(season, flow("accept", { agreed: 60 }), 30, 100)).toBe(300);
    expect(forecastApplied(season, flow("accept", { agreed: 600 }), 30, 100)).toBe(1000);
    expect(forecastApplied(season, flow("accept", { agreed: 60 }), 30, -5)).toBe(100);
    expect(forecastApplied(season, null, 30, 100)).toBe(100);
  });
});

describe("the address", () => {
  it("is read back as it was written; what is not understood is not asked", () => {
    const view = { area: "5207", days: 90 } as const;
    expect(parseBottleneckView(Object.fromEntries(new URL(bottleneckHref(view), "http://x").searchParams))).toEqual(
      view,
    );
    expect(bottleneckHref({ area: null, days: 30 })).toBe("/hambatan");
    expect(parseBottleneckView({ wilayah: "52'", hari: "8" })).toEqual({ area: null, days: 30 });
    expect(parseBottleneckView({ wilayah: ["5207", "5204"], hari: ["7"] })).toEqual({ area: null, days: 30 });
  });
});
