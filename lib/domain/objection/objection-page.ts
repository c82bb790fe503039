import type { Role } from "../access/role";
import type { ProposalState } from "../workflow/workflow";
import type {
  AnswerBar,
  Hearing,
  ObjectionEvent,
  ObjectionGround,
  ObjectionPlace,
  ObjectionState,
  Objector,
} from "./objection";

export interface ObjectionLine {
  readonly publicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  readonly objector: Objector;
  readonly ground: ObjectionGround;
  readonly state: ObjectionState;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly isLate: boolean;
  /** Accepted, and the village has not begun to mend the record. */
  readonly waitsForVillage: boolean;
}

export interface ObjectionList {
  readonly lines: readonly ObjectionLine[];
  readonly next: string | null;
  readonly counts: Readonly<Record<ObjectionState, number>>;
  readonly late: number;
}

export interface ObjectionStepLine {
  readonly key: string;
  readonly event: ObjectionEvent;
  readonly at: Date;
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly note: string | null;
}

export interface ObjectionPage extends ObjectionLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly villageCode: string;
  readonly householdPublicId: string;
  readonly statement: string;
  /** YYYY-MM-DD */
  readonly heardOn: string;
  readonly answer: string | null;
  /** What the family said to it; null: not asked yet, or it objects itself. */
  readonly heard: { readonly outcome: Hearing; readonly on: string; readonly note: string } | null;
  /** Public id of the photo; null: none, or not in the reader's area any more. */
  readonly photo: string | null;
  readonly seenAt: ObjectionPlace | null;
  /** What it is against; null: the record as it stands. */
  readonly proposal: { readonly publicId: string; readonly state: ProposalState } | null;
  /** The proposal begun after it was accepted. */
  readonly followedBy: { readonly publicId: string; readonly state: ProposalState } | null;
  readonly steps: readonly ObjectionStepLine[];
  readonly can: {
    /** Why the reader may not answer; null: they may; "no-duty": answering is not theirs. */
    readonly answer: AnswerBar | "no-duty" | null;
    /** Must be done before an answer. */
    readonly hear: boolean;
    readonly take: boolean;
    readonly withdraw: boolean;
  };
}

/** An objection as the pages of its family and its proposal tell it. */
export interface ObjectionNote {
  readonly publicId: string;
  readonly ground: ObjectionGround;
  readonly state: ObjectionState;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly isAgainstProposal: boolean;
  readonly waitsForVillage: boolean;
}
