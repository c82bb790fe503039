import { getLocale } from "next-intl/server";
import { formatClock, formatDay, type TimeZone, ZONE_SUFFIX } from "@/lib/i18n/formats";

/** Writes an instant to the second: "14/05/2026 00.00.00 WITA". */
export async function instantWords(): Promise<(at: Date, zone: TimeZone) => string> {
  const locale = await getLocale();
  return (at, zone) =>
    `${formatDay(at, zone, locale, "short")} ${formatClock(at, zone, locale, true)} ${ZONE_SUFFIX[zone]}`;
}
