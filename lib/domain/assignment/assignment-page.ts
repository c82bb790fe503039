import type { ProposalState } from "../workflow/workflow";
import type { StageCounts } from "./assignment";

export interface AssignmentLine {
  readonly id: string;
  readonly publicId: string;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  /** Of the latest proposal in the period. */
  readonly state: ProposalState | null;
  /** Names of those to whom the family is given; none: without a companion. */
  readonly companions: readonly string[];
}

/** One who accompanies families of the village, with how far their work has come. */
export interface CompanionLine {
  readonly userId: string;
  readonly name: string;
  /** False: their access has ended; their families wait for another companion. */
  readonly isActive: boolean;
  readonly families: number;
  readonly stages: StageCounts;
}

export interface AssignmentPage {
  readonly villageCode: string;
  readonly lines: readonly AssignmentLine[];
  readonly next: string | null;
  /** Families under the filter. */
  readonly total: number;
  readonly withoutCompanion: number;
  readonly companions: readonly CompanionLine[];
}
