import type { ProposalState } from "../workflow/workflow";
import type { FieldStatus } from "./field-status";

/** A line of the list of families. Identifiers are masked unless the reader may see them. */
export interface HouseholdLine {
  readonly publicId: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly headName: string;
  readonly kkNumber: string | null;
  readonly memberCount: number;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  /** National decile; 0 or null not ranked. */
  readonly decile: number | null;
  /** YYYY-MM-DD of the newest section, or null. */
  readonly freshOn: string | null;
  /** What was found at the last visit; null: nobody has said. */
  readonly field: FieldStatus | null;
  readonly proposal: { readonly publicId: string; readonly state: ProposalState } | null;
}
