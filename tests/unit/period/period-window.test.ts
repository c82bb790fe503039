import { describe, expect, it } from "vitest";
import { maySetPeriod, windowProblem } from "@/lib/domain/period/period-window";

const TODAY = "2026-11-25";
const problem = (year: number, startsOn: string, endsOn: string) => windowProblem({ year, startsOn, endsOn }, TODAY);

describe("a period's window", () => {
  it("lies in this year or the next, in order", () => {
    expect(problem(2026, "2026-01-01", "2026-12-31")).toBeNull();
    expect(problem(2027, "2027-01-01", "2027-01-01")).toBeNull();
    expect(problem(2025, "2025-01-01", "2025-09-30")).toEqual({ path: "year", detail: "YEAR_NOT_OPEN" });
    expect(problem(2028, "2028-01-01", "2028-09-30")).toEqual({ path: "year", detail: "YEAR_NOT_OPEN" });
    expect(problem(2026, "2025-12-31", "2026-09-30")).toEqual({ path: "startsOn", detail: "OUTSIDE_YEAR" });
    expect(problem(2026, "2026-02-30", "2026-09-30")).toEqual({ path: "startsOn", detail: "NO_DATE" });
    expect(problem(2026, "2026-09-30", "2026-09-29")).toEqual({ path: "endsOn", detail: "ENDS_BEFORE_START" });
  });

  it("ends today at the earliest: what is on the desks would expire at once", () => {
    expect(problem(2026, "2026-01-01", "2026-11-24")).toEqual({ path: "endsOn", detail: "ENDED" });
    expect(problem(2026, "2026-01-01", "2026-11-25")).toBeNull();
  });

  it("is set for the nation, a province or a regency", () => {
    expect(["0", "52", "5207"].every(maySetPeriod)).toBe(true);
    expect(["520702", "5207022001", ""].some(maySetPeriod)).toBe(false);
  });
});
