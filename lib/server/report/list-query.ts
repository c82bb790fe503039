import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Moment } from "@/lib/domain/list/address";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { ReportFilter } from "@/lib/domain/report/list-filter";
import type { ReportKind, ReportLine, ReportList, ReportState } from "@/lib/domain/report/report";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { readNeighbours } from "./neighbour-query";

export const REPORTS_A_PAGE = 25;

interface Row {
  readonly id: string;
  readonly regency_code: string;
  readonly version: number;
  readonly kind: ReportKind;
  readonly state: ReportState;
  readonly note: string;
  readonly happened_on: string | null;
  readonly rt: string;
  readonly rw: string | null;
  readonly reported_at: Date;
  readonly reported_by: string;
  readonly answer: string | null;
  readonly household_id: string | null;
}

function afterCursor(after: Moment | null): Prisma.Sql {
  return after === null
    ? Prisma.sql`true`
    : Prisma.sql`(e.reported_at, e.id) < (${new Date(after.at)}, ${after.id}::uuid)`;
}

/** Reports of the village, or of the head of an RT their own, the latest first. The families shown are logged. */
export async function listReports(
  actor: Actor,
  { state, after }: ReportFilter,
  now: Date,
  size = REPORTS_A_PAGE,
): Promise<ReportList> {
  const village = actor.grant.regionCode;
  const isOwn = !authorize(actor, "report:answer");
  return underScope(scopeOf(actor), async (tx) => {
    const where = Prisma.sql`e.regency_code = ${village.slice(0, 4)} AND e.village_code = ${village}
      AND (NOT ${isOwn}::boolean OR e.reported_by = ${actor.userId}::uuid)`;
    const [rows, counted] = await Promise.all([
      tx.sql<Row>`SELECT e.id, e.regency_code, e.version, e.kind, e.state, e.note, e.happened_on::text AS happened_on, e.rt, e.rw,
          e.reported_at, e.reported_by, e.answer, e.household_id
        FROM event_report e WHERE ${where} AND (${state}::text IS NULL OR e.state = ${state}) AND ${afterCursor(after)}
        ORDER BY e.reported_at DESC, e.id DESC LIMIT ${size + 1}`,
      tx.sql<{
        state: ReportState;
        n: number;
      }>`SELECT e.state, count(*)::int AS n FROM event_report e WHERE ${where} GROUP BY 1`,
    ]);
    const shown = rows.slice(0, size);
    const ids = shown.flatMap((row) => row.household_id ?? []);
    const [names, people] = await Promise.all([
      isOwn ? shortNames(tx, actor, ids, now) : fullNames(tx, village.slice(0, 4), ids),
      displayNames(tx.sql, isOwn ? [] : shown.map((row) => row.reported_by)),
      logRead(tx, actor, "report", "household", [...new Set(ids)]),
    ]);
    const last = rows.length > size ? shown.at(-1) : undefined;
    const countOf = (each: ReportState) => counted.find((group) => group.state === each)?.n ?? 0;
    return {
      lines: shown.map((row) => toLine(row, names, people)),
      next: last === undefined ? null : { at: last.reported_at.getTime(), id: last.id },
      counts: { filed: countOf("filed"), handled: countOf("handled"), dismissed: countOf("dismissed") },
    };
  });
}

async function fullNames(
  { sql }: ScopedTx,
  regencyCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`SELECT id, head_name AS name FROM household
    WHERE regency_code = ${regencyCode} AND id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function shortNames(
  { sql }: ScopedTx,
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = await readNeighbours(sql, actor, [...new Set(ids)], now);
  return new Map(rows.map((row) => [row.household_id, row.short_name]));
}

function toLine(row: Row, names: ReadonlyMap<string, string>, people: ReadonlyMap<string, string>): ReportLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    note: row.note,
    happenedOn: row.happened_on,
    rt: row.rt,
    rw: row.rw,
    reportedAt: row.reported_at,
    answer: row.answer,
    // A family that has moved away from the RT is not its head's to see any more.
    family:
      row.household_id === null
        ? null
        : { publicId: formatPublicId(row.regency_code, row.household_id), name: names.get(row.household_id) ?? "?" },
    reporter: people.get(row.reported_by) ?? null,
  };
}

/** Reports that wait for the village operator; inside a transaction that has its scope. Nobody is named. */
export async function countReports({ sql }: ScopedTx, actor: Actor): Promise<number> {
  const village = actor.grant.regionCode;
  if (!authorize(actor, "report:answer")) return 0;
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM event_report
    WHERE regency_code = ${village.slice(0, 4)} AND village_code = ${village} AND state = 'filed'`;
  return row?.n ?? 0;
}
