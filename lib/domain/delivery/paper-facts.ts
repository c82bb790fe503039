import type { Recipient } from "./delivery";
import type { PaperKind } from "./paper";

/** What anybody may check of a paper by the code on it: no name and no family. */
export interface PaperFacts {
  readonly regencyCode: string;
  readonly kind: PaperKind;
  readonly number: number;
  readonly packageNumber: string;
  readonly recipient: Recipient;
  readonly families: number;
  readonly people: number;
  /** Hex: of the files, of the paper's text, of its signed copy. */
  readonly dataSha256: string;
  readonly contentSha256: string;
  readonly issuedAt: Date;
  readonly signedSha256: string | null;
  readonly signedAt: Date | null;
  /** A later issue took its place. */
  readonly isSuperseded: boolean;
}
