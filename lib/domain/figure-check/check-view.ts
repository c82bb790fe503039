import type { Difference } from "./difference";

export type CheckState = "waiting" | "running" | "done" | "failed";

/** A check as a list tells it. */
export interface CheckLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly state: CheckState;
  readonly villages: number;
  readonly checked: number;
  readonly counters: number;
  readonly differing: number;
  readonly stale: number;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

/** The newest check of an area, with what differs. */
export interface CheckResult extends CheckLine {
  readonly differences: readonly (Difference & { readonly areaLabel: string })[];
  /** Villages that can be counted again; 0 where nothing differs, or only sums do. */
  readonly mendable: number;
  readonly mended: { readonly by: string; readonly at: Date } | null;
}
