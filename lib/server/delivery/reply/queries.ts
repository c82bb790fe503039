import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type DeliveryState, REFUSAL_REASONS } from "@/lib/domain/delivery/delivery";
import { ROW_HINTS, type RowKind } from "@/lib/domain/delivery-reply/match";
import { FIELDS, ROW_PROBLEMS } from "@/lib/domain/delivery-reply/reply-file";
import {
  isOutcomePart,
  type ReplyLine,
  type ReplyPage,
  type ReplyState,
  type ReplySummary,
  type ReportItem,
  type ReportLine,
  shownPart,
  UNNAMED_REASONS,
} from "@/lib/domain/delivery-reply/reply-view";
import { OUTCOME_HINTS, type Outcome } from "@/lib/domain/delivery-reply/settle";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId, type PublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { unseal } from "@/lib/server/crypto/seal";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";

const LISTED = 20;
const PAGE = 50;

interface ReplyRecord {
  readonly id: string;
  readonly package_id: string;
  readonly year: number;
  readonly number: number;
  readonly state: ReplyState;
  readonly progress_done: number;
  readonly progress_total: number;
  readonly summary: ReplySummary | null;
  readonly failure: string | null;
  readonly replied_on: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly report_removed_at: Date | null;
}

/** The package's latest replies, the newest first; nobody in them. */
export async function listDeliveryReplies(actor: Actor, at: PublicId): Promise<readonly ReplyLine[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows =
      await sql<ReplyRecord>`SELECT id, state, summary, replied_on::text AS replied_on, created_by, created_at FROM delivery_reply
      WHERE regency_code = ${at.regencyCode} AND package_id = ${at.id}::uuid AND state <> 'uploaded'
      ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`;
    const names = await displayNames(
      sql,
      rows.map((row) => row.created_by),
    );
    return rows.map((row) => toLine(at.regencyCode, row, names));
  });
}

function toLine(regencyCode: string, row: ReplyRecord, names: ReadonlyMap<string, string>): ReplyLine {
  return {
    publicId: formatPublicId(regencyCode, row.id),
    state: row.state,
    createdAt: row.created_at,
    createdBy: names.get(row.created_by) ?? "",
    repliedOn: row.replied_on,
    summary: row.summary,
  };
}

/** A reply of a package with one page of its report; the proposals shown are logged. Null outside the actor's own regency. */
export async function findDeliveryReply(
  actor: Actor,
  packagePublicId: string,
  publicId: string,
  asked: { readonly part: string | undefined; readonly after: number },
): Promise<ReplyPage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, packagePublicId, publicId);
    if (found === null) return null;
    const { key, row } = found;
    const part = shownPart(row.summary, asked.part);
    const isReadable = row.state === "ready" || row.state === "committed";
    const items = isReadable && isOutcomePart(part) ? await readItems(tx, found, part, asked.after) : [];
    const rows = isReadable && !isOutcomePart(part) ? await readRows(tx, key, part, asked.after) : [];
    const [shown, shownRows] = [items.slice(0, PAGE), rows.slice(0, PAGE)];
    await logRead(
      tx,
      actor,
      "deliver",
      "proposal",
      shown.map((item) => item.proposal_id),
    );
    const [names, villages] = await Promise.all([
      displayNames(tx.sql, [row.created_by]),
      villageNames(
        tx.sql,
        shown.map((item) => item.village_code),
      ),
    ]);
    const isMore = items.length > PAGE || rows.length > PAGE;
    return {
      ...toLine(key.regencyCode, row, names),
      regencyCode: key.regencyCode,
      id: key.id,
      packagePublicId,
      packageYear: row.year,
      packageNumber: row.number,
      failure: row.failure,
      removedAt: row.report_removed_at,
      progress: { done: row.progress_done, total: row.progress_total },
      part,
      items: shown.map((item) => toItem(item, key.regencyCode, villages)),
      rows: shownRows.map(toRow),
      next: isMore ? (shown.at(-1)?.ordinal ?? shownRows.at(-1)?.ordinal ?? null) : null,
    };
  });
}

interface Found {
  readonly key: PublicId;
  readonly row: ReplyRecord;
}

/** The reply, where it is one of this package and the package is of the actor's own regency. */
async function findRow(
  { sql }: ScopedTx,
  actor: Actor,
  packagePublicId: string,
  publicId: string,
): Promise<Found | null> {
  const [key, ofPackage] = [parsePublicId(publicId), parsePublicId(packagePublicId)];
  if (key === null || ofPackage === null || !authorize(actor, "delivery:manage")) return null;
  if (key.regencyCode !== actor.grant.regionCode || ofPackage.regencyCode !== key.regencyCode) return null;
  const [row] =
    await sql<ReplyRecord>`SELECT r.id, r.package_id, p.year, p.number, r.state, r.progress_done, r.progress_total, r.summary,
      r.failure, r.replied_on::text AS replied_on, r.created_by, r.created_at, r.report_removed_at
    FROM delivery_reply r JOIN delivery_package p ON p.regency_code = r.regency_code AND p.id = r.package_id
    WHERE r.regency_code = ${key.regencyCode} AND r.id = ${key.id}::uuid AND r.package_id = ${ofPackage.id}::uuid`;
  return row === undefined ? null : { key, row };
}

