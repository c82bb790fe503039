import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { GLASS_DAYS, glassLevel, mayCloseGlass } from "@/lib/domain/access/glass";
import type { GlassLine } from "@/lib/domain/access/glass-page";
import { covers } from "@/lib/domain/access/scope";
import { referenceSql } from "@/lib/server/db/reference";
import { type RegionStep, stepTo } from "@/lib/server/grant/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

const DAY_MS = 86_400_000;
const MOST_SHOWN = 50;

interface Row {
  readonly id: string;
  readonly holderId: string;
  readonly holderName: string;
  readonly openedBy: string | null;
  readonly openedByName: string | null;
  readonly regionCode: string;
  readonly reason: string;
  readonly validFrom: Date;
  readonly endsAt: Date;
  readonly wasClosed: boolean;
  readonly families: number;
  readonly isTold: boolean;
}

/** Access in an emergency that a person holds, has opened or was told of, open or of the last ninety days, the latest first. */
export async function listOwnGlass(actor: Actor, now: Date): Promise<readonly GlassLine[]> {
  const since = new Date(now.getTime() - GLASS_DAYS * DAY_MS);
  const rows =
    await referenceSql()<Row>`SELECT g.id, g.user_id AS "holderId", holder.display_name AS "holderName", g.created_by AS "openedBy",
      opener.display_name AS "openedByName", g.region_code AS "regionCode", g.reason, g.valid_from AS "validFrom",
      least(g.valid_to, g.revoked_at) AS "endsAt", g.revoked_at IS NOT NULL AS "wasClosed", app_glass_families(g.id) AS families,
      mine.is_told AS "isTold"
    FROM (SELECT id, bool_or(is_told) AS is_told FROM (
        SELECT id, false AS is_told FROM access_grant WHERE user_id = ${actor.userId} AND source = 'break-glass'
        UNION ALL SELECT id, false FROM access_grant WHERE created_by = ${actor.userId} AND source = 'break-glass' AND valid_to >= ${since}
        UNION ALL SELECT grant_id, true FROM notice WHERE user_id = ${actor.userId} AND kind = 'glass-opened' AND made_at >= ${since}
      ) AS each GROUP BY id) AS mine
      JOIN access_grant g ON g.id = mine.id JOIN app_user holder ON holder.id = g.user_id
      LEFT JOIN app_user opener ON opener.id = g.created_by
    WHERE g.valid_to >= ${since} ORDER BY g.valid_from DESC, g.id DESC LIMIT ${MOST_SHOWN}`;
  return (await Promise.all(rows.map((row) => toLine(actor, row, now)))).flat();
}

async function toLine(actor: Actor, row: Row, now: Date): Promise<GlassLine[]> {
  const { holderId, openedBy, openedByName, regionCode, isTold, ...rest } = row;
  const level = glassLevel(regionCode);
  if (level === null) return [];
  const { userId, grants } = actor;
  const closer = { userId, grants, isTold, managesThere: authorizeIn(actor, "glass:break", regionCode) };
  const isOpen = row.endsAt > now;
  const [label, zone] = await Promise.all([regionLabel(regionCode), timeZoneOf(regionCode)]);
  return [
    {
      ...rest,
      level,
      zone,
      isOpen,
      regionLabel: label,
      openedByName: openedByName ?? "?",
      isHolder: holderId === userId,
      canClose: isOpen && mayCloseGlass(closer, { holderId, openedBy }),
    },
  ];
}

/** One step of choosing the village, district or regency; null outside the administrator's own region. */
export function findGlassStep(actor: Actor, code: string): Promise<RegionStep | null> {
  return stepTo(actor.grant.regionCode, code, {
    canPick: (each) => glassLevel(each) !== null && covers(actor.grant.regionCode, each),
    canOpen: (each) => glassLevel(each) !== "village",
  });
}
