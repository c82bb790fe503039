import "server-only";
import { one, type Query } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { timeZoneOf } from "@/lib/server/region/queries";

/** The day that an address names, else today in the village. `YYYY-MM-DD`. */
export async function askedDay(
  query: Query,
  villageCode: string,
  key = "hari",
): Promise<{ readonly on: string; readonly today: string }> {
  const today = localDay(new Date(), await timeZoneOf(villageCode));
  const asked = one(query, key);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(`${asked}T00:00:00Z`));
  return { on: isDay ? asked : today, today };
}
