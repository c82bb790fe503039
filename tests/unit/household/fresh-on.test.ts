import { describe, expect, it } from "vitest";
import { freshSince } from "@/lib/server/household/fresh-on";

describe("the day from which on a family is fresh", () => {
  it("is twelve months ago by the westernmost clock, also from a leap day", () => {
    expect(freshSince(new Date("2026-05-31T16:59:00Z"))).toBe("2025-05-31");
    expect(freshSince(new Date("2026-05-31T17:00:00Z"))).toBe("2025-06-01");
    expect(freshSince(new Date("2028-02-29T03:00:00Z"))).toBe("2027-02-28");
  });
});
