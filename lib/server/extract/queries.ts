import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import {
  CANCELLABLE,
  LOAD_KINDS,
  type LoadFile,
  type LoadItem,
  type LoadKind,
  type LoadLine,
  type LoadPage,
  type LoadState,
  type LoadSummary,
} from "@/lib/domain/extract/load";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { openContent } from "./row-cells";

const LISTED = 30;
const PAGE = 50;
/** A row's place in the report: families before people, each in the file's order. */
const PART = 100_000_000;

interface LoadRow {
  regency_code: string;
  id: string;
  state: LoadState;
  condition_date: string;
  ranked_on: string | null;
  source: string;
  progress_done: number;
  progress_total: number;
  summary: LoadSummary | null;
  failure: string | null;
  failure_row: number | null;
  created_by: string;
  created_at: Date;
  confirmed_by: string | null;
  has_recorded: boolean;
}

/** The latest loads of the area, the newest first. No family in it. */
export async function listLoads(actor: Actor): Promise<readonly LoadLine[]> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<LoadRow>`SELECT regency_code, id, state, condition_date::text AS condition_date, source, summary, created_by,
        created_at FROM extract_load
      WHERE regency_code >= ${lo} AND regency_code < ${hi} ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map((row) => toLine(row, names));
  });
}

function toLine(row: LoadRow, names: ReadonlyMap<string, string>): LoadLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    regencyCode: row.regency_code,
    state: row.state,
    createdAt: row.created_at,
    createdBy: names.get(row.created_by) ?? "",
    conditionDate: row.condition_date,
    source: row.source,
    summary: row.summary,
  };
}

/** A load with one page of its rows, numbers masked and nobody named. Null outside the person's area. */
export async function findLoad(
  actor: Actor,
  publicId: string,
  asked: { readonly kind: string | undefined; readonly after: number },
): Promise<LoadPage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, publicId);
    if (found === null) return null;
    const kind = shownKind(found.summary, asked.kind);
    const rows = isReadable(found) ? await readItems(tx, found, kind, asked.after) : [];
    const shown = rows.slice(0, PAGE);
    const names = await displayNames(tx.sql, [
      found.created_by,
      ...(found.confirmed_by === null ? [] : [found.confirmed_by]),
    ]);
    return {
      ...toLine(found, names),
      id: found.id,
      rankedOn: found.ranked_on,
      failure: found.failure,
      failureRow: found.failure_row,
      progress: { done: found.progress_done, total: found.progress_total },
      confirmedBy: found.confirmed_by === null ? null : (names.get(found.confirmed_by) ?? ""),
      kind,
      items: shown.map(toItem),
      next: rows.length > PAGE ? placeOf(shown.at(-1)) : null,
      files: found.state === "uploading" && found.created_by === actor.userId ? await filesOf(tx, found) : [],
      can: abilities(actor, found),
    };
  });
}

function filesOf({ sql }: ScopedTx, { regency_code, id }: LoadRow): Promise<LoadFile[]> {
  return sql<LoadFile>`SELECT id, size_bytes AS size, arrived_bytes AS arrived FROM extract_file
    WHERE regency_code = ${regency_code} AND load_id = ${id}::uuid ORDER BY ordinal`;
}

function abilities(actor: Actor, found: LoadRow): LoadPage["can"] {
  const isOwn = found.created_by === actor.userId;
  const isReady = found.state === "ready" || (found.state === "failed" && found.summary !== null);
  return {
    isOwn,
    confirm: isReady && !isOwn && authorizeIn(actor, "extract:confirm", found.regency_code),
    cancel:
      CANCELLABLE.includes(found.state) &&
      !found.has_recorded &&
      authorizeIn(actor, "extract:load", found.regency_code),
  };
}

function isReadable({ summary, state }: LoadRow): boolean {
  return summary !== null && state !== "cancelled" && state !== "refused";
}

/** The kind to show: the one asked for, else the first of which there are any. */
function shownKind(summary: LoadSummary | null, asked: string | undefined): LoadKind {
  const count = (kind: LoadKind) => (summary?.kinds.families[kind] ?? 0) + (summary?.kinds.people[kind] ?? 0);
  return LOAD_KINDS.find((kind) => kind === asked) ?? LOAD_KINDS.find((kind) => count(kind) > 0) ?? "new";
}

async function findRow({ sql }: ScopedTx, actor: Actor, publicId: string): Promise<LoadRow | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorizeIn(actor, "extract:read", key.regencyCode)) return null;
  const rows =
    await sql<LoadRow>`SELECT regency_code, id, state, condition_date::text AS condition_date, ranked_on::text AS ranked_on, source,
      progress_done, progress_total, summary, failure, failure_row, created_by, created_at, confirmed_by,
      EXISTS (SELECT 1 FROM extract_village v WHERE v.regency_code = l.regency_code AND v.load_id = l.id AND v.recorded_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM extract_difference d WHERE d.regency_code = l.regency_code AND d.load_id = l.id AND d.state = 'taken')
        AS has_recorded
    FROM extract_load l WHERE regency_code = ${key.regencyCode} AND id = ${key.id}::uuid`;
  return rows[0] ?? null;
}

interface ItemRow {
  part: number;
  row_number: number;
  kind: LoadKind;
  column_name: string | null;
  problem: string | null;
  remarks: string[];
  village_code: string | null;
  content: Buffer;
}

function readItems(
  { sql }: ScopedTx,
  { regency_code, id }: LoadRow,
  kind: LoadKind,
  after: number,
): Promise<ItemRow[]> {
  // People of families that go in are not listed one by one.
  const last = kind === "new" || kind === "here" ? 1 : 2;
  return sql<ItemRow>`SELECT part, row_number, kind, column_name, problem, remarks, village_code, content FROM extract_row
    WHERE regency_code = ${regency_code} AND load_id = ${id}::uuid AND kind = ${kind} AND part <= ${last}
      AND (part, row_number) > (${Math.floor(after / PART)}::smallint, ${after % PART}::int) ORDER BY part, row_number LIMIT ${PAGE + 1}`;
}

function placeOf(row: ItemRow | undefined): number | null {
  return row === undefined ? null : row.part * PART + row.row_number;
}

function toItem(row: ItemRow): LoadItem {
  const { card, nik } = openContent(row.content);
  const masked = (number: string | null) => (number === null ? null : maskIdentityNumber(number));
  return {
    set: row.part === 1 ? "keluarga" : "anggota",
    row: row.row_number,
    kind: row.kind,
    column: row.column_name,
    problem: row.problem,
    villageCode: row.village_code,
    card: masked(card),
    nik: masked(nik),
  };
}

/** A line of the report: a row that is not loaded, or a value of a loaded row that is left out. */
export interface ReportLine extends LoadItem {
  /** Official name of the column and why, of each value that is left out. */
  readonly remarks: readonly { readonly column: string; readonly problem: string }[];
}

/** Rows to work through, for a file: what is not loaded, and where a value was left out. Numbers masked. */
export async function listReportLines(
  actor: Actor,
  publicId: string,
  after: number | null,
  size: number,
): Promise<{ readonly lines: readonly ReportLine[]; readonly next: number | null } | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, publicId);
    if (found === null || !isReadable(found)) return null;
    const from = after ?? 0;
    const rows =
      await tx.sql<ItemRow>`SELECT part, row_number, kind, column_name, problem, remarks, village_code, content FROM extract_row
      WHERE regency_code = ${found.regency_code} AND load_id = ${found.id}::uuid AND (kind NOT IN ('new', 'here') OR remarks <> '{}')
        AND (part, row_number) > (${Math.floor(from / PART)}::smallint, ${from % PART}::int) ORDER BY part, row_number LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    return {
      lines: shown.map((row) => ({ ...toItem(row), remarks: row.remarks.map(remarkOf) })),
      next: rows.length > size ? placeOf(shown.at(-1)) : null,
    };
  });
}

function remarkOf(text: string) {
  const [column = "", problem = ""] = text.split(":");
  return { column, problem };
}
