import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { type DeviceFilter, UNSENT_DAYS, type WatchedDevice } from "@/lib/domain/field/device";
import type { Moment } from "@/lib/domain/list/address";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { regionLabels } from "@/lib/server/grant/queries";
import { displayNames } from "@/lib/server/queue/names";
import { DEVICE_COLUMNS, type DeviceRow, toDeviceLine } from "./device-rows";

export const DEVICES_A_PAGE = 50;
const DAY_MS = 24 * 60 * 60_000;

/** Of a device with nothing unsent: after all that have (the year 2286). */
const NEVER_MS = 9_999_999_999_999;

export interface DeviceList {
  readonly lines: readonly WatchedDevice[];
  readonly next: Moment | null;
}

/**
 * Devices of other people of the actor's area, the oldest unsent work first, then those without any. Null for who does not watch.
 * A village outside the area is as if none was given.
 */
export async function listDevices(
  actor: Actor,
  filter: DeviceFilter,
  now: Date,
  limit = DEVICES_A_PAGE,
): Promise<DeviceList | null> {
  if (!authorize(actor, "field:watch")) return null;
  const own = actor.grant.regionCode;
  const { lo, hi } = rangeOf(filter.village !== "" && covers(own, filter.village) ? filter.village : own);
  const since = Prisma.sql`(CASE WHEN d.unsent_count + d.unsent_photos > 0 THEN coalesce(d.unsent_since, d.last_contact_at) ELSE ${new Date(NEVER_MS)} END)`;
  const parts = [Prisma.sql`d.region_code >= ${lo} AND d.region_code < ${hi} AND d.user_id <> ${actor.userId}::uuid`];
  if (filter.isUnsent) parts.push(Prisma.sql`d.unsent_count + d.unsent_photos > 0`);
  if (filter.silentDays !== null)
    parts.push(Prisma.sql`d.last_contact_at < ${new Date(now.getTime() - filter.silentDays * DAY_MS)}`);
  if (filter.after !== null)
    parts.push(Prisma.sql`(${since}, d.id) > (${new Date(filter.after.at)}, ${filter.after.id}::uuid)`);
  const { rows, names } = await underScope(scopeOf(actor), async ({ sql }) => {
    const found = await sql<DeviceRow>`SELECT ${DEVICE_COLUMNS} FROM field_device d
      WHERE ${Prisma.join(parts, " AND ")} ORDER BY ${since}, d.id LIMIT ${limit + 1}`;
    return {
      rows: found,
      names: await displayNames(
        sql,
        found.map(({ userId }) => userId),
      ),
    };
  });
  const shown = rows.slice(0, limit);
  const labels = await regionLabels(shown.map(({ regionCode }) => regionCode));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => ({
      ...toDeviceLine(actor, row, now),
      ownerName: names.get(row.userId) ?? "?",
      role: isRole(row.role) ? row.role : null,
      regionCode: row.regionCode,
      regionLabel: labels.get(row.regionCode) ?? row.regionCode,
    })),
    next: last === undefined ? null : { at: placeOf(last), id: last.id },
  };
}

function placeOf({ unsentCount, unsentPhotos, unsentSince, lastContactAt }: DeviceRow): number {
  return unsentCount + unsentPhotos === 0 ? NEVER_MS : (unsentSince ?? lastContactAt).getTime();
}

/** Devices of others in the village that have held unsent work for days; none for who does not watch over a village. */
export async function countLateDevices(actor: Actor, now: Date): Promise<number> {
  const code = actor.grant.regionCode;
  if (!authorize(actor, "field:watch") || code.length !== 10) return 0;
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM field_device
      WHERE region_code = ${code} AND user_id <> ${actor.userId}::uuid AND revoked_at IS NULL AND unsent_count + unsent_photos > 0
        AND unsent_since < ${new Date(now.getTime() - UNSENT_DAYS * DAY_MS)}`,
  );
  return row?.n ?? 0;
}
