import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { isQuarter, MOST_KEPT, quarterOf } from "@/lib/domain/access/review";
import { reaches } from "@/lib/domain/dashboard/area";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { timeZoneOf } from "@/lib/server/region/queries";
import { isOfQuarter, type QuarterWindow, windowOf } from "./progress";
import { noteKept } from "./stored-progress";

const keepSchema = z.strictObject({
  grantIds: z.array(z.uuid()).min(1).max(MOST_KEPT),
  /** The page's: one that stood open over the turn of a quarter decides nothing about the next. */
  quarter: z.string().refine(isQuarter),
});

/**
 * Keeps access rights in this quarter's review, one or a page of them. What somebody else has kept meanwhile stays theirs; what holds
 * no more, or where nothing new is left to keep, is answered STALE. Nobody keeps their own.
 */
export const keepReviewed = defineCommand({
  name: "access-review.keep",
  permission: "grant:manage",
  input: keepSchema,
  async run({ sql, actor, input, now }) {
    const areaCode = actor.grant.regionCode;
    const zone = await timeZoneOf(areaCode);
    const quarter = quarterOf(localDay(now, zone));
    const ids = [...new Set(input.grantIds)];
    const grants = await holdGrants(sql, ids, windowOf(quarter, zone), now);
    if (grants.length < ids.length || grants.some((each) => !isInside(actor, each))) return refuse("NOT_FOUND");
    if (grants.some(({ userId }) => userId === actor.userId)) return refuse("FOUR_EYES");
    if (input.quarter !== quarter || grants.some(({ isDue }) => !isDue)) return refuse("STALE");
    const kept = await sql<{ id: string }>`INSERT INTO access_review (grant_id, quarter, decided_by, decided_at)
      SELECT id, ${quarter}, ${actor.userId}, ${now} FROM unnest(${ids}::uuid[]) AS each (id)
      ON CONFLICT (grant_id, quarter) DO NOTHING RETURNING grant_id AS id`;
    if (kept.length === 0) return refuse("STALE");
    await sql`UPDATE access_grant SET kept_quarter = ${quarter} WHERE id = ANY (${kept.map(({ id }) => id)}::uuid[])`;
    await noteKept(sql, areaCode, quarter, kept.length);
    return done(
      { kept: kept.length },
      {
        action: "access-review:keep",
        subjectKind: "grant",
        subjectIds: kept.map(({ id }) => id),
        areaCode,
        detail: { quarter, count: kept.length },
      },
    );
  },
});

interface HeldRow {
  readonly userId: string;
  readonly regionCode: string;
  readonly isDue: boolean;
}

/** Held in the order of their ids, as everybody who holds several does: a revocation at the same moment comes before or after. */
function holdGrants(sql: Sql, ids: readonly string[], window: QuarterWindow, now: Date): Promise<HeldRow[]> {
  return sql<HeldRow>`SELECT g.user_id AS "userId", g.region_code AS "regionCode",
      (u.status = 'active' AND ${isOfQuarter(window)} AND ${grantHolds(now)}) AS "isDue"
    FROM access_grant g JOIN app_user u ON u.id = g.user_id WHERE g.id = ANY (${[...ids]}::uuid[])
    ORDER BY g.id FOR NO KEY UPDATE OF g`;
}

function isInside(actor: Actor, { regionCode }: HeldRow): boolean {
  return reaches(actor.grant.regionCode, regionCode);
}
