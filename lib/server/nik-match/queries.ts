import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import {
  type BatchState,
  HINTS,
  type ReplyItemView,
  type ReplyKind,
  type ReplyLine,
  type ReplyPage,
  type ReplySummary,
  shownReplyKind,
} from "@/lib/domain/nik-match/batch-view";
import { ROW_PROBLEMS, type RowFault } from "@/lib/domain/nik-match/reply-file";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { unseal } from "@/lib/server/crypto/seal";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";

const LISTED = 20;
const PAGE = 50;
const MOST_FAULTS = 50_000;

interface BatchRow {
  regency_code: string;
  id: string;
  state: BatchState;
  progress_done: number;
  progress_total: number;
  summary: ReplySummary | null;
  failure: string | null;
  replied_on: Date | string | null;
  created_by: string;
  created_at: Date;
}

/** Dates come as text or as midnight UTC, as the driver's parsers are set. */
const dayIn = (value: Date | string) => (typeof value === "string" ? value : value.toISOString()).slice(0, 10);
const dayOf = (value: Date | string | null) => (value === null ? null : dayIn(value));

/** The regency's latest replies, the newest first. Nobody in it. */
export async function listReplies(actor: Actor): Promise<readonly ReplyLine[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<BatchRow>`SELECT regency_code, id, state, summary, replied_on, created_by, created_at FROM match_batch
      WHERE regency_code = ${actor.grant.regionCode} AND state <> 'uploaded' ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map((row) => ({
      publicId: formatPublicId(row.regency_code, row.id),
      state: row.state,
      createdAt: row.created_at,
      createdBy: names.get(row.created_by) ?? "",
      repliedOn: dayOf(row.replied_on),
      summary: row.summary,
    }));
  });
}

interface ItemRow {
  ordinal: number;
  row_number: number;
  kind: ReplyKind;
  status: ReplyStatus | null;
  nik_sealed: string | null;
  note_sealed: string | null;
  problem: string | null;
  hints: string[];
  name: string | null;
  village_code: string | null;
  household_id: string | null;
  before: ReplyStatus | null;
  is_before_of_this: boolean | null;
}

/** A reply with one page of its rows; one audit row with the families shown. Null outside the regency. */
export async function findReply(
  actor: Actor,
  publicId: string,
  asked: { readonly kind: string | undefined; readonly after: number },
): Promise<ReplyPage | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const batch = await findBatch(tx, key.regencyCode, key.id);
    if (batch === null) return null;
    const kind = shownReplyKind(batch.summary, asked.kind);
    const isReadable = batch.state === "ready" || batch.state === "committed";
    const rows = isReadable ? await readItems(tx, batch, kind, asked.after) : [];
    const shown = rows.slice(0, PAGE);
    await logRead(tx, actor, "match", "household", [...new Set(shown.flatMap((row) => row.household_id ?? []))]);
    const villages = await villageNames(
      tx.sql,
      shown.flatMap((row) => row.village_code ?? []),
    );
    return {
      publicId,
      regencyCode: batch.regency_code,
      id: batch.id,
      state: batch.state,
      failure: batch.failure,
      progress: { done: batch.progress_done, total: batch.progress_total },
      summary: batch.summary,
      createdAt: batch.created_at,
      repliedOn: dayOf(batch.replied_on),
      kind,
      items: shown.map((row) => toView(row, batch.regency_code, villages, authorize(actor, "household:read-identity"))),
      next: rows.length > PAGE ? (shown.at(-1)?.ordinal ?? null) : null,
    };
  });
}

async function findBatch({ sql }: ScopedTx, regencyCode: string, id: string): Promise<BatchRow | null> {
  const rows =
    await sql<BatchRow>`SELECT regency_code, id, state, progress_done, progress_total, summary, failure, replied_on,
      created_by, created_at FROM match_batch WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`;
  return rows[0] ?? null;
}

function readItems({ sql }: ScopedTx, batch: BatchRow, kind: ReplyKind, after: number): Promise<ItemRow[]> {
  return sql<ItemRow>`SELECT i.ordinal, i.row_number, i.kind, i.status, i.nik_sealed, i.note_sealed, i.problem, i.hints, m.name,
      m.village_code, m.household_id, n.status AS before, n.nik_bidx = i.nik_bidx AS is_before_of_this
    FROM match_item i LEFT JOIN member m ON m.regency_code = i.regency_code AND m.id = i.person_uid
    LEFT JOIN nik_match n ON n.regency_code = i.regency_code AND n.person_uid = i.person_uid
    WHERE i.regency_code = ${batch.regency_code} AND i.batch_id = ${batch.id}::uuid AND i.kind = ${kind} AND i.ordinal > ${after}
    ORDER BY i.ordinal LIMIT ${PAGE + 1}`;
}

function toView(
  row: ItemRow,
  regencyCode: string,
  villages: ReadonlyMap<string, string>,
  maySee: boolean,
): ReplyItemView {
  const nik = row.nik_sealed === null ? null : unseal(row.nik_sealed);
  return {
    ordinal: row.ordinal,
    row: row.row_number,
    kind: row.kind,
    name: row.name ?? "",
    villageName: row.village_code === null ? "" : (villages.get(row.village_code) ?? row.village_code),
    householdPublicId: row.household_id === null ? null : formatPublicId(regencyCode, row.household_id),
    nik: nik === null || maySee ? nik : maskIdentityNumber(nik),
    status: row.status,
    before: row.name === null ? null : row.is_before_of_this === true && row.before !== null ? row.before : "unchecked",
    note: maySee && row.note_sealed !== null ? unseal(row.note_sealed) : null,
    problem: ROW_PROBLEMS.find((problem) => problem === row.problem) ?? null,
    hints: HINTS.filter((hint) => row.hints.includes(hint)),
  };
}

/** Rows that were not taken, for a file to work through: row and reason, nobody's number. */
export async function listReplyFaults(
  actor: Actor,
  publicId: string,
): Promise<readonly (RowFault | { readonly row: number; readonly code: "UNKNOWN" })[] | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return underScope(scopeOf(actor), async (tx) => {
    if ((await findBatch(tx, key.regencyCode, key.id)) === null) return null;
    const rows = await tx.sql<{
      row_number: number;
      kind: ReplyKind;
      problem: string | null;
    }>`SELECT row_number, kind, problem FROM match_item
      WHERE regency_code = ${key.regencyCode} AND batch_id = ${key.id}::uuid AND kind IN ('row-error', 'unknown') ORDER BY ordinal LIMIT ${MOST_FAULTS}`;
    return rows.map((row) => ({
      row: row.row_number,
      code:
        row.kind === "unknown"
          ? ("UNKNOWN" as const)
          : (ROW_PROBLEMS.find((problem) => problem === row.problem) ?? "NIK_FORM"),
    }));
  });
}

export interface NikWork {
  readonly uid: string;
  readonly regencyCode: string;
  readonly name: string;
  readonly nik: string;
  readonly status: Exclude<ReplyStatus, "matched">;
  readonly repliedOn: string;
  readonly note: string | null;
  readonly villageName: string;
  readonly familyPublicId: string;
}

/** NIKs of the actor's area that somebody has to correct or explain, village by village; after a person of the page before. */
export async function listNikWork(
  actor: Actor,
  after: string | null,
): Promise<{ readonly lines: readonly NikWork[]; readonly next: string | null }> {
  const regencies = await regenciesOf(actor.grant.regionCode);
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const [villageAfter = "", uidAfter = ""] = after?.split(".") ?? [];
  return underScope(scopeOf(actor), async (tx) => {
    const rows = await tx.sql<{
      regency_code: string;
      person_uid: string;
      household_id: string;
      village_code: string;
      name: string;
      status: "unmatched" | "typo";
      replied_on: Date | string;
      nik_sealed: string;
      note_sealed: string | null;
    }>`SELECT n.regency_code, n.person_uid, m.household_id, n.village_code, m.name, n.status, n.replied_on, n.nik_sealed, n.note_sealed FROM nik_match n
      JOIN member m ON m.regency_code = n.regency_code AND m.id = n.person_uid AND m.active AND m.nik_bidx = n.nik_bidx
      WHERE n.regency_code = ANY (${[...regencies]}::text[]) AND n.village_code >= ${lo} AND n.village_code < ${hi}
        AND n.status <> 'matched' AND n.explained_at IS NULL
        AND (${after === null} OR (n.village_code, n.person_uid) > (${villageAfter}, ${uidAfter === "" ? actor.userId : uidAfter}::uuid))
      ORDER BY n.village_code, n.person_uid LIMIT ${PAGE + 1}`;
    const shown = rows.slice(0, PAGE);
    await logRead(tx, actor, "match", "household", [...new Set(shown.map((row) => row.household_id))]);
    const villages = await villageNames(
      tx.sql,
      shown.map((row) => row.village_code),
    );
    const maySee = authorize(actor, "household:read-identity");
    const last = shown.at(-1);
    return {
      lines: shown.map((row) => ({
        uid: row.person_uid,
        regencyCode: row.regency_code,
        name: row.name,
        nik: maySee ? unseal(row.nik_sealed) : maskIdentityNumber(unseal(row.nik_sealed)),
        status: row.status,
        repliedOn: dayIn(row.replied_on),
        note: maySee && row.note_sealed !== null ? unseal(row.note_sealed) : null,
        villageName: villages.get(row.village_code) ?? row.village_code,
        familyPublicId: formatPublicId(row.regency_code, row.household_id),
      })),
      next: rows.length > PAGE && last !== undefined ? `${last.village_code}.${last.person_uid}` : null,
    };
  });
}
