import { describe, expect, it } from "vitest";
import { tierFlows } from "@/lib/domain/bottleneck/flow";
import {
  daysToClear,
  forecastApplied,
  narrowest,
  pace,
  returnRate,
  type TierFlow,
} from "@/lib/domain/bottleneck/forecast";
import { bottleneckHref, parseBottleneckView } from "@/lib/domain/bottleneck/view";
import { workingDaysIn } from "@/lib/domain/calendar/working-day";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";

const flow = (tier: TierFlow["tier"], more: Partial<TierFlow> = {}): TierFlow => ({
  tier,
  waiting: 0,
  late: 0,
  oldest: null,
  workDays: 30,
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
    expect(pace(verify)).toBe(10);
    expect(daysToClear(verify)).toBe(6);
    expect(returnRate(verify)).toBe(0.2);
    expect(returnRate(flow("verify"))).toBeNull();
    expect(daysToClear(flow("verify"))).toBe(0);
    expect(daysToClear(flow("verify", { waiting: 1 }))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the pace of a young season", () => {
  const since = "2026-05-01";
  const today = "2026-05-14";
  const counts = [
    { area: "5207", state: "endorsed", role: "regency-verifier", event: "verify", reason: "", bucket: 0, steps: 60 },
  ];
  const flows = (firsts: readonly { state: string; day: string }[], holidays: ReadonlySet<string> = new Set()) =>
    tierFlows(STANDARD_TIERS, counts, [], {
      since,
      firsts,
      workDaysSince: (day) => workingDaysIn(day, today, holidays),
    });

  it("is by the working days since a tier's first decision, not by the window", () => {
    const [endorse, verify] = flows([{ state: "endorsed", day: "2026-05-11" }]);
    expect(verify).toMatchObject({ tier: "verify", workDays: 4 });
    expect(verify === undefined ? 0 : pace(verify)).toBe(15);
    // Nothing was decided there: all of the window.
    expect(endorse?.workDays).toBe(10);
    const [, rested] = flows([{ state: "endorsed", day: "2026-05-11" }], new Set(["2026-05-13", "2026-05-14"]));
    expect(rested?.workDays).toBe(2);
  });
});

describe("the tier that holds most", () => {
  it("is the one that needs longest, one that decides nothing above all, and of equals the fuller", () => {
    const quick = flow("verify", { waiting: 900, agreed: 900 });
    const slow = flow("validate", { waiting: 90, agreed: 30 });
    expect(narrowest([quick, slow])?.tier).toBe("validate");
    const dead = flow("accept", { waiting: 1 });
    expect(narrowest([quick, slow, dead])?.tier).toBe("accept");
    expect(narrowest([dead, flow("sign", { waiting: 2 })])?.tier).toBe("sign");
    expect(narrowest([flow("verify", { agreed: 9 })])).toBeNull();
    expect(narrowest([])).toBeNull();
  });
});

describe("the forecast", () => {
  const season = { applied: 100, due: 1000 };

  it("goes on at the last tier's pace, never past what is due, and adds nothing when the time is over", () => {
    expect(forecastApplied(season, flow("accept", { agreed: 60 }), 100)).toBe(300);
    expect(forecastApplied(season, flow("accept", { agreed: 600 }), 100)).toBe(1000);
    expect(forecastApplied(season, flow("accept", { agreed: 60 }), -5)).toBe(100);
    expect(forecastApplied(season, null, 100)).toBe(100);
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
