import { describe, expect, it } from "vitest";
import {
  deadlineIn,
  dueAt,
  dueDay,
  lateUnder,
  type StoredDeadline,
  standardDeadline,
  TIMED_STATES,
} from "@/lib/domain/workflow/deadline";
import { HOLDERS } from "@/lib/domain/workflow/workflow";

const VILLAGE = "5207022001";
const set = (regionCode: string, count: number, more: Partial<StoredDeadline> = {}): StoredDeadline => ({
  regionCode,
  state: "endorsed",
  count,
  unit: "day",
  effectiveFrom: "2026-01-01",
  setAt: 1,
  ...more,
});
const at = (stored: readonly StoredDeadline[], day = "2026-06-01") => deadlineIn(stored, "endorsed", VILLAGE, day);

describe("a tier's deadline", () => {
  it("is the workflow table's where nobody set another", () => {
    expect(at([])).toEqual({ count: 7, unit: "day", regionCode: null });
    for (const state of TIMED_STATES) expect(standardDeadline(state).count).toBe(HOLDERS[state].deadlineDays);
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
    expect(at([set("5207", 5, { state: "verified" })]).count).toBe(7);
  });
});

describe("the last day", () => {
  const holidays = new Set(["2026-12-24", "2026-12-25"]);

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
    const noon = dueAt(new Date("2026-11-24T04:00:00Z"), deadline, holidays, "Asia/Makassar");
    expect(noon.toISOString()).toBe("2026-11-27T16:00:00.000Z");
    // 23:30 UTC is the next morning in the east.
    const morning = dueAt(new Date("2026-11-23T23:30:00Z"), deadline, holidays, "Asia/Jayapura");
    expect(morning.toISOString()).toBe("2026-11-27T15:00:00.000Z");
  });
});

describe("a trial of another deadline", () => {
  it("counts what left after its last day, and what waits beyond it", () => {
    const passages = [
      { entered: "2026-11-02", left: "2026-11-09", count: 10 },
      { entered: "2026-11-02", left: "2026-11-10", count: 5 },
      { entered: "2026-11-16", left: null, count: 3 },
      { entered: "2026-11-25", left: null, count: 4 },
    ];
    const late = (count: number) => lateUnder(passages, { count, unit: "day" }, new Set(), "2026-11-26");
    expect(late(7)).toBe(8);
    expect(late(8)).toBe(3);
    expect(late(1)).toBe(18);
    expect(late(30)).toBe(0);
  });
});
