import "server-only";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type LotPlace, type LotReason, type LotState, lotBar, sampleOf, type Verdict } from "@/lib/domain/lot/lot";
import { fitsBulk, type Judgement } from "@/lib/domain/queue/bulk";
import type { Tier } from "@/lib/domain/workflow/tier";
import type { CommandContext } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import { concludeLot, type HeldItem, holdLot, readLotItems, writeFinding } from "./record";

/** What a statement on `proposal p` selects to know the lot that it waits in, beside {@link LOT_JOIN}. */
export const LOT_COLUMNS = Prisma.sql`l.id AS "lotId", l.state AS "lotState", i.verdict AS "lotVerdict"`;

export const LOT_JOIN = Prisma.sql`LEFT JOIN quality_lot_item i
    ON i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since
  LEFT JOIN quality_lot l ON l.regency_code = i.regency_code AND l.id = i.lot_id`;

export interface LotRow {
  readonly lotId: string | null;
  readonly lotState: LotState | null;
  readonly lotVerdict: Verdict | null;
}

export function lotPlaceOf({ lotState, lotVerdict }: LotRow): LotPlace | null {
  return lotState === null ? null : { state: lotState, verdict: lotVerdict };
}

/** Why a proposal may not be agreed to together with others, or null. */
export function togetherBar(
  { coverage }: Tier,
  held: Judgement & LotRow,
): "NEEDS_PERSON" | "SAMPLED" | LotReason | null {
  const look = held.isSampled ? "SAMPLED" : "NEEDS_PERSON";
  if (coverage.kind === "every") return look;
  if (coverage.kind === "sample") return fitsBulk(held) ? null : look;
  const bar = lotBar(lotPlaceOf(held));
  // Found fit, somebody has looked at it, whatever there was to see.
  return bar ?? (held.lotVerdict === "fit" || fitsBulk(held) ? null : look);
}

interface AloneDecision {
  readonly regencyCode: string;
  readonly id: string;
  readonly agrees: boolean;
  readonly reason: string | null;
  readonly note: string | null;
}

/**
 * What is decided alone on a family of an open lot's sample is its finding: agreed to is fit, sent back or rejected is faulty
 * with that reason. What somebody else has found meanwhile stands: a fault refuses the agreement. The lot is then concluded
 * by what is known.
 */
export async function keepLotOf(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  { lotId, lotState }: LotRow,
  { regencyCode, id: proposalId, agrees, reason, note }: AloneDecision,
): Promise<ErrorCode | null> {
  if (lotId === null || lotState === null) return null;
  const key = { regencyCode, id: lotId };
  const lot = await holdLot(sql, key);
  if (lot === null) return null;
  // Read again under the lot's lock: what the decision knew of it may be older than another's finding.
  const items = await readLotItems(sql, key);
  const verdict = items.find(({ id }) => id === proposalId)?.verdict ?? null;
  if (verdict === "faulty" && agrees) return "STALE";
  if (lot.state === "open" && verdict === null && isDrawn(items, lot.sample_size, proposalId))
    await writeFinding(
      sql,
      { lot: key, proposalId, by: actor.userId, now },
      {
        verdict: agrees ? "fit" : "faulty",
        reason: agrees ? null : reason,
        question: null,
        note: agrees ? null : note,
      },
    );
  await concludeLot(sql, key, lot, now);
  return null;
}

/** By rank alone: the decision has already taken the proposal from where it waited. */
function isDrawn(items: readonly HeldItem[], sampleSize: number, proposalId: string): boolean {
  const asItWas = items.map((item) => (item.id === proposalId ? { ...item, isHere: true } : item));
  return sampleOf(asItWas, sampleSize).some(({ id }) => id === proposalId);
}
