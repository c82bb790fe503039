import type { Role } from "../access/role";
import type {
  RefusalReason,
  RightsAsker,
  RightsBar,
  RightsEvent,
  RightsKind,
  RightsProof,
  RightsState,
} from "./rights";

export interface RightsLine {
  readonly publicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  readonly kind: RightsKind;
  readonly state: RightsState;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly isLate: boolean;
  /** A granted restriction that has not been lifted. */
  readonly isRestricting: boolean;
}

export interface RightsList {
  readonly lines: readonly RightsLine[];
  readonly next: string | null;
  readonly counts: Readonly<Record<RightsState, number>>;
}

export interface RightsStepLine {
  readonly key: string;
  readonly event: RightsEvent;
  readonly at: Date;
  /** Null: the family itself, or somebody whose account is gone. */
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly note: string | null;
}

export interface RightsPage extends RightsLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly villageCode: string;
  /** What the family's slip bears: opens the page that says where the request stands. */
  readonly slip: string;
  readonly householdPublicId: string;
  readonly asker: RightsAsker;
  readonly proof: RightsProof;
  readonly wish: string | null;
  readonly reason: RefusalReason | null;
  readonly answer: string | null;
  readonly decidedAt: Date | null;
  readonly liftedAt: Date | null;
  readonly steps: readonly RightsStepLine[];
  readonly can: {
    /** Why the reader may not answer; null: they may; "no-duty": answering is not theirs. */
    readonly answer: RightsBar | "no-duty" | null;
    readonly withdraw: boolean;
    readonly lift: boolean;
  };
}

/** A request as the family's page tells it. */
export type RightsNote = Pick<RightsLine, "publicId" | "kind" | "state" | "askedAt" | "dueAt" | "isRestricting">;
