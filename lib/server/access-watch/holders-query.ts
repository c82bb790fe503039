import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { dataReachOf } from "@/lib/domain/access/data-reach";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import type { HolderFilter, HolderLine, HolderPage } from "@/lib/domain/access/watch-page";
import { lineageOf, reaches } from "@/lib/domain/dashboard/area";
import { findArea } from "@/lib/server/dashboard/queries";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, reachesFamilies, regionInside } from "./area";

export const HOLDERS_A_PAGE = 50;

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: string;
  readonly regionCode: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly source: string;
}

/**
 * Everybody whose grant holds now and reaches families or small cells of an area: from inside it, and from the areas above, which
 * cover it. By region from the widest down, then by name. Null outside the administrator's region.
 */
export async function listHolders(
  actor: Actor,
  filter: HolderFilter,
  now: Date,
  size = HOLDERS_A_PAGE,
): Promise<HolderPage | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const area = await findArea(actor, filter.area ?? actor.grant.regionCode);
  if (area === null) return null;
  // Practice lies under no wider grant.
  const above = lineageOf(area.code).filter((each) => reaches(each, area.code));
  const reaching = Prisma.sql`(${regionInside("g.region_code", area.code)} OR g.region_code = ANY (${above}::text[]))
    AND ${reachesFamilies()} AND u.status = 'active' AND ${grantHolds(now)}`;
  const place = Prisma.sql`length(g.region_code), g.region_code, lower(u.display_name), g.id`;
  const sql = referenceSql();
  const [rows, [counted]] = await Promise.all([
    sql<Row>`SELECT g.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(actor.grant.regionCode, now)} AS "isManaged", g.role,
        g.region_code AS "regionCode", g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.source
      FROM access_grant g JOIN app_user u ON u.id = g.user_id
      WHERE ${reaching} AND (${filter.after}::uuid IS NULL OR (${place}) > (SELECT ${place} FROM access_grant g JOIN app_user u ON u.id = g.user_id
        WHERE g.id = ${filter.after}))
      ORDER BY ${place} LIMIT ${size + 1}`,
    sql<{
      total: number;
    }>`SELECT count(*)::int AS total FROM access_grant g JOIN app_user u ON u.id = g.user_id WHERE ${reaching}`,
  ]);
  const shown = rows.slice(0, size);
  return {
    area,
    lines: (await Promise.all(shown.map(toLine))).flat(),
    total: counted?.total ?? 0,
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function toLine({ role, level: stored, ...row }: Row): Promise<HolderLine[]> {
  const level = grantedLevel(stored);
  const reach = isRole(role) ? dataReachOf(role, level) : null;
  if (!isRole(role) || reach === null) return [];
  const [label, zone] = await Promise.all([regionLabel(row.regionCode), timeZoneOf(row.regionCode)]);
  return [{ ...row, role, level, reach, regionLabel: label, zone }];
}
