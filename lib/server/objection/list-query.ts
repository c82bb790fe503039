import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { ObjectionFilter } from "@/lib/domain/objection/list-filter";
import {
  answererOf,
  isOpenObjection,
  type ObjectionGround,
  type ObjectionState,
  type Objector,
} from "@/lib/domain/objection/objection";
import type { ObjectionLine, ObjectionList } from "@/lib/domain/objection/objection-page";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { villageNames } from "@/lib/server/queue/names";

export const OBJECTIONS_A_PAGE = 25;

export interface ObjectionRow {
  readonly regency_code: string;
  readonly id: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly objector: Objector;
  readonly ground: ObjectionGround;
  readonly state: ObjectionState;
  readonly filed_at: Date;
  readonly due_at: Date;
  readonly waits_for_village: boolean;
}

/**
 * Accepted, and nobody of the village has begun to mend the record since: by a new proposal, by sending the one objected to
 * again, or because that one has ended without changing anything.
 */
export const WAITS_FOR_VILLAGE = Prisma.sql`(o.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM proposal f
  WHERE f.regency_code = o.regency_code AND f.household_id = o.household_id AND (CASE WHEN f.id = o.proposal_id
    THEN f.state IN ('withdrawn', 'expired', 'rejected') OR f.submitted_at >= o.decided_at
    ELSE f.created_at >= o.decided_at AND f.state NOT IN ('withdrawn', 'expired', 'rejected') END)))`;

/** What of an objection a line shows; `o` with the family `h`. */
export const LINE_COLUMNS = Prisma.sql`o.regency_code, o.id, o.village_code, o.household_id, h.head_name, h.dusun, h.rw, h.rt, o.objector,
  o.ground, o.state, o.filed_at, o.due_at, ${WAITS_FOR_VILLAGE} AS waits_for_village`;
export const WITH_FAMILY = Prisma.sql`objection o JOIN household h ON h.regency_code = o.regency_code AND h.id = o.household_id`;

/** One page of objections of the actor's area, the latest first, with counts by state. The families shown are logged. */
export async function listObjections(
  actor: Actor,
  filter: ObjectionFilter,
  now: Date,
  size = OBJECTIONS_A_PAGE,
): Promise<ObjectionList> {
  return underScope(scopeOf(actor), async (tx) => {
    const where = conditions(actor, filter, now);
    const [rows, counted] = await Promise.all([
      selectRows(tx, where, filter, size),
      tx.sql<{ state: ObjectionState; n: number; late: number }>`SELECT o.state, count(*)::int AS n,
          count(*) FILTER (WHERE o.due_at < ${now} AND o.state IN ('filed', 'processing'))::int AS late
        FROM objection o WHERE ${Prisma.join(where, " AND ")} GROUP BY 1`,
    ]);
    const shown = rows.slice(0, size);
    const [villages] = await Promise.all([
      villageNames(
        tx.sql,
        shown.map((row) => row.village_code),
      ),
      logRead(tx, actor, "object", "household", [...new Set(shown.map((row) => row.household_id))]),
    ]);
    const last = rows.length > size ? shown.at(-1) : undefined;
    const countOf = (state: ObjectionState) => counted.find((group) => group.state === state)?.n ?? 0;
    return {
      lines: shown.map((row) => toLine(row, villages, now)),
      next: last === undefined ? null : `${last.filed_at.getTime()}.${last.id}`,
      counts: {
        filed: countOf("filed"),
        processing: countOf("processing"),
        accepted: countOf("accepted"),
        refused: countOf("refused"),
        withdrawn: countOf("withdrawn"),
      },
      late: counted.reduce((sum, group) => sum + group.late, 0),
    };
  });
}

function conditions(actor: Actor, { village, ground, isLate }: ObjectionFilter, now: Date): readonly Prisma.Sql[] {
  const own = rangeOf(actor.grant.regionCode);
  const area = rangeOf(village === "" ? actor.grant.regionCode : village);
  const parts = [
    Prisma.sql`o.village_code >= ${own.lo} AND o.village_code < ${own.hi}`,
    Prisma.sql`o.village_code >= ${area.lo} AND o.village_code < ${area.hi}`,
  ];
  if (actor.grant.regionCode.length >= 4)
    parts.push(Prisma.sql`o.regency_code = ${actor.grant.regionCode.slice(0, 4)}`);
  if (ground !== null) parts.push(Prisma.sql`o.ground = ${ground}`);
  if (isLate) parts.push(Prisma.sql`o.due_at < ${now} AND o.state IN ('filed', 'processing')`);
  return parts;
}

function selectRows(
  { sql }: ScopedTx,
  where: readonly Prisma.Sql[],
  { state, after }: ObjectionFilter,
  size: number,
): Promise<ObjectionRow[]> {
  const parts = [...where];
  if (state !== null) parts.push(Prisma.sql`o.state = ${state}`);
  if (after !== null) parts.push(Prisma.sql`(o.filed_at, o.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return sql<ObjectionRow>`SELECT ${LINE_COLUMNS} FROM ${WITH_FAMILY}
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY o.filed_at DESC, o.id DESC LIMIT ${size + 1}`;
}

export function toLine(row: ObjectionRow, villages: ReadonlyMap<string, string>, now: Date): ObjectionLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    objector: row.objector,
    ground: row.ground,
    state: row.state,
    filedAt: row.filed_at,
    dueAt: row.due_at,
    isLate: isOpenObjection(row.state) && row.due_at < now,
    waitsForVillage: row.waits_for_village,
  };
}

/** What waits for this person: objections to answer, or accepted ones whose family is to be mended. Nobody is named. */
export async function countObjections({ sql }: ScopedTx, actor: Actor, now: Date): Promise<number> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const isRegency = authorize(actor, "objection:answer");
  if (!isRegency && !authorize(actor, "proposal:draft")) return 0;
  if (scopeOf(actor).mode !== "area") return 0;
  const comesFirst = answererOf(actor.grant.role) === "regency";
  const [row] = isRegency
    ? await sql<{ n: number }>`SELECT count(*)::int AS n FROM objection o
        WHERE o.village_code >= ${lo} AND o.village_code < ${hi} AND o.state IN ('filed', 'processing') 
          AND (${comesFirst}::boolean OR o.due_at <= ${now})`
    : await sql<{ n: number }>`SELECT count(*)::int AS n FROM objection o
        WHERE o.regency_code = ${actor.grant.regionCode.slice(0, 4)} AND o.village_code = ${actor.grant.regionCode} AND ${WAITS_FOR_VILLAGE}`;
  return row?.n ?? 0;
}
