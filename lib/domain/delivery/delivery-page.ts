import type { ContentFile } from "./content-metadata";
import type { DeliveryState, Recipient, RefusalReason } from "./delivery";

export type DeliveryCounts = Readonly<Record<DeliveryState, number>>;

/** A package in the list. */
export interface PackageLine {
  readonly publicId: string;
  readonly regencyName: string;
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly itemCount: number;
  readonly counts: DeliveryCounts;
}

export interface DeliveryList {
  readonly packages: readonly PackageLine[];
  readonly next: string | null;
  /** What is applied and in no package, and what the centre has refused and nobody has sent again. */
  readonly unsent: number;
  readonly refused: number;
  /**
   * Of what is in no package: cannot go out, because a NIK or a name is missing; MOST_HELD_BACK_TOLD + 1 says more than that. Null: the reader's
   * area is wider than one regency, of which it is not counted.
   */
  readonly heldBack: number | null;
  /** Null: the reader's area is wider than one regency, or they only read. */
  readonly makesFor: string | null;
}

export interface PackageItem {
  readonly proposalPublicId: string;
  readonly proposalId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  /** Its day, YYYY-MM-DD, where the reply told it. */
  readonly snapshotOn: string | null;
  readonly stateSince: Date;
  /** It has gone out again since. */
  readonly isSuperseded: boolean;
}

/** none: made before contents were kept. */
export const CONTENT_STATES = ["none", "building", "ready", "failed"] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

/** The files of a package, for its page and its papers. */
export interface PackageContent {
  readonly state: ContentState;
  readonly progress: { readonly done: number; readonly total: number };
  /** Proposals that did not come along: for want of a NIK or a name, and because their family's history is not whole. */
  readonly leftOut: number;
  readonly leftOutGap: number;
  readonly families: number | null;
  readonly people: number | null;
  /** Hex: of the list of checksums. */
  readonly sha256: string | null;
  readonly files: readonly ContentFile[];
}

export interface PackagePage {
  readonly head: Omit<PackageLine, "regencyName"> & { readonly regencyCode: string; readonly id: string };
  readonly content: PackageContent;
  readonly items: readonly PackageItem[];
  readonly next: string | null;
  readonly canManage: boolean;
}

/** One step of what became of a proposal at the centre. */
export interface DeliveryStep {
  readonly key: string;
  readonly at: Date;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  /** Its day, YYYY-MM-DD, where the reply told it. */
  readonly snapshotOn: string | null;
  /** Day of the letter, YYYY-MM-DD; null: it goes out, or was written by hand. */
  readonly repliedOn: string | null;
  /** False: history alone, since a newer letter had spoken before this one was read. */
  readonly holds: boolean;
  readonly packageYear: number;
  readonly packageNumber: number;
  readonly recipient: Recipient;
}
