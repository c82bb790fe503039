import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { HouseCallOutcome, HouseCallReason, HouseCallSource, HouseCallState } from "@/lib/domain/desk/desk";
import type { HouseCallLine } from "@/lib/domain/desk/desk-page";
import { type WalkStop, walkOrder } from "@/lib/domain/invitation/walk";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { type Companion, listCompanions } from "@/lib/server/assignment/companions";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

interface Row {
  readonly id: string;
  readonly version: number;
  readonly household_id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly reason: HouseCallReason;
  readonly note: string | null;
  readonly due_on: string;
  readonly state: HouseCallState;
  readonly source: HouseCallSource;
  readonly outcome: HouseCallOutcome | null;
  readonly companion: string | null;
  readonly visited: boolean;
  readonly building_no: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

export interface HouseCallList {
  readonly lines: readonly HouseCallLine[];
  readonly companions: readonly Companion[];
}

/** A village lists hundreds at most; what is over is not shown before something ended. */
const MOST_CALLS = 500;

/** Families of the village to be visited, the earliest due first; ended ones only when asked for. The families shown are logged. */
export async function listHouseCalls(actor: Actor, isEnded: boolean, now: Date): Promise<HouseCallList> {
  const village = actor.grant.regionCode;
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, companions] = await Promise.all([
      selectCalls(tx.sql, village, isEnded),
      listCompanions(tx.sql, village, now),
    ]);
    await logRead(tx, actor, "desk", "household", [...new Set(rows.map((row) => row.household_id))]);
    return { lines: rows.map((row) => toLine(row, village.slice(0, 4))), companions };
  });
}

/** A house to be visited, for who walks from one to the next. */
export type HouseCallStop = HouseCallLine & WalkStop;

/** The open visits in the order of walking. The families shown are logged. */
export async function listHouseCallWalk(actor: Actor): Promise<readonly HouseCallStop[]> {
  const village = actor.grant.regionCode;
  return underScope(scopeOf(actor), async (tx) => {
    const rows = await selectCalls(tx.sql, village, false);
    await logRead(tx, actor, "desk", "household", [...new Set(rows.map((row) => row.household_id))]);
    return walkOrder(
      rows.map((row) => ({
        ...toLine(row, village.slice(0, 4)),
        dusun: row.dusun,
        rw: row.rw,
        rt: row.rt,
        buildingNo: row.building_no,
        address: row.address,
        lat: row.lat,
        lng: row.lng,
      })),
    );
  });
}

function selectCalls(sql: Sql, village: string, isEnded: boolean): Promise<Row[]> {
  return sql<Row>`SELECT c.id, c.version, c.household_id, h.head_name, h.dusun, h.rw, h.rt, c.reason, c.note, c.due_on::text AS due_on, c.state, c.source,
      c.outcome, h.building_no, h.address, h.lat::float8 AS lat, h.lng::float8 AS lng,
      (SELECT u.display_name FROM app_user u WHERE u.id = c.companion_id) AS companion,
      EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = c.regency_code AND p.household_id = c.household_id AND p.channel = 'visit'
        AND p.created_at >= c.asked_at) AS visited
    FROM house_call c JOIN household h ON h.regency_code = c.regency_code AND h.id = c.household_id
    WHERE c.regency_code = ${village.slice(0, 4)} AND c.village_code = ${village} AND (c.state IN ('done', 'cancelled')) = ${isEnded}
    ORDER BY c.due_on, c.id LIMIT ${MOST_CALLS}`;
}

function toLine(row: Row, regency: string): HouseCallLine {
  return {
    id: row.id,
    version: row.version,
    householdPublicId: formatPublicId(regency, row.household_id),
    headName: row.head_name,
    place: placeText(row),
    reason: row.reason,
    note: row.note,
    dueOn: row.due_on,
    state: row.state,
    source: row.source,
    outcome: row.outcome,
    companionName: row.companion,
    isVisited: row.visited,
  };
}

/** Whom a page is about: a family of the village, and what its record says of priority. Null outside. */
export async function findDeskFamily(actor: Actor, householdId: string) {
  const village = actor.grant.regionCode;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<{
      headName: string;
      dusun: string | null;
      rw: string | null;
      rt: string | null;
    }>`SELECT head_name AS "headName", dusun, rw, rt
      FROM household WHERE regency_code = ${village.slice(0, 4)} AND id = ${householdId}::uuid AND village_code = ${village} AND status <> 3`;
    await logRead(tx, actor, "desk", "household", row === undefined ? [] : [householdId]);
    return row === undefined ? null : { headName: row.headName, place: placeText(row) };
  });
}
