import type { ProposalKind } from "../proposal/kind";
import type { ProposalState } from "../workflow/workflow";

/** What every page of a proposal says on top. */
export interface ProposalHead {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly householdPublicId: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly version: number;
  readonly villageCode: string;
  readonly headName: string;
  readonly timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  /** Reason and note of the last step, where it was a return, a refusal or a withdrawal. */
  readonly reason: string | null;
  readonly note: string | null;
}
