import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planWeeks } from "@/lib/domain/staffing/plan-week";
import {
  needOf,
  PLAN_BOUNDS,
  type PLAN_NUMBERS,
  planHref,
  readPlan,
  type ServicePlan,
  STANDARD_PLAN,
  sharesFault,
} from "@/lib/domain/staffing/service-plan";

/** The example of process.md 6.2. */
const EXAMPLE: ServicePlan = {
  ...STANDARD_PLAN,
  families: 900,
  deskDays: 20,
  visitDays: 20,
  from: "2026-01-05",
  to: "2026-09-30",
};

describe("how many people a service takes", () => {
  it("is as in the worked example: 2.8 at the desk, 3.4 on visits, seven in all, and the check of BPS four", () => {
    const need = needOf(EXAMPLE);
    expect(need.minutesAVisit).toBe(60);
    expect(need.deskExact).toBeCloseTo(2.8125, 4);
    expect(need.visitExact).toBeCloseTo(3.375, 4);
    expect(need).toMatchObject({ desk: 3, visit: 4, officers: 7, supervisors: 2, leastAMonth: 4, recheck: 45 });
    expect(need).toMatchObject({ selfFamilies: 90, deskFamilies: 540, visitFamilies: 270, outOfReach: 0 });
  });

  it("is 1.5, so two, at a desk that is open once a week from January to September", () => {
    const need = needOf({ ...EXAMPLE, deskDays: 37 });
    expect(need.deskExact).toBeCloseTo(1.52, 2);
    expect(need.desk).toBe(2);
  });

  it("weighs a remote visit 1.4 times a near one: four families a trip, 85 minutes each", () => {
    const need = needOf({ ...EXAMPLE, travelMinutes: 180, dayMinutes: 360 });
    expect(need).toMatchObject({ familiesATrip: 4, minutesAVisit: 85, trips: 68 });
    expect(need.visitWeight).toBeCloseTo(1.42, 2);
  });

  it("makes one visit of a trip that is longer than a day", () => {
    expect(needOf({ ...EXAMPLE, travelMinutes: 600 })).toMatchObject({ familiesATrip: 1, minutesAVisit: 640 });
  });

  it("checks thirty families again in a small village, and never more than it has", () => {
    expect(needOf({ ...EXAMPLE, families: 100 }).recheck).toBe(30);
    expect(needOf({ ...EXAMPLE, families: 12 }).recheck).toBe(12);
  });

  it("always gives each share enough hours, and never a whole officer more", () => {
    const number = (key: (typeof PLAN_NUMBERS)[number]) =>
      fc.integer({ min: PLAN_BOUNDS[key][0], max: PLAN_BOUNDS[key][1] });
    fc.assert(
      fc.property(
        number("families"),
        number("deskPercent"),
        number("deskMinutes"),
        number("deskDays"),
        (h, d, td, days) => {
          const { desk, deskExact } = needOf({
            ...EXAMPLE,
            families: h,
            deskPercent: d,
            deskMinutes: td,
            deskDays: days,
          });
          return desk >= deskExact - 1e-6 && desk < deskExact + 1;
        },
      ),
    );
  });
});

describe("a plan in an address", () => {
  it("is read back as it was written, and what is out of bounds is not applied", () => {
    const standard = { ...EXAMPLE, families: 1 };
    const query = Object.fromEntries(new URL(`https://x${planHref("1106012001", EXAMPLE)}`).searchParams);
    expect(readPlan(query, standard)).toEqual(EXAMPLE);
    expect(readPlan({ families: "-4", deskDays: "0", usePercent: "x", from: "2026-02-30", to: "y" }, EXAMPLE)).toEqual(
      EXAMPLE,
    );
    expect(readPlan({ from: "2026-09-30", to: "2026-01-05" }, EXAMPLE)).toEqual(EXAMPLE);
  });

  it("has no shares of more than all families", () => {
    expect(sharesFault(EXAMPLE)).toBe(false);
    expect(sharesFault({ ...EXAMPLE, selfPercent: 11 })).toBe(true);
  });
});

describe("the plan against the fact", () => {
  it("goes evenly to its end, and counts what was served by week", () => {
    const plan = { ...EXAMPLE, families: 140, selfPercent: 0, deskPercent: 100, visitPercent: 0, to: "2026-01-18" };
    const facts = [
      { day: "2026-01-02", channel: "self", families: 3 },
      { day: "2026-01-07", channel: "desk", families: 50 },
      { day: "2026-01-12", channel: "visit", families: 4 },
    ] as const;
    expect(planWeeks(plan, facts, "2026-01-13")).toEqual([
      { from: "2026-01-05", to: "2026-01-11", planned: 70, served: { self: 3, desk: 50, visit: 0 }, reached: 53 },
      { from: "2026-01-12", to: "2026-01-18", planned: 140, served: { self: 0, desk: 0, visit: 4 }, reached: 57 },
    ]);
    expect(planWeeks(plan, facts, "2026-01-06")[1]).toMatchObject({ planned: 140, served: null, reached: null });
  });

  it("begins and ends with the plan, whatever weekday that is", () => {
    const weeks = planWeeks({ ...EXAMPLE, from: "2026-01-01", to: "2026-01-13" }, [], "2026-01-01");
    expect(weeks.map(({ from, to }) => [from, to])).toEqual([
      ["2026-01-01", "2026-01-04"],
      ["2026-01-05", "2026-01-11"],
      ["2026-01-12", "2026-01-13"],
    ]);
  });
});
