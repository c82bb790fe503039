import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type Duty, delegateProblem, dutyProblem } from "@/lib/domain/access/delegation";
import {
  type AreaDelegations,
  type Colleague,
  DELEGATION_WORDS,
  type DelegationWord,
  type HandableDuty,
  type LeavePage,
} from "@/lib/domain/access/delegation-page";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole } from "@/lib/domain/access/role";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { localDay } from "@/lib/domain/period/period";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { displayNames } from "@/lib/server/queue/names";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { heldBy } from "./duties";
import { type LineRow, selectLines, toLines } from "./lines";

const MOST_SHOWN = 50;
const MOST_COLLEAGUES = 60;
const PAGE = 25;

/** A person's own duties with the colleagues who may stand in, and what was handed over from and to them. */
export async function findLeavePage(actor: Actor, now: Date): Promise<LeavePage> {
  const sql = referenceSql();
  const lines = (mine: "given" | "received") => sql<LineRow>`${selectLines(now)}
    WHERE CASE WHEN ${mine === "given"} THEN o.user_id ELSE g.user_id END = ${actor.userId}
    ORDER BY g.valid_to DESC, g.id DESC LIMIT ${MOST_SHOWN}`;
  const [given, received, held] = await Promise.all([
    lines("given"),
    lines("received"),
    heldBy(sql, [actor.userId], now),
  ]);
  const isLive = (row: LineRow) => row.revoked_at === null && row.valid_to > now;
  return {
    duties: await Promise.all(held.map((duty) => handable(duty, now))),
    given: await toLines(given, (row) => row.giver_id === actor.userId, now),
    received: await toLines(received.filter(isLive), () => false, now),
  };
}

async function handable(duty: Duty & { readonly id: string }, now: Date): Promise<HandableDuty> {
  const zone = await timeZoneOf(duty.regionCode);
  const problem = dutyProblem(duty, now);
  return {
    id: duty.id,
    role: duty.role,
    regionLabel: await regionLabel(duty.regionCode),
    today: localDay(now, zone),
    problem,
    colleagues: problem === null ? await colleaguesOf(duty, now) : [],
  };
}

/**
 * Who holds a duty of their own on the very same region, in full or, of the same role, in training; those who may stand in come
 * first.
 */
async function colleaguesOf(duty: Duty, now: Date): Promise<readonly Colleague[]> {
  const sql = referenceSql();
  const rows = await sql<{ user_id: string }>`SELECT DISTINCT g.user_id
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.region_code = ${duty.regionCode} AND (g.level = 'full' OR g.role = ${duty.role}) AND g.delegated_from IS NULL AND g.user_id <> ${duty.userId}
      AND ${grantHolds(now)} ORDER BY g.user_id LIMIT ${MOST_COLLEAGUES}`;
  const ids = rows.map(({ user_id: userId }) => userId);
  const [held, names] = await Promise.all([heldBy(sql, ids, now), displayNames(sql, ids)]);
  const colleagues = ids.flatMap((userId): readonly Colleague[] => {
    const own = held.filter((each) => each.userId === userId);
    const problem = delegateProblem(duty, userId, own);
    if (problem === "SELF" || problem === "NO_COLLEAGUE") return [];
    const roles = [...new Set(own.filter(({ isDelegated }) => !isDelegated).map(({ role }) => role))];
    return [{ userId, name: names.get(userId) ?? "?", roles, problem }];
  });
  const rank = ({ problem }: Colleague) => (problem === null ? 0 : 1);
  return colleagues.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "id"));
}

/** Hand-overs in the administrator's area, the latest end first. Null for who manages no grants. */
export async function listAreaDelegations(
  actor: Actor,
  word: DelegationWord,
  after: string | null,
  now: Date,
): Promise<AreaDelegations | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const isNation = actor.grant.regionCode === NATION_CODE;
  const state = DELEGATION_WORDS[word];
  const rows = await referenceSql()<LineRow>`${selectLines(now)}
    WHERE ((g.region_code >= ${lo} AND g.region_code < ${hi}) OR (${isNation} AND g.region_code = '0'))
      AND CASE ${state}::text
        WHEN 'over' THEN g.revoked_at IS NOT NULL OR g.valid_to <= ${now}
        WHEN 'coming' THEN g.revoked_at IS NULL AND g.valid_from > ${now}
        ELSE g.revoked_at IS NULL AND g.valid_from <= ${now} AND g.valid_to > ${now} END
      AND (${after}::uuid IS NULL OR (g.valid_to, g.id) < (SELECT s.valid_to, s.id FROM access_grant s WHERE s.id = ${after}))
    ORDER BY g.valid_to DESC, g.id DESC LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const mayEnd = (row: LineRow) =>
    isRole(row.role) &&
    grantProblem(
      { userId: actor.userId, regionCode: actor.grant.regionCode },
      { userId: row.user_id, role: row.role, regionCode: row.region_code },
    ) === null;
  return {
    lines: await toLines(shown, mayEnd, now),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
