import { inspectionOf, STANDARD_PLAN } from "@/lib/domain/lot/plan";
import { LOT_TIER } from "@/lib/domain/workflow/tier";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { drawnFraction } from "@/lib/server/workflow/sample";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { DAY_MS } from "./lifecycle";
import type { SeedProposal } from "./proposal";
import { reviewSeed } from "./proposal-rows";
import { randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

export const QUALITY_LOT: Table = {
  name: "quality_lot",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "period_id",
    "number",
    "size",
    "sample_size",
    "acceptance",
    "state",
    "formed_by",
    "formed_at",
    "concluded_at",
    "settled_at",
    "seen_count",
    "to_see_count",
    "left_count",
  ],
};

export const QUALITY_LOT_ITEM: Table = {
  name: "quality_lot_item",
  columns: [
    "regency_code",
    "lot_id",
    "proposal_id",
    "village_code",
    "rank",
    "arrived_at",
    "verdict",
    "judged_by",
    "judged_at",
  ],
};

/** Fewer that wait make no lot here: the demo leaves some to be formed. */
const LEAST_WAITING = 6;
const LEAST_APPLIED = 10;

export interface SeedLots {
  readonly lots: readonly (readonly Cell[])[];
  readonly items: readonly (readonly Cell[])[];
}

/** Lots of a village with work enough: one that passed and was accepted, and one whose inspection has begun. */
export function qualityLots(work: VillageWork, people: People, on: string, periodId: string): SeedLots {
  const { code } = work.village.plan.site;
  const [coach] = actingIn(people, "coach", code);
  const inState = (state: string) => work.proposals.filter(({ life }) => life.state === state);
  const [applied, waiting] = [inState("applied"), inState("validated")];
  if (coach === undefined || applied.length < LEAST_APPLIED || waiting.length < LEAST_WAITING)
    return { lots: [], items: [] };
  const now = instantOf(on);
  const village = { code, periodId, coach };
  const passed = lotOf(village, { number: 1, proposals: applied, formedAt: now - 20 * DAY_MS, isOver: true });
  const fresh = waiting.filter(({ contributors, life }) => ![...contributors, ...life.deciders].includes(coach.userId));
  const begun = lotOf(village, {
    number: 2,
    proposals: fresh.slice(0, Math.ceil(fresh.length / 2)),
    formedAt: now - DAY_MS,
    isOver: false,
  });
  return { lots: [passed.lot, begun.lot], items: [...passed.items, ...begun.items] };
}

interface LotVillage {
  readonly code: string;
  readonly periodId: string;
  readonly coach: Acting;
}

interface LotPlan {
  readonly number: number;
  readonly proposals: readonly SeedProposal[];
  readonly formedAt: number;
  /** Inspected and accepted; else its first family alone was looked at. */
  readonly isOver: boolean;
}

function lotOf({ code, periodId, coach }: LotVillage, { number, proposals, formedAt, isOver }: LotPlan) {
  const regency = code.slice(0, 4);
  const id = uuidFrom(randomFor("lot", code, String(number)), formedAt);
  const seed = reviewSeed(regency, periodId, LOT_TIER);
  const drawn = proposals
    .map((proposal) => ({ proposal, at: drawnFraction(seed, `${id}/${proposal.id}`) }))
    .toSorted((a, b) => a.at - b.at);
  const { sample, acceptance } = inspectionOf(STANDARD_PLAN, proposals.length);
  const over = isOver ? new Date(formedAt + 3_600_000) : null;
  const state = isOver ? "passed" : "open";
  const seen = isOver ? sample : 1;
  const lot: readonly Cell[] = [
    regency,
    id,
    code,
    periodId,
    number,
    proposals.length,
    sample,
    acceptance,
    state,
    coach.userId,
    new Date(formedAt),
    over,
    over,
    seen,
    sample,
    isOver ? 0 : proposals.length,
  ];
  const items = drawn.map(({ proposal }, index): readonly Cell[] => [
    regency,
    id,
    proposal.id,
    code,
    index + 1,
    // What was accepted had arrived before; what waits is in the lot as it waits.
    new Date(isOver ? formedAt - DAY_MS : proposal.life.stateSince),
    index < seen ? "fit" : null,
    index < seen ? coach.userId : null,
    index < seen ? new Date(formedAt + 600_000) : null,
  ]);
  return { lot, items };
}
