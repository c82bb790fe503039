import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { CheckLine, CheckList } from "@/lib/domain/ground-check/check-page";
import {
  type CheckReason,
  type CheckState,
  isOpenCheck,
  type VisitOutcome,
} from "@/lib/domain/ground-check/ground-check";
import type { CheckFilter } from "@/lib/domain/ground-check/list-filter";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";
import { companionIsHere, needsSomebody } from "./candidates";
import { stored } from "./check-row";

export const CHECKS_A_PAGE = 50;

interface Row {
  readonly id: string;
  readonly regency_code: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly state: CheckState;
  readonly reason: CheckReason;
  readonly companion_id: string | null;
  readonly ordered_at: Date;
  readonly due_at: Date;
  readonly visit: unknown;
  readonly outcome: VisitOutcome | null;
  readonly differ_count: number | null;
  readonly agreement: number | null;
}

/** Whether a person reads checks at all, and which: those who order, all of their area; a companion, their own. */
export function readsChecks(actor: Actor): boolean {
  return authorize(actor, "ground-check:order") || authorize(actor, "ground-check:do");
}

/** One page of ground checks, the latest order first, with counts by state. The families shown are logged. */
export async function listChecks(
  actor: Actor,
  filter: CheckFilter,
  now: Date,
  size = CHECKS_A_PAGE,
): Promise<CheckList | null> {
  if (!readsChecks(actor)) return null;
  const isOwn = !authorize(actor, "ground-check:order");
  return underScope(scopeOf(actor), async (tx) => {
    const where = conditions(actor, filter, now, isOwn);
    const [rows, counted] = await Promise.all([
      selectRows(tx, where, filter, size, now),
      tx.sql<{ state: CheckState; checks: number; late: number }>`SELECT c.state, count(*)::int AS checks,
          count(*) FILTER (WHERE c.due_at < ${now} AND c.state IN ('ordered', 'assigned'))::int AS late
        FROM ground_check c WHERE ${Prisma.join(where, " AND ")} GROUP BY 1`,
    ]);
    const shown = rows.slice(0, size);
    const [people, villages] = await Promise.all([
      displayNames(
        tx.sql,
        shown.flatMap((row) => row.companion_id ?? []),
      ),
      villageNames(
        tx.sql,
        shown.map((row) => row.village_code),
      ),
      logRead(
        tx,
        actor,
        "check",
        "household",
        shown.map((row) => row.household_id),
      ),
    ]);
    const last = rows.length > size ? shown.at(-1) : undefined;
    const countOf = (state: CheckState) => counted.find((group) => group.state === state)?.checks ?? 0;
    return {
      lines: shown.map((row) => toLine(row, people, villages, now, isOwn)),
      next: last === undefined ? null : { at: last.ordered_at.getTime(), id: last.id },
      counts: {
        ordered: countOf("ordered"),
        assigned: countOf("assigned"),
        done: countOf("done"),
        cancelled: countOf("cancelled"),
      },
      late: counted.reduce((sum, group) => sum + group.late, 0),
    };
  });
}

function conditions(actor: Actor, filter: CheckFilter, now: Date, isOwn: boolean): readonly Prisma.Sql[] {
  const area = rangeOf(filter.village === "" ? actor.grant.regionCode : filter.village);
  const parts = [
    Prisma.sql`c.regency_code = ${actor.grant.regionCode.slice(0, 4)}`,
    Prisma.sql`c.village_code >= ${area.lo} AND c.village_code < ${area.hi}`,
  ];
  if (isOwn) parts.push(Prisma.sql`c.companion_id = ${actor.userId}::uuid`);
  else if (filter.companion !== "") parts.push(Prisma.sql`c.companion_id = ${filter.companion}::uuid`);
  if (filter.isLate) parts.push(Prisma.sql`c.due_at < ${now} AND c.state IN ('ordered', 'assigned')`);
  return parts;
}

function selectRows(
  { sql }: ScopedTx,
  where: readonly Prisma.Sql[],
  { state, after }: CheckFilter,
  size: number,
  now: Date,
) {
  const parts = [...where];
  if (state !== null) parts.push(Prisma.sql`c.state = ${state}`);
  if (after !== null) parts.push(Prisma.sql`(c.ordered_at, c.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return sql<Row>`SELECT c.id, c.regency_code, c.village_code, c.household_id, c.state, c.reason,
      CASE WHEN c.state <> 'assigned' OR ${companionIsHere(now)} THEN c.companion_id END AS companion_id, c.ordered_at, c.due_at,
      c.visit, c.outcome, c.differ_count, c.agreement
    FROM ground_check c WHERE ${Prisma.join(parts, " AND ")} ORDER BY c.regency_code, c.ordered_at DESC, c.id DESC LIMIT ${size + 1}`;
}

function toLine(
  row: Row,
  people: ReadonlyMap<string, string>,
  villages: ReadonlyMap<string, string>,
  now: Date,
  isOwn: boolean,
): CheckLine {
  const visit = stored.visit(row.visit);
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    headName: visit.headName,
    place: placeText(visit),
    villageName: villages.get(row.village_code) ?? row.village_code,
    state: row.state,
    reason: row.reason,
    companion: row.companion_id === null ? null : (people.get(row.companion_id) ?? "?"),
    orderedAt: row.ordered_at,
    dueAt: row.due_at,
    isLate: isOpenCheck(row.state) && row.due_at < now,
    // Whoever looked is not told how it compares: their next look stays as open as this one.
    outcome: isOwn ? null : row.outcome,
    differCount: isOwn ? null : row.differ_count,
    agreement: isOwn ? null : row.agreement,
  };
}

/** Checks that wait for this person: a companion's own to do, or those of the area to which nobody goes. Nobody is named. */
export async function countOpenChecks(actor: Actor, now = new Date()): Promise<number | null> {
  if (!readsChecks(actor)) return null;
  const isOwn = !authorize(actor, "ground-check:order");
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM ground_check c
      WHERE regency_code = ${actor.grant.regionCode.slice(0, 4)} AND village_code >= ${lo} AND village_code < ${hi}
        AND ${isOwn ? Prisma.sql`state = 'assigned' AND companion_id = ${actor.userId}::uuid` : needsSomebody(now)}`,
  );
  return row?.n ?? 0;
}

/** Companions who have or had a check in the area, for choosing one in the filter. */
export async function listCheckCompanions(
  actor: Actor,
): Promise<readonly { readonly userId: string; readonly name: string }[]> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  return underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ userId: string; name: string }>`SELECT DISTINCT u.id AS "userId", u.display_name AS name
      FROM ground_check c JOIN app_user u ON u.id = c.companion_id
      WHERE c.regency_code = ${actor.grant.regionCode.slice(0, 4)} AND c.village_code >= ${lo} AND c.village_code < ${hi}
      ORDER BY name, "userId" LIMIT 200`,
  );
}
