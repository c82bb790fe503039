import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatDate,
  formatDay,
  formatInstant,
  formatNumber,
  formatPercent,
  monthNames,
} from "@/lib/i18n/formats";

const LATE_EVENING_UTC = new Date("2026-05-13T17:43:00Z");

describe("dates", () => {
  it("reads as people say it", () => {
    expect(formatDate("2026-05-14", "id", "full")).toBe("Kamis, 14 Mei 2026");
    expect(formatDate("2026-05-14", "en")).toBe("14 May 2026");
  });

  it("keeps a birth date as it stands", () => {
    expect(formatDate("1966-01-01", "id", "short")).toBe("01/01/1966");
  });

  it("shows an instant in the region's zone, with its name", () => {
    expect(formatInstant(LATE_EVENING_UTC, "Asia/Makassar", "id")).toBe("14 Mei 2026, 01.43 WITA");
    expect(formatInstant(LATE_EVENING_UTC, "Asia/Jakarta", "id")).toBe("14 Mei 2026, 00.43 WIB");
    expect(formatInstant(LATE_EVENING_UTC, "Asia/Jayapura", "en")).toBe("14 May 2026, 02:43 WIT");
    expect(formatDay(new Date("2026-05-13T15:30:00Z"), "Asia/Jakarta", "id", "long")).toBe("13 Mei 2026");
  });
});

describe("formatAgo", () => {
  const now = new Date("2026-05-14T02:00:00Z");
  const ago = (text: string) => formatAgo(new Date(text), now, "Asia/Makassar", "id");

  it("counts minutes, hours and days of the local calendar", () => {
    expect(ago("2026-05-14T01:59:30Z")).toBe("baru saja");
    expect(ago("2026-05-14T01:48:00Z")).toBe("12 menit yang lalu");
    expect(ago("2026-05-13T23:00:00Z")).toBe("3 jam yang lalu");
    expect(ago("2026-05-13T15:00:00Z")).toBe("kemarin");
    expect(ago("2026-05-11T02:00:00Z")).toBe("3 hari yang lalu");
  });

  it("names the date itself once it is long ago", () => {
    expect(ago("2026-01-02T02:00:00Z")).toBe("2 Januari 2026");
  });
});

describe("figures", () => {
  it("groups as each language does", () => {
    expect(formatNumber(83763, "id")).toBe("83.763");
    expect(formatNumber(83763, "en")).toBe("83,763");
    expect(formatNumber(36.55, "id", 1)).toBe("36,6");
  });

  it("has no percentage of nothing", () => {
    expect(formatPercent(412, 640, "id")).toBe("64%");
    expect(formatPercent(0, 0, "id")).toBe("-");
  });

  it("names twelve months", () => {
    expect(monthNames("id")).toHaveLength(12);
    expect(monthNames("id")[4]).toBe("Mei");
  });
});
