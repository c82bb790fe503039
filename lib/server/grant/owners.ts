import "server-only";
import { MOST_TOLD } from "@/lib/domain/access/glass";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { levelOf, lineageOf } from "@/lib/domain/dashboard/area";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "./holds";

interface OwnerRow {
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  /** False: paused, they or their account. */
  readonly holds: boolean;
}

export interface OpenedArea {
  readonly regionCode: string;
  /** Whether the heads and operators of villages inside a wider area are told, too. */
  readonly tellsVillages: boolean;
  /** Of the administrator who opens it. */
  readonly administratorRegion: string;
  /** Who opens it and whom it is for: they know, and count as nobody's owner. */
  readonly known: readonly string[];
}

export interface Owners {
  readonly told: readonly string[];
  /** At least one of them can act on it now. */
  readonly isWatched: boolean;
}

/**
 * Who owns the data of an area and is told when it is opened by hand, the nearest first: the coach of the regency, or where
 * it has none the nearest above; the nearest coach above the administrator, whom they do not manage; of a district or regency its
 * verifiers; village heads and operators inside it, whoever stands in for them included. Whom an administrator has paused is told
 * as well, or a pause of a minute would open it unseen.
 */
export async function ownersOf(sql: Sql, area: OpenedArea, now: Date): Promise<Owners> {
  const rows = await readOwners(sql, area, now);
  const coaches = rows.filter(({ role, holds }) => role === "coach" && holds);
  const nearest = nearestOf(coaches);
  const above = nearestOf(
    coaches.filter(
      ({ regionCode }) => regionCode !== area.administratorRegion && covers(regionCode, area.administratorRegion),
    ),
  );
  const owners = rows.filter(
    ({ role, regionCode: { length }, holds }) =>
      role !== "coach" || length === nearest || length === above || (!holds && length > nearest),
  );
  const told = [...new Set(owners.map(({ userId }) => userId))].slice(0, MOST_TOLD);
  return { told, isWatched: owners.some(({ holds }) => holds) };
}

/** Digits of the nearest coach's region; the nation's code has one, a province's two. */
function nearestOf(coaches: readonly OwnerRow[]): number {
  return Math.max(0, ...coaches.map(({ regionCode }) => regionCode.length));
}

function readOwners(sql: Sql, { regionCode, tellsVillages, known }: OpenedArea, now: Date): Promise<OwnerRow[]> {
  const { lo, hi } = rangeOf(regionCode);
  const regency = regionCode.slice(0, 4);
  const isVillage = levelOf(regionCode) === "village";
  return sql<OwnerRow>`SELECT o."userId", o.role, o."regionCode", o.holds FROM (
      SELECT g.user_id AS "userId", g.role, g.region_code AS "regionCode", u.status = 'active' AND ${grantHolds(now)} AS holds,
        g.delegated_from IS NULL AND g.revoked_at IS NULL AND g.valid_from <= ${now} AND (g.valid_to IS NULL OR ${now} < g.valid_to) AS "isOwn"
      FROM access_grant g JOIN app_user u ON u.id = g.user_id
      WHERE g.level = 'full' AND NOT g.user_id = ANY (${[...known]}::uuid[]) AND (
        (g.role = 'coach' AND g.region_code = ANY (${[...lineageOf(regency)]}::text[]))
        OR (g.role = 'regency-verifier' AND ${!isVillage} AND g.region_code = ${regency})
        OR (g.role IN ('village-head', 'village-operator') AND ${tellsVillages || isVillage} AND g.region_code >= ${lo} AND g.region_code < ${hi}))) AS o
    WHERE o.holds OR o."isOwn"
    ORDER BY array_position(ARRAY['coach', 'regency-verifier', 'village-head', 'village-operator'], o.role), o."regionCode", o."userId"
    LIMIT ${2 * MOST_TOLD}`;
}
