import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Locale } from "@/lib/domain/instrument/question";
import type { LotFamilyFilter, LotFamilyView } from "@/lib/domain/lot/family-filter";
import type { LotItem, LotState } from "@/lib/domain/lot/lot";
import type { FaultCount, LeftItem, LotFamily } from "@/lib/domain/lot/lot-page";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { fitsBulk, type Judgement } from "@/lib/domain/queue/bulk";
import { placeText, questionLabel } from "@/lib/domain/queue/queue-row";
import { WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import type { ReasonCode } from "@/lib/domain/workflow/reason";
import { hasFreshEyes } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { IS_HERE } from "./record";

/** Families on one page of a lot. */
export const FAMILIES_A_PAGE = 50;

/** As `fitsBulk` says it of a row: something is there to look at and nobody has looked. */
const NEEDS_PERSON = Prisma.sql`(i.verdict IS NULL AND (p.error_count > 0 OR p.warning_count > 0
  OR p.warning_weight >= ${WEIGHT_PER_WARNING} OR p.is_sampled))`;

/** The step by which it left, when it was sent back. */
const SENT_BACK = Prisma.sql`SELECT e.reason_code, e.note FROM proposal_event e WHERE e.regency_code = i.regency_code
  AND e.proposal_id = i.proposal_id AND e.since = i.arrived_at AND e.event = 'return' AND e.from_state <> e.to_state LIMIT 1`;

interface FamilyRow extends LotItem, Judgement {
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly changed_keys: readonly string[];
  readonly contributors: readonly string[];
  readonly deciders: readonly string[];
  readonly reason: ReasonCode | null;
  readonly question: string | null;
  readonly note: string | null;
  readonly judged_by: string | null;
}

const WHERE = {
  drawn: Prisma.sql`(i.verdict IS NOT NULL OR ${IS_HERE})`,
  undecided: IS_HERE,
  needing: Prisma.sql`${IS_HERE} AND ${NEEDS_PERSON}`,
  returned: Prisma.sql`NOT ${IS_HERE} AND EXISTS (${SENT_BACK})`,
} as const satisfies Record<LotFamilyView, Prisma.Sql>;

/** A page of the families of a lot that a view lists, by their place in the drawing, and one more. */
function readFamilies(
  { sql }: ScopedTx,
  { regencyCode, id }: PublicId,
  { view, after }: LotFamilyFilter,
  sampleSize: number,
): Promise<FamilyRow[]> {
  // The sample is the first of the drawing that can be looked at (`sampleOf`): bounded before the page is cut from it.
  const most = view === "drawn" ? Prisma.sql`ORDER BY i.rank LIMIT ${sampleSize}` : Prisma.empty;
  return sql<FamilyRow>`SELECT d.* FROM (
      SELECT i.proposal_id AS id, i.rank, i.verdict, ${IS_HERE} AS "isHere", coalesce(i.reason, s.reason_code) AS reason, i.question,
        CASE WHEN i.reason IS NULL THEN s.note ELSE i.note END AS note, i.judged_by, p.head_name, p.dusun, p.rw, p.rt, p.changed_keys,
        p.contributors::text[] AS contributors, p.deciders::text[] AS deciders, p.error_count AS "errorCount",
        p.warning_count AS "warningCount", p.warning_weight AS "warningWeight", p.is_sampled AS "isSampled"
      FROM quality_lot_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
      LEFT JOIN LATERAL (${SENT_BACK}) s ON NOT ${IS_HERE}
      WHERE i.regency_code = ${regencyCode} AND i.lot_id = ${id}::uuid AND ${WHERE[view]} ${most}) d
    WHERE d.rank > ${after} ORDER BY d.rank LIMIT ${FAMILIES_A_PAGE + 1}`;
}

export interface FamiliesOf {
  readonly at: PublicId;
  readonly filter: LotFamilyFilter;
  readonly sampleSize: number;
  readonly state: LotState;
  readonly formedBy: string;
}

/** A page of a lot's families. Whoever is named on it is logged as read, and nobody else. */
export async function listLotFamilies(
  tx: ScopedTx,
  actor: Actor,
  { at, filter, sampleSize, state, formedBy }: FamiliesOf,
  locale: Locale,
): Promise<{
  readonly families: readonly LotFamily[];
  readonly next: number | null;
  readonly names: ReadonlyMap<string, string>;
}> {
  const rows = await readFamilies(tx, at, filter, sampleSize);
  const shown = rows.slice(0, FAMILIES_A_PAGE);
  const judges = shown.flatMap(({ judged_by }) => judged_by ?? []);
  const [names] = await Promise.all([
    displayNames(tx.sql, [formedBy, ...judges]),
    logRead(
      tx,
      actor,
      "decide",
      "proposal",
      shown.map(({ id }) => id),
    ),
  ]);
  const reader = { actor, regencyCode: at.regencyCode, locale, names, state, isDrawn: filter.view === "drawn" };
  return {
    families: shown.map((row) => toFamily(row, reader)),
    next: rows.length > FAMILIES_A_PAGE ? (shown.at(-1)?.rank ?? null) : null,
    names,
  };
}

interface FamilyReader {
  readonly actor: Actor;
  readonly regencyCode: string;
  readonly locale: Locale;
  readonly names: ReadonlyMap<string, string>;
  readonly state: LotState;
  readonly isDrawn: boolean;
}

function toFamily(item: FamilyRow, { actor, regencyCode, locale, names, state, isDrawn }: FamilyReader): LotFamily {
  const labelled = item.changed_keys.flatMap((value) => {
    const label = questionLabel(value, locale);
    return label === null ? [] : [{ value, label }];
  });
  return {
    id: item.id,
    publicId: formatPublicId(regencyCode, item.id),
    rank: item.rank,
    headName: item.head_name,
    place: placeText(item),
    warningCount: item.warningCount,
    isHere: item.isHere,
    verdict: item.verdict,
    reason: item.reason,
    question: item.question === null ? null : questionLabel(item.question, locale),
    questionKey: item.question,
    note: item.note,
    judgedBy: item.judged_by === null ? null : (names.get(item.judged_by) ?? "?"),
    changed: [...new Map(labelled.map((each) => [each.value, each])).values()],
    canJudge:
      state === "open" && isDrawn && item.isHere && hasFreshEyes(actor.userId, item.contributors, item.deciders),
    needsPerson: state === "passed" && item.isHere && item.verdict === null && !fitsBulk(item),
  };
}

/** What of a lot still waits, by its place in the drawing. Nobody is named. */
export async function readLeft({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<LeftItem[]> {
  return sql<LeftItem>`SELECT i.proposal_id AS id, p.version, i.rank, ${NEEDS_PERSON} AS "needsPerson"
    FROM quality_lot_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE i.regency_code = ${regencyCode} AND i.lot_id = ${id}::uuid AND ${IS_HERE} ORDER BY i.rank`;
}

/** How many of a lot were sent back. */
export async function countReturned({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<number> {
  const [row] = await sql<{ count: number }>`SELECT count(*)::int AS count
    FROM quality_lot_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE i.regency_code = ${regencyCode} AND i.lot_id = ${id}::uuid AND ${WHERE.returned}`;
  return row?.count ?? 0;
}

/** What was found faulty in a lot, counted by reason and question. */
export async function countFaults(
  { sql }: ScopedTx,
  { regencyCode, id }: PublicId,
  locale: Locale,
): Promise<readonly FaultCount[]> {
  const rows = await sql<FaultCount>`SELECT reason, question, count(*)::int AS count FROM quality_lot_item
    WHERE regency_code = ${regencyCode} AND lot_id = ${id}::uuid AND verdict = 'faulty' GROUP BY reason, question
    ORDER BY count(*) DESC, reason, question`;
  return rows.map((row) => ({ ...row, question: row.question === null ? null : questionLabel(row.question, locale) }));
}
