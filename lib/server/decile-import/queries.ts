import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { NATION_CODE } from "@/lib/domain/access/scope";
import type {
  ImportItem,
  ImportLine,
  ImportPage,
  ImportState,
  ImportSummary,
} from "@/lib/domain/decile-import/import-view";
import { HINTS, ROW_KINDS, type RowKind } from "@/lib/domain/decile-import/match";
import { FIELDS, ROW_PROBLEMS } from "@/lib/domain/decile-import/snapshot-file";
import type { Snapshot } from "@/lib/domain/dynamics/snapshot";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { unseal } from "@/lib/server/crypto/seal";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { listSnapshots } from "@/lib/server/dynamics/snapshots";
import { displayNames } from "@/lib/server/queue/names";

const LISTED = 20;
const PAGE = 50;

interface ImportRow {
  regency_code: string;
  id: string;
  state: ImportState;
  progress_done: number;
  progress_total: number;
  summary: ImportSummary | null;
  failure: string | null;
  snapshot_id: string | null;
  ranked_on: string | null;
  source: string | null;
  created_by: string;
  created_at: Date;
}

/** The region's latest imports, the newest first. No family in it. */
export async function listDecileImports(actor: Actor): Promise<readonly ImportLine[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<ImportRow>`SELECT regency_code, id, state, summary, snapshot_id, ranked_on::text AS ranked_on, source, created_by,
        created_at FROM decile_import
      WHERE regency_code = ${regencyShelf(actor.grant.regionCode)} AND region_code = ${actor.grant.regionCode} AND state <> 'uploaded'
      ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map((row) => toLine(row, names));
  });
}

/** Snapshots whose day this coach may set right, the newest first: none but for the nation's. */
export async function listDatedSnapshots(actor: Actor): Promise<readonly Snapshot[]> {
  if (actor.grant.regionCode !== NATION_CODE) return [];
  return underScope(scopeOf(actor), async ({ sql }) => (await listSnapshots(sql)).toReversed());
}

function toLine(row: ImportRow, names: ReadonlyMap<string, string>): ImportLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    state: row.state,
    createdAt: row.created_at,
    createdBy: names.get(row.created_by) ?? "",
    snapshotId: row.snapshot_id,
    rankedOn: row.ranked_on,
    source: row.source,
    summary: row.summary,
  };
}

interface ItemRow {
  ordinal: number;
  row_number: number;
  kind: RowKind;
  field: string | null;
  problem: string | null;
  hints: string[];
  nik_sealed: string | null;
  kk_sealed: string | null;
  national: number | null;
}

/** An import with one page of its rows. Numbers are masked and nobody is named, so no family is read. Null outside the coach's region. */
export async function findDecileImport(
  actor: Actor,
  publicId: string,
  asked: { readonly kind: string | undefined; readonly after: number },
): Promise<ImportPage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, publicId);
    if (found === null) return null;
    const kind = shownKind(found.summary, asked.kind);
    const isReadable = found.state === "ready" || found.state === "committed";
    const rows = isReadable ? await readItems(tx, found, kind, asked.after) : [];
    const shown = rows.slice(0, PAGE);
    return {
      ...toLine(found, await displayNames(tx.sql, [found.created_by])),
      regencyCode: found.regency_code,
      id: found.id,
      failure: found.failure,
      progress: { done: found.progress_done, total: found.progress_total },
      kind,
      items: shown.map(toItem),
      next: rows.length > PAGE ? (shown.at(-1)?.ordinal ?? null) : null,
    };
  });
}

/** The kind to show: the one asked for, else the first of which there are any. */
function shownKind(summary: ImportSummary | null, asked: string | undefined): RowKind {
  return ROW_KINDS.find((kind) => kind === asked) ?? ROW_KINDS.find((kind) => (summary?.kinds[kind] ?? 0) > 0) ?? "kk";
}

async function findRow({ sql }: ScopedTx, actor: Actor, publicId: string): Promise<ImportRow | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  const rows =
    await sql<ImportRow>`SELECT regency_code, id, state, progress_done, progress_total, summary, failure, snapshot_id,
      ranked_on::text AS ranked_on, source, created_by, created_at FROM decile_import
    WHERE regency_code = ${key.regencyCode} AND id = ${key.id}::uuid AND region_code = ${actor.grant.regionCode}`;
  return rows[0] ?? null;
}

function readItems({ sql }: ScopedTx, found: ImportRow, kind: RowKind, after: number): Promise<ItemRow[]> {
  return sql<ItemRow>`SELECT ordinal, row_number, kind, field, problem, hints, nik_sealed, kk_sealed, national FROM decile_item
    WHERE regency_code = ${found.regency_code} AND import_id = ${found.id}::uuid AND kind = ${kind} AND ordinal > ${after}
    ORDER BY ordinal LIMIT ${PAGE + 1}`;
}

function toItem(row: ItemRow): ImportItem {
  const masked = (sealed: string | null) => (sealed === null ? null : maskIdentityNumber(unseal(sealed)));
  return {
    ordinal: row.ordinal,
    row: row.row_number,
    kind: row.kind,
    field: FIELDS.find((field) => field === row.field) ?? null,
    problem: ROW_PROBLEMS.find((problem) => problem === row.problem) ?? null,
    hints: HINTS.filter((hint) => row.hints.includes(hint)),
    nik: masked(row.nik_sealed),
    kk: masked(row.kk_sealed),
    national: row.national,
  };
}

/** Rows that are not taken, or taken with a remark, for a file to work through: row, field and reason, numbers masked. */
export async function listReportRows(
  actor: Actor,
  publicId: string,
  after: number | null,
  size: number,
): Promise<{ readonly lines: readonly ImportItem[]; readonly next: number | null } | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, publicId);
    if (found === null || (found.state !== "ready" && found.state !== "committed")) return null;
    const rows =
      await tx.sql<ItemRow>`SELECT ordinal, row_number, kind, field, problem, hints, nik_sealed, kk_sealed, national FROM decile_item
      WHERE regency_code = ${found.regency_code} AND import_id = ${found.id}::uuid AND kind <> 'same'
        AND (kind NOT IN ('kk', 'nik') OR hints <> '{}') AND ordinal > ${after ?? -1} ORDER BY ordinal LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    return { lines: shown.map(toItem), next: rows.length > size ? (shown.at(-1)?.ordinal ?? null) : null };
  });
}
