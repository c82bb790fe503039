import type { ModuleCode } from "../training/module";

/** Figures of a question are shown from so many answers on: a share of fewer says little and may tell of one person. */
export const LEAST_SHOWN = 5;
/** A question is judged from so many answers on; below, chance makes half of what is seen. */
export const LEAST_JUDGED = 30;

/** Fewer right answers than guessing among four would nearly give: the question or its key is wrong, or nobody was taught it. */
const HARD_UNDER = 0.2;
/** It takes the place of a question that would tell something. */
const EASY_OVER = 0.95;
/**
 * Of the correlation between this question and the rest of the paper (Henrysson 1963: without the question itself, which would
 * count twice). Chosen over the upper and lower 27%: papers differ, so groups by score share few questions, and a correlation
 * uses every answer.
 */
const FLAT_UNDER = 0.1;

export const ITEM_FLAGS = ["hard", "easy", "flat"] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/** What finished papers say of one question. */
export interface ItemCount {
  readonly code: string;
  readonly module: ModuleCode;
  readonly asked: number;
  /** Right answers; unanswered is not right. */
  readonly right: number;
  /** Null where all were right, all wrong, or all papers alike. */
  readonly correlation: number | null;
}

/** A question as its list shows it: figures only where enough people stand behind them. */
export interface ItemLine {
  readonly code: string;
  readonly module: ModuleCode;
  readonly asked: number;
  /** Share of right answers, 0 to 1. */
  readonly share: number | null;
  readonly discrimination: number | null;
  readonly flags: readonly ItemFlag[];
}

export function itemLine({ code, module, asked, right, correlation }: ItemCount): ItemLine {
  const isShown = asked >= LEAST_SHOWN;
  return {
    code,
    module,
    asked,
    share: isShown ? right / asked : null,
    discrimination: isShown ? correlation : null,
    flags: asked < LEAST_JUDGED ? [] : flagsOf(right / asked, correlation),
  };
}

function flagsOf(share: number, correlation: number | null): readonly ItemFlag[] {
  const holds: Readonly<Record<ItemFlag, boolean>> = {
    hard: share < HARD_UNDER,
    easy: share > EASY_OVER,
    flat: correlation !== null && correlation < FLAT_UNDER,
  };
  return ITEM_FLAGS.filter((flag) => holds[flag]);
}
