/** What was found of one family of a lot that was looked at. */
export const VERDICTS = ["fit", "faulty"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `void`: every family had left before it was decided. */
export const LOT_STATES = ["open", "passed", "failed", "void"] as const;
export type LotState = (typeof LOT_STATES)[number];

/** A family's place in a lot. */
export interface LotItem {
  readonly id: string;
  /** Its place in the drawing: 1 is looked at first. Frozen when the lot is formed. */
  readonly rank: number;
  readonly verdict: Verdict | null;
  /** It still waits as it did when the lot was formed; false: it was decided, returned or taken back meanwhile. */
  readonly isHere: boolean;
}

/**
 * The families to look at: the first by rank of those that were judged or are still here. Whoever leaves before being looked
 * at is replaced by the next in the drawing, so nobody escapes the sample and no lot is stuck for want of one family.
 */
export function sampleOf<Item extends LotItem>(items: readonly Item[], sampleSize: number): readonly Item[] {
  return items
    .filter(({ verdict, isHere }) => verdict !== null || isHere)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, sampleSize);
}

/** How the inspection of a lot stands. */
export interface Inspection {
  readonly seen: number;
  readonly toSee: number;
  readonly faults: number;
  readonly acceptance: number;
  readonly state: LotState;
}

/**
 * How a lot stands by what was found: failed as soon as there are more faults than are borne, passed when the whole sample was
 * looked at and there are not, void when everything left before anything was found.
 */
export function inspect(
  items: readonly LotItem[],
  { sample, acceptance }: { readonly sample: number; readonly acceptance: number },
): Inspection {
  const chosen = sampleOf(items, sample);
  const judged = chosen.filter(({ verdict }) => verdict !== null);
  const faults = judged.filter(({ verdict }) => verdict === "faulty").length;
  const figures = { seen: judged.length, toSee: chosen.length, faults, acceptance };
  if (faults > acceptance) return { ...figures, state: "failed" };
  if (chosen.length === 0) return { ...figures, state: "void" };
  return { ...figures, state: judged.length === chosen.length ? "passed" : "open" };
}

/** What a decision on a proposal must know of the lot that it is in. */
export interface LotPlace {
  readonly state: LotState;
  readonly verdict: Verdict | null;
}

/** Why a proposal may not be accepted together with others where lots are inspected. */
export const LOT_REASONS = ["NO_LOT", "LOT_OPEN", "LOT_FAILED", "FAULTY"] as const;
export type LotReason = (typeof LOT_REASONS)[number];

/** Whether its lot lets a proposal be accepted together with others: the reason why not, or null. */
export function lotBar(place: LotPlace | null): LotReason | null {
  if (place === null || place.state === "void") return "NO_LOT";
  if (place.state === "open") return "LOT_OPEN";
  if (place.state === "failed") return "LOT_FAILED";
  return place.verdict === "faulty" ? "FAULTY" : null;
}
