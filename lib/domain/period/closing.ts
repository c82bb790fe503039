import { type Actor, authorizeIn } from "../access/actor";
import { TIER_STATES } from "../workflow/workflow";

/** What keeps a village from closing: proposals by state, and other work that has begun and is not done. */
export const HINDRANCES = [
  "draft",
  "returned",
  ...TIER_STATES,
  "meeting",
  "transfer",
  "ground-check",
  "objection",
] as const;
export type Hindrance = (typeof HINDRANCES)[number];
export type OpenWork = Readonly<Partial<Record<Hindrance, number>>>;

export interface HindranceCount {
  readonly kind: Hindrance;
  readonly count: number;
}

/** Digits of the regions that close a period: regency, district, village. */
const CLOSING_DIGITS: readonly number[] = [4, 6, 10];
const REGENCY_DIGITS = 4;
const VILLAGE_DIGITS = 10;

export function isVillage(regionCode: string): boolean {
  return regionCode.length === VILLAGE_DIGITS;
}

/** True for a regency, a district or a village: nothing wider is closed. */
export function isClosable(regionCode: string): boolean {
  return CLOSING_DIGITS.includes(regionCode.length);
}

/** What hinders, in the order of the work. What is not known to be nothing is listed as it is counted. */
export function hindrancesOf(work: OpenWork): readonly HindranceCount[] {
  return HINDRANCES.flatMap((kind) => {
    const count = work[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}

/**
 * Who closes: a village is closed from the village itself, a district or a regency from its regency. Once the window is over the regency closes
 * villages too, where nothing is open any more: one village head who is away would else keep the whole regency from closing.
 */
export function mayClose(actor: Actor, regionCode: string, isOver: boolean): boolean {
  if (!isClosable(regionCode) || !authorizeIn(actor, "period:close", regionCode)) return false;
  const isRegencys = actor.grant.regionCode === regionCode.slice(0, REGENCY_DIGITS);
  return isVillage(regionCode) ? actor.grant.regionCode === regionCode || (isOver && isRegencys) : isRegencys;
}

/** Who opens again: those above the village. */
export function mayReopen(actor: Actor, regionCode: string): boolean {
  return isClosable(regionCode) && authorizeIn(actor, "period:reopen", regionCode);
}

/** What a closing is judged by: a village's open work, or whether each area directly below is closed. */
export type ClosingState = {
  readonly isClosed: boolean;
  /** The window has begun; a year to come cannot be closed. */
  readonly hasBegun: boolean;
} & ({ readonly work: OpenWork } | { readonly below: readonly boolean[] });

export type ClosingBar =
  | { readonly why: "CLOSED" | "NOT_BEGUN" }
  | { readonly why: "WORK_OPEN"; readonly hindrances: readonly HindranceCount[] }
  | { readonly why: "BELOW_OPEN"; readonly open: number; readonly all: number };

/** Why a region cannot be closed now, or null. An area with nothing known below it is not closed on that ground. */
export function closingBar(state: ClosingState): ClosingBar | null {
  if (state.isClosed) return { why: "CLOSED" };
  if (!state.hasBegun) return { why: "NOT_BEGUN" };
  if ("work" in state) {
    const hindrances = hindrancesOf(state.work);
    return hindrances.length === 0 ? null : { why: "WORK_OPEN", hindrances };
  }
  const all = state.below.length;
  const open = state.below.filter((isClosed) => !isClosed).length;
  return all === 0 || open > 0 ? { why: "BELOW_OPEN", open, all } : null;
}

/**
 * The regions that open when one is opened again: itself and the closed ones above it, the widest first. None when it is
 * not closed.
 */
export function reopensWith(regionCode: string, isClosed: (code: string) => boolean): readonly string[] {
  if (!isClosed(regionCode)) return [];
  return CLOSING_DIGITS.filter((digits) => digits <= regionCode.length)
    .map((digits) => regionCode.slice(0, digits))
    .filter(isClosed);
}

/** The areas directly below a regency or district, from the codes of its villages. */
export function areasBelow(regionCode: string, villages: readonly string[]): readonly string[] {
  const digits = regionCode.length === REGENCY_DIGITS ? 6 : VILLAGE_DIGITS;
  return [...new Set(villages.filter((code) => code.startsWith(regionCode)).map((code) => code.slice(0, digits)))];
}
