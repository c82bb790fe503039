import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { momentText } from "@/lib/domain/list/address";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import type { RightsFilter } from "@/lib/domain/rights/list-filter";
import { isRestricting, type RightsKind, type RightsState } from "@/lib/domain/rights/rights";
import type { RightsLine, RightsList, RightsNote } from "@/lib/domain/rights/rights-page";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { villageNames } from "@/lib/server/queue/names";

export const RIGHTS_A_PAGE = 25;

export interface RightsRow {
  readonly regency_code: string;
  readonly id: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly kind: RightsKind;
  readonly state: RightsState;
  readonly recorded_by: string | null;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly lifted_at: Date | null;
}

/** What of a request a line shows; `q` with the family `h`. */
export const RIGHTS_COLUMNS = Prisma.sql`q.regency_code, q.id, q.village_code, q.household_id, h.head_name, h.dusun, h.rw, h.rt, q.kind, q.state,
  q.recorded_by, q.asked_at, q.due_at, q.lifted_at`;
export const RIGHTS_WITH_FAMILY = Prisma.sql`rights_request q JOIN household h ON h.regency_code = q.regency_code AND h.id = q.household_id`;

/** One page of the register of the actor's area, what is due first where it is open, else the latest first. The families shown are logged. */
export async function listRightsRequests(
  actor: Actor,
  filter: RightsFilter,
  now: Date,
  size = RIGHTS_A_PAGE,
): Promise<RightsList> {
  return underScope(scopeOf(actor), async (tx) => {
    const where = conditions(actor, filter, now);
    const [rows, counted] = await Promise.all([
      selectRows(tx, where, filter, size),
      tx.sql<{ state: RightsState; n: number }>`SELECT q.state, count(*)::int AS n
        FROM rights_request q WHERE ${Prisma.join(where, " AND ")} GROUP BY 1`,
    ]);
    const shown = rows.slice(0, size);
    const [villages] = await Promise.all([
      villageNames(
        tx.sql,
        shown.map((row) => row.village_code),
      ),
      logRead(tx, actor, "rights", "household", [...new Set(shown.map((row) => row.household_id))]),
    ]);
    const last = rows.length > size ? shown.at(-1) : undefined;
    const countOf = (state: RightsState) => counted.find((group) => group.state === state)?.n ?? 0;
    return {
      lines: shown.map((row) => toRightsLine(row, villages, now)),
      next: last === undefined ? null : momentText({ at: last.asked_at.getTime(), id: last.id }),
      counts: {
        open: countOf("open"),
        granted: countOf("granted"),
        refused: countOf("refused"),
        withdrawn: countOf("withdrawn"),
      },
    };
  });
}

function conditions(actor: Actor, { village, kind, isLate }: RightsFilter, now: Date): readonly Prisma.Sql[] {
  const own = rangeOf(actor.grant.regionCode);
  const area = rangeOf(village === "" ? actor.grant.regionCode : village);
  const parts = [
    Prisma.sql`q.village_code >= ${own.lo} AND q.village_code < ${own.hi}`,
    Prisma.sql`q.village_code >= ${area.lo} AND q.village_code < ${area.hi}`,
  ];
  if (actor.grant.regionCode.length >= 4)
    parts.push(Prisma.sql`q.regency_code = ${actor.grant.regionCode.slice(0, 4)}`);
  if (kind !== null) parts.push(Prisma.sql`q.kind = ${kind}`);
  if (isLate) parts.push(Prisma.sql`q.due_at <= ${now} AND q.state = 'open'`);
  return parts;
}

function selectRows(
  { sql }: ScopedTx,
  where: readonly Prisma.Sql[],
  { state, after }: RightsFilter,
  size: number,
): Promise<RightsRow[]> {
  const parts = [...where];
  if (state !== null) parts.push(Prisma.sql`q.state = ${state}`);
  if (after !== null) parts.push(Prisma.sql`(q.asked_at, q.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return sql<RightsRow>`SELECT ${RIGHTS_COLUMNS} FROM ${RIGHTS_WITH_FAMILY}
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY q.asked_at DESC, q.id DESC LIMIT ${size + 1}`;
}

export function toRightsLine(row: RightsRow, villages: ReadonlyMap<string, string>, now: Date): RightsLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    kind: row.kind,
    state: row.state,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    isLate: row.state === "open" && row.due_at <= now,
    isRestricting: isRestricting(standingOf(row)),
  };
}

export function standingOf({ kind, state, recorded_by, lifted_at }: RightsRow) {
  return { kind, state, recordedBy: recorded_by, isLifted: lifted_at !== null };
}

/** Requests that wait for an answer of this person, and how many of them are late or due within a day. Nobody is named. */
export async function countRightsWaiting(
  actor: Actor,
  now: Date,
): Promise<{ readonly open: number; readonly soon: number; readonly late: number }> {
  const none = { open: 0, soon: 0, late: 0 };
  if (!authorize(actor, "rights:answer")) return none;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<typeof none>`SELECT count(*)::int AS open, count(*) FILTER (WHERE due_at <= ${now})::int AS late,
        count(*) FILTER (WHERE due_at > ${now} AND due_at <= ${now}::timestamptz + interval '24 hours')::int AS soon
      FROM rights_request WHERE regency_code = ${actor.grant.regionCode.slice(0, 4)} AND village_code >= ${lo} AND village_code < ${hi}
        AND state = 'open' AND recorded_by IS DISTINCT FROM ${actor.userId}::uuid`,
  );
  return row ?? none;
}

const MOST_NOTES = 10;

/** What a family has asked, the latest first, as its page tells it. Empty for who may not read it. */
export async function findRightsNotes(
  actor: Actor,
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
): Promise<readonly RightsNote[]> {
  if (!authorize(actor, "rights:read")) return [];
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) =>
      sql<RightsRow>`SELECT q.regency_code, q.id, q.kind, q.state, q.recorded_by, q.asked_at, q.due_at, q.lifted_at FROM rights_request q
      WHERE q.regency_code = ${regencyCode} AND q.household_id = ${householdId}::uuid AND q.state <> 'withdrawn'
      ORDER BY q.asked_at DESC, q.id DESC LIMIT ${MOST_NOTES}`,
  );
  return rows.map((row) => ({
    publicId: formatPublicId(row.regency_code, row.id),
    kind: row.kind,
    state: row.state,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    isRestricting: isRestricting(standingOf(row)),
  }));
}
