import { expect, it } from "vitest";
import { joinDate, splitDate } from "@/components/ui/date-parts";

it("splits and joins a date without loss", () => {
  expect(joinDate(splitDate("1976-02-09"))).toBe("1976-02-09");
});

it.each([
  { day: "31", month: "2", year: "2026" },
  { day: "29", month: "2", year: "2025" },
  { day: "0", month: "5", year: "2026" },
  { day: "", month: "5", year: "2026" },
  { day: "4", month: "5", year: "26" },
])("refuses $day/$month/$year", (parts) => {
  expect(joinDate(parts)).toBe("");
});
