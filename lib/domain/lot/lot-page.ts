import type { ReasonCode } from "../workflow/reason";
import type { ReturnTarget } from "../workflow/tier";
import type { CurvePoint, RiskPoints } from "./curve";
import type { LotFamilyView } from "./family-filter";
import type { LotCursor } from "./list-filter";
import type { Inspection, LotState, Verdict } from "./lot";
import type { Plan, PlanRow } from "./plan";

/** A village with proposals that wait for the coach in no lot. */
export interface WaitingVillage {
  readonly villageCode: string;
  readonly villageLabel: string;
  readonly periodId: string;
  readonly year: number;
  /** That a lot may take in. */
  readonly waiting: number;
  /** Beside them, those that every coach there has worked on: a lot does not take them in. */
  readonly unjudgeable: number;
  /** Of the waiting with something to look at. */
  readonly warned: number;
  readonly oldestAt: Date;
  /** What a lot formed now would be; of size 0: none can be. */
  readonly size: number;
  readonly sample: number;
  readonly acceptance: number;
}

export interface LotLine {
  readonly publicId: string;
  readonly villageLabel: string;
  readonly year: number;
  readonly number: number;
  readonly size: number;
  readonly sample: number;
  readonly acceptance: number;
  readonly seen: number;
  readonly faults: number;
  readonly state: LotState;
  /** Of the lot still with the coach. */
  readonly left: number;
  readonly formedAt: Date;
}

export interface LotsPage {
  readonly waiting: readonly WaitingVillage[] | null;
  readonly lots: readonly LotLine[] | null;
  readonly next: LotCursor | null;
}

/** One family of a lot, as a page of it names it. */
export interface LotFamily {
  readonly id: string;
  readonly publicId: string;
  readonly rank: number;
  readonly headName: string;
  readonly place: string;
  readonly warningCount: number;
  readonly isHere: boolean;
  readonly verdict: Verdict | null;
  readonly reason: ReasonCode | null;
  /** The faulty question, as its label. */
  readonly question: string | null;
  readonly questionKey: string | null;
  readonly note: string | null;
  readonly judgedBy: string | null;
  /** The questions that the proposal changes. */
  readonly changed: readonly { readonly value: string; readonly label: string }[];
  /** This person may say what was found. */
  readonly canJudge: boolean;
  /** It has something to look at and nobody has looked. */
  readonly needsPerson: boolean;
}

/** A proposal of a lot that still waits, as a decision on it needs it. Not named: it is listed by its place in the drawing. */
export interface LeftItem {
  readonly id: string;
  readonly version: number;
  readonly rank: number;
  readonly needsPerson: boolean;
}

/** What was found faulty, counted. */
export interface FaultCount {
  readonly reason: ReasonCode;
  readonly question: string | null;
  readonly count: number;
}

export interface LotDetail {
  readonly publicId: string;
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly villageLabel: string;
  readonly year: number;
  readonly number: number;
  readonly size: number;
  readonly sampleSize: number;
  readonly formedAt: Date;
  readonly formedBy: string;
  readonly inspection: Inspection;
  readonly points: RiskPoints;
  /** How many families each view lists. */
  readonly counts: Readonly<Record<LotFamilyView, number>>;
  readonly families: readonly LotFamily[];
  /** The place in the drawing after which the next page begins; null: this is the last. */
  readonly next: number | null;
  /** What still waits; read only once the inspection is over. */
  readonly left: readonly LeftItem[];
  readonly faults: readonly FaultCount[];
  readonly targets: readonly ReturnTarget[];
}

/** The lot that a proposal waits in, for the page where it is decided alone. */
export interface LotOfProposal {
  readonly publicId: string;
  readonly number: number;
  readonly isInSample: boolean;
  readonly state: LotState;
}

/** A row of a plan with what it promises, for the largest lot that it is for. */
export interface PlanRowView extends PlanRow {
  readonly from: number;
  readonly points: RiskPoints;
  readonly curve: readonly CurvePoint[];
}

export interface PlanLine {
  readonly id: string;
  readonly regionLabel: string;
  readonly rows: Plan;
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly setBy: string | null;
  readonly setAt: Date;
}

/** What a plan would mean for what waits now. */
export interface PlanTrial {
  /** Villages by how large their lots would be, the smallest first. */
  readonly villages: number;
  readonly waiting: number;
  readonly toSee: number;
  readonly largest: readonly {
    readonly label: string;
    readonly size: number;
    readonly sample: number;
    readonly acceptance: number;
  }[];
}

export interface PlanPage {
  readonly area: { readonly code: string; readonly label: string };
  readonly today: string;
  readonly rows: readonly PlanRowView[];
  /** Whose setting it is; null: the standard. */
  readonly setBy: string | null;
  readonly history: readonly PlanLine[];
  /** Null: this reader sees no families. */
  readonly now: PlanTrial | null;
  /** Null: this reader sets no plan here, or tries none. */
  readonly trial: {
    readonly rows: readonly PlanRowView[];
    readonly effect: PlanTrial | null;
    readonly looserFrom: number | null;
  } | null;
  readonly maySet: boolean;
  /** Id of the area's newest own plan. */
  readonly seen: string | null;
}
