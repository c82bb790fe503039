import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { DECIDER_ROLES, REQUEST_STANDINGS, type RequestStanding, standingOf } from "@/lib/domain/data-request/flow";
import type { RequestFilter } from "@/lib/domain/data-request/list-filter";
import type { RequestLine } from "@/lib/domain/data-request/request-page";
import { momentText } from "@/lib/domain/list/address";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { villageNames } from "@/lib/server/queue/names";
import { deskOf, levelOf, numberText, REQUEST_COLUMNS, type RequestRow } from "./rows";

export const REQUESTS_A_PAGE = 25;

export interface RequestList {
  readonly lines: readonly RequestLine[];
  readonly next: string | null;
  readonly counts: Readonly<Record<RequestStanding, number>>;
  /** What waits for the reader's own decision. */
  readonly waiting: number;
}

/** Whose requests a reader sees: their own, and at a desk all that were sent in that regency. */
export function visibleTo(actor: Actor) {
  const own = Prisma.sql`r.asked_by = ${actor.userId}`;
  if (!authorize(actor, "data-request:decide")) return own;
  return Prisma.sql`(${own} OR (r.regency_code = ${actor.grant.regionCode} AND r.round > 0))`;
}

/** What waits for the actor: held by a desk of their duty, asked by somebody else, and not agreed to by them at another desk. */
export function waitingFor(actor: Actor) {
  const { role, regionCode } = actor.grant;
  if (!authorize(actor, "data-request:decide") || !DECIDER_ROLES.some((each) => each === role))
    return Prisma.sql`false`;
  return Prisma.sql`(r.regency_code = ${regionCode} AND r.state = 'submitted' AND r.asked_by <> ${actor.userId}
    AND r.rules->'tiers'->r.tier::int->>'role' = ${role} AND NOT EXISTS (SELECT 1 FROM data_request_step s
      WHERE s.regency_code = r.regency_code AND s.request_id = r.id AND s.round = r.round AND s.event = 'approve' AND s.actor_id = ${actor.userId}))`;
}

function isStanding(standing: RequestStanding, now: Date) {
  if (standing === "expired") return Prisma.sql`(r.state = 'granted' AND r.expires_at <= ${now})`;
  if (standing === "granted") return Prisma.sql`(r.state = 'granted' AND r.expires_at > ${now})`;
  return Prisma.sql`r.state = ${standing}`;
}

/** Requests the reader may see, the last changed first. */
export async function listRequests(
  actor: Actor,
  filter: RequestFilter,
  now: Date,
  size = REQUESTS_A_PAGE,
): Promise<RequestList> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [rows, counts, waiting] = await Promise.all([
      selectRequests(sql, actor, filter, now, size + 1),
      countStandings(sql, actor, now),
      countWaitingIn(sql, actor),
    ]);
    const shown = rows.slice(0, size);
    const regions = await villageNames(
      sql,
      shown.map((row) => row.regency_code),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      lines: shown.map((row) => toLine(row, actor, now, regions)),
      next: last === undefined ? null : momentText({ at: last.changed_at.getTime(), id: last.id }),
      counts,
      waiting,
    };
  });
}

type ListRow = RequestRow & { readonly waits: boolean };

function selectRequests(sql: Sql, actor: Actor, filter: RequestFilter, now: Date, limit: number) {
  const { standing, level, isWaiting, after } = filter;
  const parts = [visibleTo(actor)];
  if (standing !== null) parts.push(isStanding(standing, now));
  if (level !== null) parts.push(Prisma.sql`r.level = ${level}`);
  if (isWaiting) parts.push(waitingFor(actor));
  if (after !== null) parts.push(Prisma.sql`(r.changed_at, r.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return sql<ListRow>`SELECT ${REQUEST_COLUMNS}, ${waitingFor(actor)} AS waits FROM data_request r
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY r.changed_at DESC, r.id DESC LIMIT ${limit}`;
}

async function countStandings(sql: Sql, actor: Actor, now: Date): Promise<RequestList["counts"]> {
  const rows = await sql<{
    standing: string;
    n: number;
  }>`SELECT CASE WHEN r.state = 'granted' AND r.expires_at <= ${now} THEN 'expired'
      ELSE r.state END AS standing, count(*)::int AS n
    FROM data_request r WHERE ${visibleTo(actor)} GROUP BY 1`;
  const found = new Map(rows.map(({ standing, n }) => [standing, n]));
  const none: Record<RequestStanding, number> = {
    draft: 0,
    submitted: 0,
    returned: 0,
    granted: 0,
    refused: 0,
    withdrawn: 0,
    revoked: 0,
    expired: 0,
  };
  for (const standing of REQUEST_STANDINGS) none[standing] = found.get(standing) ?? 0;
  return none;
}

async function countWaitingIn(sql: Sql, actor: Actor): Promise<number> {
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM data_request r WHERE ${waitingFor(actor)}`;
  return row?.n ?? 0;
}

function toLine(row: ListRow, actor: Actor, now: Date, regions: ReadonlyMap<string, string>): RequestLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    number: numberText(row),
    office: row.office,
    title: row.title,
    regencyName: regions.get(row.regency_code) ?? row.regency_code,
    level: levelOf(row),
    standing: standingOf({ state: row.state, expiresAt: row.expires_at }, now),
    tier: deskOf(row),
    changedAt: row.changed_at,
    expiresAt: row.expires_at,
    isOwn: row.asked_by === actor.userId,
    isWaiting: row.waits,
  };
}
