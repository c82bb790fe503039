import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { dataReachOf } from "@/lib/domain/access/data-reach";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf } from "@/lib/domain/access/scope";
import type { HolderFilter, HolderLine, HolderPage } from "@/lib/domain/access/watch-page";
import { lineageOf, reaches } from "@/lib/domain/dashboard/area";
import { findArea } from "@/lib/server/dashboard/queries";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, reachesFamilies, regionInside } from "./area";
import { HOLDERS, isWide, readCounts } from "./stored-counts";

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
 * cover it. By region, each before what lies in it, then as given. Null outside the administrator's region.
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
  const [rows, total] = await Promise.all([
    readRows(actor, area.code, filter.after, now, size),
    countHolders(referenceSql(), area.code, now),
  ]);
  const shown = rows.slice(0, size);
  return {
    area,
    lines: (await Promise.all(shown.map(toLine))).flat(),
    ...total,
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Codes above an area sort before those inside it: two stretches of one index, one after the other. */
function readRows(actor: Actor, code: string, after: string | null, now: Date, size: number): Promise<Row[]> {
  // Practice lies under no wider grant.
  const above = lineageOf(code).filter((each) => each !== code && reaches(each, code));
  const { lo, hi } = rangeOf(code);
  const stretch = (
    where: Prisma.Sql,
  ) => Prisma.sql`(SELECT g.id, g.region_code FROM access_grant g JOIN app_user u ON u.id = g.user_id
    WHERE ${where} AND ${reachesFamilies()} AND u.status = 'active' AND ${grantHolds(now)}
      AND (${after}::uuid IS NULL OR (g.region_code, g.id) > (SELECT s.region_code, s.id FROM access_grant s WHERE s.id = ${after}))
    ORDER BY g.region_code, g.id LIMIT ${size + 1})`;
  return referenceSql()<Row>`SELECT g.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(actor.grant.regionCode, now)} AS "isManaged", g.role,
      g.region_code AS "regionCode", g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.source
    FROM (${stretch(Prisma.sql`g.region_code = ANY (${above}::text[])`)}
        UNION ALL ${stretch(Prisma.sql`g.region_code >= ${lo} AND g.region_code < ${hi}`)}
        ORDER BY region_code, id LIMIT ${size + 1}) AS page
      JOIN access_grant g ON g.id = page.id JOIN app_user u ON u.id = g.user_id
    ORDER BY g.region_code, g.id`;
}

async function countHolders(sql: Sql, code: string, now: Date): Promise<Pick<HolderPage, "total" | "countedAt">> {
  const stored = isWide(code) ? (await readCounts(sql, code)).get(HOLDERS) : undefined;
  if (stored !== undefined) return { total: stored.count, countedAt: stored.countedAt };
  return { total: await holdersNow(sql, code, now), countedAt: null };
}

/** As many as {@link listHolders} would list on all its pages. */
export async function holdersNow(sql: Sql, code: string, now: Date): Promise<number> {
  const above = lineageOf(code).filter((each) => reaches(each, code));
  const [counted] = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM access_grant g JOIN app_user u ON u.id = g.user_id
    WHERE (${regionInside("g.region_code", code)} OR g.region_code = ANY (${above}::text[])) AND ${reachesFamilies()}
      AND u.status = 'active' AND ${grantHolds(now)}`;
  return counted?.total ?? 0;
}

async function toLine({ role, level: stored, ...row }: Row): Promise<HolderLine[]> {
  const level = grantedLevel(stored);
  const reach = isRole(role) ? dataReachOf(role, level) : null;
  if (!isRole(role) || reach === null) return [];
  const [label, zone] = await Promise.all([regionLabel(row.regionCode), timeZoneOf(row.regionCode)]);
  return [{ ...row, role, level, reach, regionLabel: label, zone }];
}
