import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { countStages, type StageCounts } from "@/lib/domain/assignment/assignment";
import type { AssignmentLine, AssignmentPage, CompanionLine } from "@/lib/domain/assignment/assignment-page";
import { type AssignmentFilter, WITHOUT_COMPANION } from "@/lib/domain/assignment/list-filter";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { openCursor, sealCursor } from "@/lib/server/household/search-token";
import { displayNames } from "@/lib/server/queue/names";
import { listCompanions } from "./companions";
import { filterParts } from "./selection";

/** Two screens of a desk, five of a phone. */
export const ASSIGNMENTS_A_PAGE = 25;
/** A village's whole list as a table. */
export const ASSIGNMENTS_A_DOWNLOAD = 20_000;

interface Row {
  regency_code: string;
  id: string;
  head_name: string;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
  state: ProposalState | null;
  companions: string[];
}

export interface ListRequest {
  readonly filter: AssignmentFilter;
  /** The period whose work is counted; null where none is set. */
  readonly periodId: string | null;
  readonly now: Date;
  readonly limit?: number;
}

/** The village whose list this is: the reader's own, or the one chosen inside a wider area. Null while none is chosen. */
export function villageOf(actor: Actor, { village }: AssignmentFilter): string | null {
  const code = actor.grant.regionCode.length === 10 ? actor.grant.regionCode : village;
  return code !== "" && authorizeIn(actor, "assignment:read", code) ? code : null;
}

/** A village's families with those to whom they are given, and how far each companion has come. The names shown are logged. */
export async function findAssignments(actor: Actor, request: ListRequest): Promise<AssignmentPage | null> {
  const villageCode = villageOf(actor, request.filter);
  if (villageCode === null) return null;
  const limit = request.limit ?? ASSIGNMENTS_A_PAGE;
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, [counted], companions] = await Promise.all([
      selectRows(tx, villageCode, request, limit),
      countRows(tx, villageCode, request.filter),
      readCompanions(tx, villageCode, request),
    ]);
    const shown = rows.slice(0, limit);
    const [names] = await Promise.all([
      displayNames(
        tx.sql,
        shown.flatMap((row) => row.companions),
      ),
      logRead(
        tx,
        actor,
        "assign",
        "household",
        shown.map((row) => row.id),
      ),
    ]);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      villageCode,
      lines: shown.map((row) => toLine(row, names)),
      next: last === undefined ? null : sealCursor({ villageCode, headName: last.head_name, id: last.id }),
      total: counted?.total ?? 0,
      withoutCompanion: counted?.without ?? 0,
      companions,
    };
  });
}

function inVillage(villageCode: string): readonly Prisma.Sql[] {
  return [
    Prisma.sql`h.regency_code = ${villageCode.slice(0, 4)}`,
    Prisma.sql`h.village_code = ${villageCode}`,
    Prisma.sql`h.status <> 3`,
  ];
}

/** The state of a family's latest proposal in the period. */
const LATEST = (periodId: string | null) => Prisma.sql`LEFT JOIN LATERAL (
      SELECT q.state FROM proposal q
      WHERE q.regency_code = h.regency_code AND q.household_id = h.id AND q.period_id = ${periodId}::uuid
      ORDER BY q.state_since DESC LIMIT 1) p ON true`;

function selectRows({ sql }: ScopedTx, villageCode: string, { filter, periodId }: ListRequest, limit: number) {
  const cursor = openCursor(filter.after);
  const parts = [...inVillage(villageCode), ...filterParts(filter)];
  if (cursor !== null) parts.push(Prisma.sql`(h.head_name, h.id) > (${cursor.headName}, ${cursor.id}::uuid)`);
  return sql<Row>`SELECT h.regency_code, h.id, h.head_name, h.dusun, h.rw, h.rt, p.state,
      ARRAY(SELECT a.user_id::text FROM assignment a WHERE a.regency_code = h.regency_code AND a.household_id = h.id
        ORDER BY a.created_at, a.user_id) AS companions
    FROM household h ${LATEST(periodId)}
    WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY h.regency_code, h.village_code, h.head_name, h.id LIMIT ${limit + 1}`;
}

function countRows({ sql }: ScopedTx, villageCode: string, filter: AssignmentFilter) {
  const parts = Prisma.join([...inVillage(villageCode), ...filterParts(filter)], " AND ");
  const own = Prisma.join(
    [...inVillage(villageCode), ...filterParts({ dusun: "", rt: "", companion: WITHOUT_COMPANION })],
    " AND ",
  );
  return sql<{ total: number; without: number }>`SELECT
    (SELECT count(*)::int FROM household h WHERE ${parts}) AS total,
    (SELECT count(*)::int FROM household h WHERE ${own}) AS without`;
}

interface WorkRow {
  user_id: string;
  state: ProposalState | null;
  families: number;
}

/** The companions of a village and those who still have families there, each with the work on theirs. */
async function readCompanions(
  { sql }: ScopedTx,
  villageCode: string,
  { periodId, now }: ListRequest,
): Promise<readonly CompanionLine[]> {
  const [active, work] = await Promise.all([
    listCompanions(sql, villageCode, now),
    sql<WorkRow>`SELECT a.user_id, p.state, count(*)::int AS families
      FROM assignment a JOIN household h ON h.regency_code = a.regency_code AND h.id = a.household_id ${LATEST(periodId)}
      WHERE a.regency_code = ${villageCode.slice(0, 4)} AND a.village_code = ${villageCode} AND h.status <> 3 GROUP BY 1, 2`,
  ]);
  const former = [...new Set(work.map((row) => row.user_id))].filter((id) => !active.some((one) => one.userId === id));
  const names = await displayNames(sql, former);
  const line = (userId: string, name: string, isActive: boolean): CompanionLine => {
    const own = work.filter((row) => row.user_id === userId);
    const families = own.reduce((sum, row) => sum + row.families, 0);
    return { userId, name, isActive, families, stages: countStages(own) };
  };
  return [
    ...active.map(({ userId, name }) => line(userId, name, true)),
    ...former.map((userId) => line(userId, names.get(userId) ?? "?", false)),
  ];
}

function toLine(row: Row, names: ReadonlyMap<string, string>): AssignmentLine {
  return {
    id: row.id,
    publicId: formatPublicId(row.regency_code, row.id),
    headName: row.head_name,
    dusun: row.dusun,
    rw: row.rw,
    rt: row.rt,
    state: row.state,
    companions: row.companions.map((id) => names.get(id) ?? "?"),
  };
}

/** What was given to a companion and how far they have come; null for whoever sees a whole area. Nobody is named. */
export async function findOwnAssignments(actor: Actor, periodId: string | null): Promise<StageCounts | null> {
  const scope = scopeOf(actor);
  if (scope.mode !== "assigned") return null;
  const villageCode = actor.grant.regionCode;
  return underScope(scope, async ({ sql }) => {
    const rows = await sql<Omit<WorkRow, "user_id">>`SELECT p.state, count(*)::int AS families
      FROM assignment a JOIN household h ON h.regency_code = a.regency_code AND h.id = a.household_id ${LATEST(periodId)}
      WHERE a.regency_code = ${villageCode.slice(0, 4)} AND a.user_id = ${actor.userId} AND h.status <> 3 GROUP BY 1`;
    return countStages(rows);
  });
}
