import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Locale } from "@/lib/domain/instrument/question";
import { riskPoints } from "@/lib/domain/lot/curve";
import { inspect, type LotItem, type LotState, sampleOf } from "@/lib/domain/lot/lot";
import type { LotDetail, LotOfProposal, SampleFamily } from "@/lib/domain/lot/lot-page";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { fitsBulk, type Judgement } from "@/lib/domain/queue/bulk";
import { placeText, questionLabel } from "@/lib/domain/queue/queue-row";
import type { ReasonCode } from "@/lib/domain/workflow/reason";
import { LOT_TIER } from "@/lib/domain/workflow/tier";
import { hasFreshEyes, returnTargetsOf } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { regionLabel } from "@/lib/server/region/queries";
import { tiersOf } from "@/lib/server/workflow/tier-sets";

interface LotRow {
  readonly village_code: string;
  readonly year: number | null;
  readonly number: number;
  readonly size: number;
  readonly sample_size: number;
  readonly acceptance: number;
  readonly state: LotState;
  readonly formed_by: string;
  readonly formed_at: Date;
  readonly settled_at: Date | null;
}

interface ItemRow extends LotItem, Judgement {
  readonly version: number;
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

/** A lot with its sample, and what still waits once it is inspected. Null: not in reach. The families named are logged. */
export async function findLot(
  actor: Actor,
  at: PublicId,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<LotDetail | null> {
  if (!authorize(actor, "lot:inspect")) return null;
  const set = await tiersOf(at.regencyCode, now);
  return underScope(scopeOf(actor), async (tx) => {
    const [[lot], items] = await Promise.all([readLot(tx, at), readItems(tx, at)]);
    if (lot === undefined) return null;
    const found = inspect(items, { sample: lot.sample_size, acceptance: lot.acceptance });
    const inspection = lot.state === "open" ? found : { ...found, state: lot.state };
    const chosen = sampleOf(items, lot.sample_size);
    const here = items.filter(({ isHere }) => isHere);
    const left = inspection.state === "open" ? [] : here;
    const named = [...new Set([...chosen, ...left].map(({ id }) => id))];
    const [names] = await Promise.all([
      displayNames(tx.sql, [lot.formed_by, ...chosen.flatMap(({ judged_by }) => judged_by ?? [])]),
      logRead(tx, actor, "decide", "proposal", named),
    ]);
    return {
      publicId: formatPublicId(at.regencyCode, at.id),
      id: at.id,
      regencyCode: at.regencyCode,
      villageCode: lot.village_code,
      villageLabel: await regionLabel(lot.village_code),
      year: lot.year ?? 0,
      number: lot.number,
      size: lot.size,
      sampleSize: lot.sample_size,
      formedAt: lot.formed_at,
      formedBy: names.get(lot.formed_by) ?? "?",
      settledAt: lot.settled_at,
      inspection,
      points: riskPoints(lot.size, { sample: lot.sample_size, acceptance: lot.acceptance }),
      families: chosen.map((item) =>
        toFamily(item, { actor, regencyCode: at.regencyCode, locale, names, isOpen: inspection.state === "open" }),
      ),
      left: left.map((item) => ({
        regencyCode: at.regencyCode,
        id: item.id,
        publicId: formatPublicId(at.regencyCode, item.id),
        version: item.version,
        headName: item.head_name,
        needsPerson: item.verdict === null && !fitsBulk(item),
      })),
      leftCount: here.length,
      targets: returnTargetsOf(set, LOT_TIER),
    };
  });
}

function readLot({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<LotRow[]> {
  return sql<LotRow>`SELECT l.village_code, t.year, l.number, l.size, l.sample_size, l.acceptance, l.state, l.formed_by, l.formed_at, l.settled_at
    FROM quality_lot l LEFT JOIN period t ON t.id = l.period_id WHERE l.regency_code = ${regencyCode} AND l.id = ${id}::uuid`;
}

function readItems({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<ItemRow[]> {
  return sql<ItemRow>`SELECT i.proposal_id AS id, i.rank, i.verdict, i.reason, i.question, i.note, i.judged_by,
      (p.state_since = i.arrived_at AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')) AS "isHere",
      p.version, p.head_name, p.dusun, p.rw, p.rt, p.changed_keys, p.contributors::text[] AS contributors, p.deciders::text[] AS deciders,
      p.error_count AS "errorCount", p.warning_count AS "warningCount", p.warning_weight AS "warningWeight", p.is_sampled AS "isSampled"
    FROM quality_lot_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE i.regency_code = ${regencyCode} AND i.lot_id = ${id}::uuid ORDER BY i.rank`;
}

interface FamilyReader {
  readonly actor: Actor;
  readonly regencyCode: string;
  readonly locale: Locale;
  readonly names: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
}

function toFamily(item: ItemRow, { actor, regencyCode, locale, names, isOpen }: FamilyReader): SampleFamily {
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
    canJudge: isOpen && item.isHere && hasFreshEyes(actor.userId, item.contributors, item.deciders),
  };
}

/** The lot that a proposal waits in; null where it waits in none, or for who inspects none. */
export async function findLotOf(actor: Actor, proposal: PublicId): Promise<LotOfProposal | null> {
  if (!authorize(actor, "lot:inspect")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<{
      id: string;
      number: number;
      sample_size: number;
      state: LotState;
    }>`SELECT l.id, l.number, l.sample_size, l.state
      FROM proposal p JOIN quality_lot_item i ON i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since
      JOIN quality_lot l ON l.regency_code = i.regency_code AND l.id = i.lot_id
      WHERE p.regency_code = ${proposal.regencyCode} AND p.id = ${proposal.id}::uuid`;
    if (row === undefined) return null;
    const items = await readItems(tx, { regencyCode: proposal.regencyCode, id: row.id });
    return {
      publicId: formatPublicId(proposal.regencyCode, row.id),
      number: row.number,
      state: row.state,
      isInSample: sampleOf(items, row.sample_size).some(({ id }) => id === proposal.id),
    };
  });
}
