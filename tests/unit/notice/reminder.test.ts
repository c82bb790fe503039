import { describe, expect, it } from "vitest";
import {
  dueByArea,
  dueOn,
  escalatedByArea,
  isNearEnd,
  meetingReminder,
  type RegencyDay,
} from "@/lib/domain/notice/reminder";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";

const VILLAGE = "5207022001";
const day = (today: string, more: Partial<RegencyDay> = {}): RegencyDay => ({
  today,
  holidays: new Set(),
  tiers: STANDARD_TIERS,
  freezes: [],
  ...more,
});
const freeze = (regionCode: string, stops: "submit" | "decide" | "both") => ({
  regionCode,
  stops,
  fromDay: "2026-05-14",
  toDay: "2026-05-20",
  reason: "",
});

describe("dueOn", () => {
  it("tells one working day before, on the day, and when it is over", () => {
    const thursday = day("2026-05-14");
    expect(dueOn("2026-05-13", thursday)).toBe("overdue");
    expect(dueOn("2026-05-14", thursday)).toBe("dueToday");
    expect(dueOn("2026-05-15", thursday)).toBe("dueNext");
    expect(dueOn("2026-05-16", thursday)).toBeNull();
  });

  it("looks over a weekend and a holiday, and is silent on them", () => {
    expect(dueOn("2026-05-18", day("2026-05-15"))).toBe("dueNext");
    const holidays = new Set(["2026-05-18"]);
    expect(dueOn("2026-05-19", day("2026-05-15", { holidays }))).toBe("dueNext");
    expect(dueOn("2026-05-20", day("2026-05-15", { holidays }))).toBeNull();
    for (const silent of ["2026-05-16", "2026-05-17"]) expect(dueOn("2026-05-01", day(silent))).toBeNull();
    expect(dueOn("2026-05-01", day("2026-05-18", { holidays }))).toBeNull();
  });
});

describe("dueByArea", () => {
  const group = (villageCode: string, state: "endorsed" | "verified", lastDay: string, count: number) => ({
    villageCode,
    state,
    lastDay,
    count,
  });
  const groups = [
    group(VILLAGE, "endorsed", "2026-05-15", 3),
    group("5207082001", "endorsed", "2026-05-10", 2),
    group("5207082001", "verified", "2026-05-14", 1),
    group("9999012001", "endorsed", "2026-05-10", 9),
  ];

  it("sums each tier for the village and every region around it, practice in no wider sum", () => {
    const due = dueByArea(groups, () => day("2026-05-14"));
    expect(due.get(VILLAGE)?.get("verify")).toEqual({ overdue: 0, dueToday: 0, dueNext: 3 });
    expect(due.get("5207")?.get("verify")).toEqual({ overdue: 2, dueToday: 0, dueNext: 3 });
    expect(due.get("52")?.get("validate")).toEqual({ overdue: 0, dueToday: 1, dueNext: 0 });
    expect(due.get("0")?.get("verify")).toEqual({ overdue: 2, dueToday: 0, dueNext: 3 });
    expect(due.get("9999")?.get("verify")?.overdue).toBe(9);
  });

  it("leaves out what is frozen for deciding, down to a village", () => {
    const one = dueByArea(groups, () => day("2026-05-14", { freezes: [freeze(VILLAGE, "decide")] }));
    expect(one.get("5207")?.get("verify")).toEqual({ overdue: 2, dueToday: 0, dueNext: 0 });
    const all = dueByArea(groups, () => day("2026-05-14", { freezes: [freeze("52", "both")] }));
    expect(all.get("5207")).toBeUndefined();
    const sending = dueByArea(groups, () => day("2026-05-14", { freezes: [freeze("52", "submit")] }));
    expect(sending.get("5207")?.get("verify")?.overdue).toBe(2);
  });

  it("tells the tier that holds a state where a region has left one out", () => {
    const tiers = STANDARD_TIERS.filter(({ name }) => name !== "validate");
    expect(
      dueByArea(groups, () => day("2026-05-14", { tiers }))
        .get("52")
        ?.get("accept")?.dueToday,
    ).toBe(1);
  });
});

describe("the village", () => {
  it("is reminded of drafts in the last seven days of a period", () => {
    expect(isNearEnd("2026-09-23", "2026-09-30")).toBe(true);
    expect(isNearEnd("2026-09-22", "2026-09-30")).toBe(false);
    expect(isNearEnd("2026-10-01", "2026-09-30")).toBe(false);
  });

  it("is reminded of a meeting twice a window and once after it, whatever day the job runs on", () => {
    expect(meetingReminder("2026-05-04")).toBeNull();
    expect(meetingReminder("2026-05-05")).toBe("2026-05-5");
    expect(meetingReminder("2026-05-10")).toBe("2026-05-5");
    expect(meetingReminder("2026-05-14")).toBe("2026-05-11");
    expect(meetingReminder("2026-05-15")).toBe("2026-05-missed");
    expect(meetingReminder("2026-05-29")).toBe("2026-05-missed");
  });
});

describe("escalatedByArea", () => {
  const tiers = STANDARD_TIERS.map((tier) =>
    tier.name === "verify" ? { ...tier, escalation: { afterDays: 2, to: "validate" } as const } : tier,
  );
  const group = (lastDay: string, count: number) => ({
    villageCode: VILLAGE,
    state: "endorsed" as const,
    lastDay,
    count,
  });
  const groups = [group("2026-05-08", 2), group("2026-05-11", 3), group("2026-05-12", 9)];

  it("sums what is late by so many working days for who stands in, in each area around", () => {
    const escalated = escalatedByArea(groups, () => day("2026-05-14", { tiers }));
    expect(escalated.get("52")).toEqual([{ to: "validate", tier: "verify", count: 5 }]);
    expect(escalatedByArea(groups, () => day("2026-05-16", { tiers })).size).toBe(0);
    expect(escalatedByArea(groups, () => day("2026-05-14")).size).toBe(0);
    const holidays = new Set(["2026-05-12"]);
    expect(escalatedByArea(groups, () => day("2026-05-14", { tiers, holidays })).get("52")?.[0]?.count).toBe(2);
  });

  it("counts no day of a pause, and is silent in one", () => {
    const paused = { ...freeze(VILLAGE, "decide"), fromDay: "2026-05-12", toDay: "2026-05-13" };
    expect(escalatedByArea(groups, () => day("2026-05-14", { tiers, freezes: [paused] })).size).toBe(0);
    const now = { ...freeze(VILLAGE, "decide"), fromDay: "2026-05-14" };
    expect(escalatedByArea(groups, () => day("2026-05-14", { tiers, freezes: [now] })).size).toBe(0);
  });
});