interface ItemRow {
  readonly ordinal: number;
  readonly proposal_id: string;
  readonly village_code: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly now: DeliveryState;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly people: number;
  readonly unmatched: number;
  readonly unanswered: number;
  readonly hints: readonly string[];
}

function readItems({ sql }: ScopedTx, { key, row }: Found, outcome: Outcome, after: number): Promise<ItemRow[]> {
  const packageId = row.package_id;
  return sql<ItemRow>`SELECT i.ordinal, i.proposal_id, p.village_code, p.head_name, p.dusun, p.rw, p.rt, i.outcome, i.reason, i.people,
      i.unmatched, i.unanswered, i.hints, d.state AS now
    FROM delivery_reply_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    JOIN delivery_item d ON d.regency_code = i.regency_code AND d.package_id = ${packageId}::uuid AND d.proposal_id = i.proposal_id
    WHERE i.regency_code = ${key.regencyCode} AND i.reply_id = ${key.id}::uuid AND i.outcome = ${outcome} AND i.ordinal > ${after}
    ORDER BY i.ordinal LIMIT ${PAGE + 1}`;
}

function toItem(row: ItemRow, regencyCode: string, villages: ReadonlyMap<string, string>): ReportItem {
  const { ordinal, now, outcome, people, unmatched, unanswered } = row;
  return {
    ordinal,
    now,
    outcome,
    reason: REFUSAL_REASONS.find((reason) => reason === row.reason) ?? null,
    unnamed: UNNAMED_REASONS.find((reason) => outcome === "unnamed" && reason === row.reason) ?? null,
    people,
    unmatched,
    unanswered,
    proposalPublicId: formatPublicId(regencyCode, row.proposal_id),
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    hints: OUTCOME_HINTS.filter((hint) => row.hints.includes(hint)),
  };
}

interface ReportRowRecord {
  readonly ordinal: number;
  readonly row_number: number;
  readonly kind: RowKind;
  readonly field: string | null;
  readonly problem: string | null;
  readonly hints: readonly string[];
  readonly said: string | null;
  readonly nik_sealed: string | null;
  readonly kk_sealed: string | null;
}

function readRows({ sql }: ScopedTx, key: PublicId, kind: RowKind, after: number): Promise<ReportRowRecord[]> {
  return sql<ReportRowRecord>`SELECT ordinal, row_number, kind, field, problem, hints, said, nik_sealed, kk_sealed FROM delivery_reply_row
    WHERE regency_code = ${key.regencyCode} AND reply_id = ${key.id}::uuid AND kind = ${kind} AND ordinal > ${after}
    ORDER BY ordinal LIMIT ${PAGE + 1}`;
}

function toRow(row: ReportRowRecord): ReportLine {
  const masked = (sealed: string | null) => (sealed === null ? null : maskIdentityNumber(unseal(sealed)));
  return {
    ordinal: row.ordinal,
    row: row.row_number,
    kind: row.kind,
    field: FIELDS.find((field) => field === row.field) ?? null,
    problem: ROW_PROBLEMS.find((problem) => problem === row.problem) ?? null,
    hints: ROW_HINTS.filter((hint) => row.hints.includes(hint)),
    said: row.said,
    kk: masked(row.kk_sealed),
    nik: masked(row.nik_sealed),
  };
}

/** Every row of a checked reply, for a file to work through: row, result, column and reason, numbers masked, nobody named. */
export async function listReportLines(
  actor: Actor,
  packagePublicId: string,
  publicId: string,
  after: number | null,
  size: number,
): Promise<{ readonly lines: readonly ReportLine[]; readonly next: number | null } | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const found = await findRow(tx, actor, packagePublicId, publicId);
    if (found === null || (found.row.state !== "ready" && found.row.state !== "committed")) return null;
    const { regencyCode, id } = found.key;
    const rows =
      await tx.sql<ReportRowRecord>`SELECT ordinal, row_number, kind, field, problem, hints, said, nik_sealed, kk_sealed FROM delivery_reply_row
      WHERE regency_code = ${regencyCode} AND reply_id = ${id}::uuid AND ordinal > ${after ?? 0} ORDER BY ordinal LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    return { lines: shown.map(toRow), next: rows.length > size ? (shown.at(-1)?.ordinal ?? null) : null };
  });
}
