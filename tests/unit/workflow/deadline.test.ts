import { describe, expect, it } from "vitest";
import {
  deadlineIn,
  dueAt,
  dueDay,
  nextDeadline,
  type Sharpness,
  type StoredDeadline,
  standardDeadline,
  TIMED_TIERS,
  trialPart,
} from "@/lib/domain/workflow/deadline";
import { TIERS } from "@/lib/domain/workflow/tier";

const VILLAGE = "5207022001";
const set = (regionCode: string, count: number, more: Partial<StoredDeadline> = {}): StoredDeadline => ({
  regionCode,
  tier: "verify",
  count,
  unit: "day",
  effectiveFrom: "2026-01-01",
  setAt: 1,
  ...more,
});
const at = (stored: readonly StoredDeadline[], day = "2026-06-01") => deadlineIn(stored, "verify", VILLAGE, day);

describe("a tier's deadline", () => {
  it("is the workflow table's where nobody set another", () => {
    expect(at([])).toEqual({ count: 7, unit: "day", regionCode: null });
    for (const name of TIMED_TIERS) expect(standardDeadline(name).count).toBe(TIERS[name].deadlineDays);
  });

  it("is the nearest region's, down to the village", () => {
    const all = [set("52", 10), set("5207", 5), set("520702", 8), set(VILLAGE, 21), set("5204", 2), set("520701", 3)];
    expect(at(all).count).toBe(21);
    expect(at(all.slice(0, 3)).count).toBe(8);
    expect(at(all.slice(0, 2))).toEqual({ count: 5, unit: "day", regionCode: "5207" });
    expect(at(all.slice(4)).count).toBe(7);
  });

  it("is the newest that has begun; of one day, the one set last", () => {
    const all = [
      set("5207", 5),
      set("5207", 4, { effectiveFrom: "2026-03-01" }),
      set("5207", 3, { effectiveFrom: "2026-03-01", setAt: 2 }),
      set("5207", 1, { effectiveFrom: "2026-07-01" }),
    ];
    expect(at(all).count).toBe(3);
    expect(at(all, "2026-02-28").count).toBe(5);
    expect(at(all, "2026-07-01").count).toBe(1);
    expect(at([set("5207", 5, { tier: "validate" })]).count).toBe(7);
  });
});

describe("the last day", () => {
  const holidays = new Set(["2026-12-24", "2026-12-25"]);

  it("counts no day of a pause, in calendar and in working days, and does not end in one", () => {
    const paused = new Set(["2026-11-30", "2026-12-01", "2026-12-02"]);
    expect(dueDay("2026-11-26", { count: 7, unit: "day" }, holidays, paused)).toBe("2026-12-07"); // the 6th is a Sunday
    expect(dueDay("2026-11-26", { count: 2, unit: "working-day" }, holidays, paused)).toBe("2026-12-03");
    expect(dueDay("2026-11-26", { count: 3, unit: "day" }, holidays, paused)).toBe("2026-12-03");
  });

  it("runs on to a working day where calendar days end without work", () => {
    expect(dueDay("2026-11-26", { count: 7, unit: "day" }, holidays)).toBe("2026-12-03");
    expect(dueDay("2026-11-28", { count: 7, unit: "day" }, holidays)).toBe("2026-12-07"); // a Saturday
    expect(dueDay("2026-12-17", { count: 7, unit: "day" }, holidays)).toBe("2026-12-28"); // two holidays and a weekend
  });

  it("counts working days alone where the unit says so", () => {
    expect(dueDay("2026-11-26", { count: 7, unit: "working-day" }, holidays)).toBe("2026-12-07");
    expect(dueDay("2026-12-22", { count: 3, unit: "working-day" }, holidays)).toBe("2026-12-29");
  });

  it("ends at the village's own midnight, whatever the hour of the step", () => {
    const deadline = { count: 3, unit: "day" } as const;
    const noon = dueAt(new Date("2026-11-24T04:00:00Z"), deadline, {
      holidays,
      paused: new Set(),
      timeZone: "Asia/Makassar",
    });
    expect(noon.toISOString()).toBe("2026-11-27T16:00:00.000Z");
    // 23:30 UTC is the next morning in the east.
    const morning = dueAt(new Date("2026-11-23T23:30:00Z"), deadline, {
      holidays,
      paused: new Set(),
      timeZone: "Asia/Jayapura",
    });
    expect(morning.toISOString()).toBe("2026-11-27T15:00:00.000Z");
  });
});

describe("the next change", () => {
  it("is the first day on which another deadline holds, not a setting that a nearer region stands against", () => {
    const all = [set("52", 10), set(VILLAGE, 5), set("52", 3, { effectiveFrom: "2026-07-01" })];
    expect(nextDeadline(all, "verify", VILLAGE, "2026-06-01")).toBeNull();
    expect(nextDeadline(all, "verify", "5207", "2026-06-01")).toEqual({
      count: 3,
      unit: "day",
      effectiveFrom: "2026-07-01",
    });
    const later = [
      ...all,
      set(VILLAGE, 5, { effectiveFrom: "2026-08-01" }),
      set(VILLAGE, 6, { effectiveFrom: "2026-09-01" }),
    ];
    expect(nextDeadline(later, "verify", VILLAGE, "2026-06-01")?.effectiveFrom).toBe("2026-09-01");
  });
});

describe("a trial of another deadline", () => {
  const passages = [
    { entered: "2026-11-02", left: "2026-11-09", count: 10, late: 0 },
    { entered: "2026-11-02", left: "2026-11-10", count: 15, late: 0 },
    { entered: "2026-11-16", left: null, count: 20, late: 10 },
    { entered: "2026-11-25", left: null, count: 25, late: 0 },
  ];
  const part = (some: typeof passages, count: number, now = 7, sharpness: Sharpness = "fives") =>
    trialPart(some, { count: now, unit: "day" }, { count, unit: "day" }, new Set(), "2026-11-26", sharpness);

  it("counts what left after its last day, and what waits by the deadline it came with", () => {
    expect(part(passages.slice(0, 2), 8)).toEqual({ count: 25, late: 15, lateThen: 0 });
    expect(part(passages.slice(0, 2), 1, 30)).toEqual({ count: 25, late: 0, lateThen: 25 });
    expect(part(passages.slice(2), 9)).toEqual({ count: 45, late: 10, lateThen: 20 });
    expect(part(passages.slice(2), 30)).toEqual({ count: 45, late: 10, lateThen: 0 });
  });

  it("tells in fives, and nothing of fewer than five", () => {
    const some = (count: number) => [{ entered: "2026-11-02", left: "2026-11-20", count, late: 0 }];
    expect(part(some(4), 1)).toBeNull();
    expect(part(some(7), 1)).toEqual({ count: 5, late: 5, lateThen: 5 });
    expect(part(some(4), 1, 7, "exact")).toEqual({ count: 4, late: 4, lateThen: 4 });
    expect(part(some(8), 1)).toEqual({ count: 10, late: 10, lateThen: 10 });
    expect(part([], 1)).toEqual({ count: 0, late: 0, lateThen: 0 });
  });
});
