import type { MeetingKind } from "../queue/meeting-kind";

/** What anybody with the paper in hand may check: no name, no family, no place of meeting. */
export interface MinutesFacts {
  readonly villageCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly number: number;
  readonly endorsed: number;
  readonly returned: number;
  readonly rejected: number;
  /** Hex, as printed at the foot of the paper. */
  readonly contentSha256: string;
  readonly issuedAt: Date;
  /** Hex, of the signed copy that counts. */
  readonly signedSha256: string | null;
  readonly signedAt: Date | null;
  /** A later issue of the same minutes has taken this one's place. */
  readonly isSuperseded: boolean;
}
