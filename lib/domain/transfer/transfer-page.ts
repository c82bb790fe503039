import type { Decider } from "./decider";
import type { TransferPlan } from "./people";
import type { TransferEvent, TransferSide, TransferState } from "./transfer";

/** Who moves, as a line says it: the first one, and how many more. Without a name, the end of the NIK that was typed. */
export interface TransferWho {
  readonly name: string | null;
  readonly nikEnd: string | null;
  readonly others: number;
}

/** One move in a list. */
export interface TransferLine {
  readonly publicId: string;
  readonly who: TransferWho;
  readonly isWhole: boolean;
  readonly origin: string;
  readonly destination: string;
  readonly state: TransferState;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly isOverdue: boolean;
}

export interface TransferPersonLine {
  readonly uid: string;
  readonly name: string | null;
  readonly nik: string | null;
  readonly birthDate: string | null;
  readonly sex: number | null;
  /** In the family they come to; null while it is to be asked. */
  readonly relation: number | null;
}

export interface TransferHistoryStep {
  readonly id: string;
  readonly event: TransferEvent | "request-in" | "request-out";
  readonly at: Date;
  readonly actorName: string | null;
  readonly role: string;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface TransferPlace {
  readonly villageCode: string;
  readonly label: string;
  /** Public id of the family on this side, when the reader may open it. */
  readonly family: string | null;
  readonly revision: number | null;
}

/** A move's own page. */
export interface TransferPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly state: TransferState;
  readonly dueAt: Date | null;
  readonly isOverdue: boolean;
  readonly requestedBy: TransferSide;
  readonly isWhole: boolean;
  readonly movedOn: string;
  readonly evidence: { readonly kind: "skpwni" | "rt-note"; readonly no: string };
  readonly unreleased: boolean;
  readonly reason: { readonly code: string; readonly note: string | null } | null;
  readonly who: TransferWho;
  readonly origin: TransferPlace;
  readonly destination: TransferPlace;
  readonly decider: Decider & { readonly label: string };
  readonly people: readonly TransferPersonLine[];
  /** Of a whole family: who has died or left it since and does not move; null for a name that this side never knew. */
  readonly dropped: readonly { readonly uid: string; readonly name: string | null }[];
  /** Null until the destination has said so, or to those who do not see its side. */
  readonly target: "new" | "existing" | null;
  readonly newHeadName: string | null;
  readonly history: readonly TransferHistoryStep[];
  readonly proposals: readonly {
    readonly publicId: string;
    readonly outcome: TransferPlan["proposals"][number]["outcome"];
  }[];
  /** The last state in the old village can be read. */
  readonly hasRecord: boolean;
  readonly waitsForYou: boolean;
  /** The reader's office decides, but the reader took part. */
  readonly isOwnWork: boolean;
  readonly can: Readonly<Record<Exclude<TransferEvent, "lapse">, boolean>>;
  /** To release: those who stay when the head goes; empty when no new head is needed. */
  readonly heirs: readonly { readonly uid: string; readonly name: string }[];
  readonly hasOpenProposal: boolean;
}
