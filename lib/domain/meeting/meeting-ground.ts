/** How far the paper of a meeting is: a copy with signatures is kept, minutes that hold the decision are issued, or neither. */
export type MeetingPaper = "signed" | "issued" | "none";

/** The meeting that a proposal's way rests on, for who decides after it. */
export interface MeetingGround {
  readonly publicId: string;
  /** YYYY-MM-DD. */
  readonly heldOn: string;
  readonly paper: MeetingPaper;
}
