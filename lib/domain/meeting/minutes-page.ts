import type { AttachmentKind } from "../attachment/attachment";
import type { MinutesContent } from "./minutes";

/** A signed copy as its history lists it. */
export interface CopyInfo {
  readonly id: string;
  readonly number: number;
  readonly kind: AttachmentKind;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly reason: string | null;
  readonly keptAt: Date;
}

export interface IssueInfo {
  readonly id: string;
  readonly number: number;
  /** As the address on the paper carries it. */
  readonly token: string;
  /** Hex. */
  readonly sha256: string;
  readonly issuedAt: Date;
  /** Latest first. */
  readonly copies: readonly CopyInfo[];
}

export interface MinutesPage {
  /** What the minutes say now. */
  readonly content: MinutesContent;
  /** Latest first. */
  readonly issues: readonly IssueInfo[];
  /** What they say now is what the latest issue says. */
  readonly isCurrent: boolean;
}
