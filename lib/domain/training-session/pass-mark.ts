/** The least percentage of right answers in the test where no region has set another; source: process.md 6.4. */
export const USUAL_PASS_MARK = 70;
/** What a region may set. Below, guessing gets near; above, two slips in thirty fail. The bounds are this portal's. */
export const PASS_MARK_RANGE = { least: 60, most: 95 } as const;

/** The newest mark of one region. */
export interface RegionPassMark {
  readonly regionCode: string;
  readonly mark: number;
}

/**
 * The mark that holds for a place, of those set for it and for the regions around it: the strictest, so that nobody lowers what was
 * asked above them.
 */
export function passMarkOf(around: readonly RegionPassMark[]): number {
  return around.length === 0 ? USUAL_PASS_MARK : Math.max(...around.map(({ mark }) => mark));
}

/** Why a mark cannot be set: out of bounds, or what holds above is stricter and would go on to hold. */
export type PassMarkProblem = "RANGE" | "LOOSENS" | "UNCHANGED";

/**
 * @param above those set around the region, without its own
 * @param own the region's own newest; null: none
 */
export function passMarkProblem(
  mark: number,
  { above, own }: { readonly above: readonly RegionPassMark[]; readonly own: number | null },
): PassMarkProblem | null {
  if (!Number.isInteger(mark) || mark < PASS_MARK_RANGE.least || mark > PASS_MARK_RANGE.most) return "RANGE";
  if (mark === own) return "UNCHANGED";
  return above.length > 0 && mark < passMarkOf(above) ? "LOOSENS" : null;
}

/** A mark as it was set, for the page. */
export interface PassMarkLine extends RegionPassMark {
  readonly id: string;
  readonly regionLabel: string;
  readonly reason: string;
  readonly setterName: string;
  readonly setAt: Date;
}

export interface PassMarkPage {
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly zone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  /** What a training planned here now asks. */
  readonly mark: number;
  /** The least that may be set here. */
  readonly least: number;
  /** Newest first, of this region and those around it. */
  readonly history: readonly PassMarkLine[];
  /** The region's own newest, as the page showed it; null: none. */
  readonly seen: string | null;
  readonly maySet: boolean;
}

export const PASS_MARK_PATH = "/mutu/nilai-lulus";
