import type { Verdict } from "./compare";

/** One answer in which the extract and a family of the register differ, in words. */
export interface DifferenceLine {
  /** Public id of the family. */
  readonly family: string;
  readonly householdId: string;
  readonly headName: string;
  /** Whose answer it is; null for the family's own, and for somebody whom only the extract has. */
  readonly memberName: string | null;
  readonly village: string;
  readonly field: string;
  /** Null for a person who joins or leaves. */
  readonly label: string | null;
  readonly state: "open" | "kept" | "taken";
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface DifferencePage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly verdict: Verdict;
  /** How many conflicts wait for a decision. */
  readonly open: number;
  /** Of conflicts: those that wait, or all. */
  readonly shows: "open" | "all";
  readonly lines: readonly DifferenceLine[];
  readonly next: string | null;
  readonly canDecide: boolean;
}
