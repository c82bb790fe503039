import "server-only";
import { localDay } from "@/lib/domain/period/period";
import { Prisma } from "@/lib/server/db/generated/client";

/** The day on which anything of a family's house was last found so; `h` is the household. What is asked of people bears days of their own. */
export const FRESH_ON = Prisma.sql`GREATEST(h.place_as_of, h.housing_as_of, h.programs_as_of, h.assets_as_of, h.services_as_of)`;

const LEAP_DAY = "02-29";

/** A family is fresh that was looked at on this day or later, twelve months ago by the westernmost clock (Asia/Jakarta): nobody's becomes stale a day early. */
export function freshSince(now: Date): string {
  const today = localDay(now, "Asia/Jakarta");
  const [year, day] = [Number(today.slice(0, 4)) - 1, today.slice(5)];
  return `${year}-${day === LEAP_DAY ? "02-28" : day}`;
}
