import { describe, expect, it } from "vitest";
import { addDays, addWorkingDays, endOfDay, isWorkingDay, workingDayFrom } from "@/lib/domain/calendar/working-day";

const EID = new Set(["2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24"]);
const NONE = new Set<string>();

describe("working days", () => {
  it("are Monday to Friday without holidays", () => {
    expect(isWorkingDay("2026-11-27", NONE)).toBe(true); // Friday
    expect(isWorkingDay("2026-11-28", NONE)).toBe(false);
    expect(isWorkingDay("2026-11-29", NONE)).toBe(false);
    expect(isWorkingDay("2026-03-20", EID)).toBe(false);
  });

  it("cross months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("are found from a day on, the day itself included", () => {
    expect(workingDayFrom("2026-11-27", NONE)).toBe("2026-11-27");
    expect(workingDayFrom("2026-11-28", NONE)).toBe("2026-11-30");
    expect(workingDayFrom("2026-03-18", EID)).toBe("2026-03-25");
  });

  it("are counted without the first day, over weekends and a week of holidays", () => {
    expect(addWorkingDays("2026-11-26", 1, NONE)).toBe("2026-11-27");
    expect(addWorkingDays("2026-11-26", 3, NONE)).toBe("2026-12-01");
    expect(addWorkingDays("2026-03-17", 1, EID)).toBe("2026-03-25");
    expect(addWorkingDays("2026-11-28", 1, NONE)).toBe("2026-11-30");
  });

  it("are never fewer calendar days than asked, and always end on a working day", () => {
    for (let start = 0; start < 400; start += 1) {
      const day = addDays("2026-01-01", start);
      for (const count of [1, 3, 7, 14]) {
        const end = addWorkingDays(day, count, EID);
        expect(isWorkingDay(end, EID)).toBe(true);
        expect(end >= addDays(day, count)).toBe(true);
      }
    }
  });

  it("end at midnight of each of the country's zones, and of no other", () => {
    expect(endOfDay("2026-11-26", "Asia/Jakarta").toISOString()).toBe("2026-11-26T17:00:00.000Z");
    expect(endOfDay("2026-11-26", "Asia/Makassar").toISOString()).toBe("2026-11-26T16:00:00.000Z");
    expect(endOfDay("2026-11-26", "Asia/Jayapura").toISOString()).toBe("2026-11-26T15:00:00.000Z");
    expect(() => endOfDay("2026-11-26", "Europe/Paris")).toThrow(/time zone/);
  });
});
