import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { localDay } from "@/lib/domain/period/period";
import {
  type RecommendationFilter,
  type RecommendationLine,
  type RecommendationList,
  roleOf,
} from "@/lib/domain/recommendation/page";
import {
  FOLLOW_UPS,
  isOverdue,
  mayFollowUp,
  type RecommendationEvent,
  type RecommendationState,
} from "@/lib/domain/recommendation/recommendation";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export const RECOMMENDATIONS_A_PAGE = 20;

interface StepRow {
  readonly id: string;
  readonly event: RecommendationEvent;
  readonly body: string;
  readonly due_day: string | null;
  readonly role: string;
  readonly at: string;
  readonly by: string | null;
}

interface Row {
  readonly regency_code: string;
  readonly id: string;
  readonly area_code: string;
  readonly state: RecommendationState;
  readonly version: number;
  readonly due_day: string;
  readonly asked_at: Date;
  readonly steps: readonly StepRow[];
}

/** Recommendations of an area with what came of each, the newest first. Null for who reads none. */
export async function listRecommendations(
  actor: Actor,
  filter: RecommendationFilter,
  now: Date,
  size = RECOMMENDATIONS_A_PAGE,
): Promise<RecommendationList | null> {
  if (!authorize(actor, "recommendation:read")) return null;
  const today = localDay(now, await timeZoneOf(actor.grant.regionCode));
  const where = conditions(actor, filter);
  const [rows, counted] = await underScope(scopeOf(actor), ({ sql }) =>
    Promise.all([
      sql<Row>`SELECT r.*, (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'event', s.event, 'body', s.body, 'due_day', s.due_day,
            'role', s.role, 'at', s.at, 'by', u.display_name) ORDER BY s.at, s.id)
          FROM recommendation_step s LEFT JOIN app_user u ON u.id = s.actor_id
          WHERE s.regency_code = r.regency_code AND s.recommendation_id = r.id) AS steps
        FROM (SELECT r.regency_code, r.id, r.area_code, r.state, r.version, r.due_day, r.asked_at FROM recommendation r
          WHERE ${Prisma.join([...where, ...narrowed(filter, today)], " AND ")} ORDER BY r.asked_at DESC, r.id DESC LIMIT ${size + 1}) r
        ORDER BY r.asked_at DESC, r.id DESC`,
      sql<{ state: RecommendationState; n: number; overdue: number }>`SELECT r.state, count(*)::int AS n,
          count(*) FILTER (WHERE r.state = 'open' AND r.due_day < ${today})::int AS overdue
        FROM recommendation r WHERE ${Prisma.join(where, " AND ")} GROUP BY 1`,
    ]),
  );
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const countOf = (state: RecommendationState) => counted.find((group) => group.state === state)?.n ?? 0;
  return {
    lines: await Promise.all(shown.map((row) => toLine(row, actor, today))),
    counts: { open: countOf("open"), answered: countOf("answered"), closed: countOf("closed") },
    overdue: counted.reduce((sum, group) => sum + group.overdue, 0),
    next: last === undefined ? null : { at: last.asked_at.getTime(), id: last.id },
  };
}

function conditions(actor: Actor, { area }: RecommendationFilter): readonly Prisma.Sql[] {
  const own = actor.grant.regionCode;
  const { lo, hi } = rangeOf(area !== null && covers(own, area) ? area : own);
  return [
    Prisma.sql`r.area_code >= ${lo} AND r.area_code < ${hi}`,
    ...(own.length >= 4 ? [Prisma.sql`r.regency_code = ${own.slice(0, 4)}`] : []),
  ];
}

function narrowed({ state, isOverdue: isLate, after }: RecommendationFilter, today: string): readonly Prisma.Sql[] {
  return [
    ...(state === null ? [] : [Prisma.sql`r.state = ${state}`]),
    ...(isLate ? [Prisma.sql`r.state = 'open' AND r.due_day < ${today}`] : []),
    ...(after === null
      ? []
      : [Prisma.sql`(r.asked_at, r.id) < (${new Date(after.at).toISOString()}::timestamptz, ${after.id}::uuid)`]),
  ];
}

async function toLine(row: Row, actor: Actor, today: string): Promise<RecommendationLine> {
  return {
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    areaLabel: await regionLabel(row.area_code),
    state: row.state,
    dueDay: row.due_day,
    isOverdue: isOverdue(row.state, row.due_day, today),
    steps: row.steps.map(({ id, event, body, due_day, role, at, by }) => ({
      id,
      event,
      text: body,
      dueDay: due_day,
      by: by ?? "?",
      role: roleOf(role),
      at: new Date(at),
    })),
    can: FOLLOW_UPS.filter((event) => mayFollowUp(actor, row.area_code, row.state, event)),
  };
}

/** How many wait for this person: open ones addressed to their area, or answered ones of the coach's. Null for who reads none. */
export async function countRecommendations(actor: Actor): Promise<number | null> {
  if (!authorize(actor, "recommendation:read")) return null;
  const own = actor.grant.regionCode;
  const { lo, hi } = rangeOf(own);
  const isCoach = authorize(actor, "recommendation:ask");
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM recommendation r
      WHERE r.state = ${isCoach ? "answered" : "open"} AND r.area_code >= ${lo} AND r.area_code < ${hi}
        AND (${isCoach} OR (r.regency_code = ${own.slice(0, 4)} AND r.area_code = ${own}))`,
  );
  return row?.n ?? 0;
}
