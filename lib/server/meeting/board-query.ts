import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { covers, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { type AreaMeetings, type BoardPage, boardPage } from "@/lib/domain/meeting/board";
import type { BoardView } from "@/lib/domain/meeting/board-view";
import { localDay } from "@/lib/domain/period/period";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";

export const BOARD_ROWS = 50;
const REGENCY_DIGITS = 4;
const VILLAGE_LEVEL = 4;

export interface Board {
  readonly region: RegionInfo;
  /** From the actor's own region down to this one. */
  readonly path: readonly RegionInfo[];
  /** Local calendar day of the region. */
  readonly today: string;
  /** A regency's villages, or the areas of a wider region. */
  readonly villages: BoardPage | null;
  readonly areas: readonly AreaMeetings[];
}

/** Who has met and who has not, in the actor's area or one inside it; null for any other. No family is named or counted by name. */
export async function findBoard(actor: Actor, view: BoardView, now: Date, size = BOARD_ROWS): Promise<Board | null> {
  const own = actor.grant.regionCode;
  const code = view.area ?? own;
  if (code.length > REGENCY_DIGITS || !authorizeIn(actor, "meeting:watch", code)) return null;
  const region = await findRegion(code);
  if (region === null) return null;
  const today = localDay(now, region.timeZone);
  const isRegency = code.length === REGENCY_DIGITS;
  return {
    region,
    path: await pathFrom(own, code),
    today,
    villages: isRegency ? boardPage(await villagesOf(actor, code, today), today, view, size) : null,
    areas: isRegency ? [] : await areasOf(actor, code, today),
  };
}

/** From the actor's own region down to an area inside it, both included. */
async function pathFrom(own: string, code: string): Promise<readonly RegionInfo[]> {
  const path = await regionPath(code);
  const nation = own === NATION_CODE && code !== NATION_CODE ? await findRegion(NATION_CODE) : null;
  const inside = path.filter((region) => covers(own, region.code));
  return nation === null ? inside : [nation, ...inside];
}

async function villagesOf(actor: Actor, regency: string, today: string) {
  const { lo, hi } = rangeOf(regency);
  const names = await referenceSql()<{ code: string; name: string }>`SELECT code, name FROM region
    WHERE level = ${VILLAGE_LEVEL} AND code >= ${lo} AND code < ${hi} ORDER BY code LIMIT 2000`;
  const codes = names.map(({ code }) => code);
  const [meetings, waiting] = await underScope(scopeOf(actor), ({ sql }) =>
    Promise.all([readMeetings(sql, regency, today), readWaiting(sql, codes)]),
  );
  return names.map(({ code, name }) => ({
    code,
    name,
    lastHeldOn: meetings.get(code)?.last ?? null,
    nextPlannedOn: meetings.get(code)?.next ?? null,
    waiting: waiting.get(code) ?? 0,
  }));
}

/** One pass over a regency's meetings: a dozen a village and year. */
async function readMeetings(sql: Sql, regency: string, today: string) {
  const rows = await sql<{ village_code: string; last: string | null; next: string | null }>`
    SELECT village_code, (max(held_on) FILTER (WHERE state = 'held' AND held_on <= ${today}::date))::text AS last,
      (min(held_on) FILTER (WHERE state = 'planned' AND held_on >= ${today}::date))::text AS next
    FROM village_meeting WHERE regency_code = ${regency} GROUP BY village_code`;
  return new Map(rows.map((row) => [row.village_code, row]));
}

/**
 * Families whose proposal waits for a meeting, by area, from the roll-up: counting a season's 40,000 proposals under the
 * policies took 140 ms, and this page needs one number an area.
 */
async function readWaiting(sql: Sql, areas: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const shelves = [...new Set(areas.map(regencyShelf))];
  const rows = await sql<Figure>`SELECT area_code AS code, sum(families)::int AS figure FROM rollup_progress
    WHERE regency_code = ANY (${shelves}::text[]) AND area_code = ANY (${areas}::text[]) AND state = 'submitted' GROUP BY 1`;
  return new Map(rows.map(({ code, figure }) => [code, figure]));
}

async function areasOf(actor: Actor, code: string, today: string): Promise<readonly AreaMeetings[]> {
  const { lo, hi } = rangeOf(code);
  const children = await childrenOf(code);
  const digits = children[0]?.code.length ?? 2;
  const codes = children.map((child) => child.code);
  const [villages, [met, waiting]] = await Promise.all([
    referenceSql()<Figure>`SELECT left(code, ${digits}::int) AS code, count(*)::int AS figure FROM region
      WHERE level = ${VILLAGE_LEVEL} AND code >= ${lo} AND code < ${hi} GROUP BY 1`,
    underScope(scopeOf(actor), ({ sql }) =>
      Promise.all([
        sql<Figure>`SELECT left(village_code, ${digits}::int) AS code, count(DISTINCT village_code)::int AS figure FROM village_meeting
          WHERE regency_code >= ${lo} AND regency_code < ${hi} AND state = 'held'
            AND held_on >= date_trunc('month', ${today}::date)::date AND held_on <= ${today}::date GROUP BY 1`,
        readWaiting(sql, codes),
      ]),
    ),
  ]);
  const of = (figures: readonly Figure[], child: string) => figures.find((each) => each.code === child)?.figure ?? 0;
  return children.map((child) => ({
    code: child.code,
    label: child.label,
    villages: of(villages, child.code),
    met: of(met, child.code),
    waiting: waiting.get(child.code) ?? 0,
  }));
}

interface Figure {
  readonly code: string;
  readonly figure: number;
}
