import type { ContentFile } from "../delivery/content-metadata";
import type { ContentState } from "../delivery/delivery-page";
import type { RequestEvent, RequestStanding, RequestTier } from "./flow";
import type { HandedLine } from "./handed-over";
import type { PaperKind, RequestLevel } from "./level";
import type { ReportDue, UseReport } from "./report";
import type { FieldFault, RequestFields } from "./request";
import type { RequestRules } from "./rules";

export interface RequestLine {
  readonly publicId: string;
  /** "3/2026"; null for a draft. */
  readonly number: string | null;
  readonly office: string;
  readonly title: string;
  readonly regencyName: string;
  readonly level: RequestLevel | null;
  readonly standing: RequestStanding;
  /** The desk that holds it. */
  readonly tier: RequestTier | null;
  readonly changedAt: Date;
  readonly expiresAt: Date | null;
  readonly isOwn: boolean;
  /** It waits for the reader. */
  readonly isWaiting: boolean;
}

export interface RequestStep {
  readonly key: string;
  readonly at: Date;
  readonly event: RequestEvent;
  readonly tier: RequestTier["name"] | null;
  readonly by: string;
  readonly reason: string | null;
}

export interface RequestPaperLine {
  readonly id: string;
  readonly kind: PaperKind;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly keptAt: Date;
}

export interface RequestContent {
  readonly state: ContentState;
  readonly progress: { readonly done: number; readonly total: number };
  readonly families: number | null;
  readonly people: number | null;
  readonly sha256: string | null;
  readonly files: readonly ContentFile[];
  /** Taken away since it ended. */
  readonly isPurged: boolean;
  /** Too few families for records without identity: making it again changes nothing. */
  readonly isTooFew: boolean;
}

export interface RequestPage {
  readonly publicId: string;
  readonly id: string;
  readonly regencyCode: string;
  readonly regencyName: string;
  readonly number: string | null;
  readonly version: number;
  readonly standing: RequestStanding;
  readonly fields: RequestFields;
  readonly rules: RequestRules;
  /** Place of the desk that holds it. */
  readonly tier: number | null;
  readonly askedBy: string;
  readonly createdAt: Date;
  readonly grantedAt: Date | null;
  readonly expiresAt: Date | null;
  /** What keeps it from being sent; empty for what is not being written. */
  readonly faults: readonly FieldFault[];
  readonly handed: readonly HandedLine[];
  /** People can be told by name from what is handed over. */
  readonly holdsNames: boolean;
  readonly areaNames: readonly string[];
  readonly steps: readonly RequestStep[];
  readonly papers: readonly RequestPaperLine[];
  readonly content: RequestContent;
  readonly reports: readonly UseReport[];
  readonly nextReport: ReportDue | null;
  readonly overdueReports: number;
  readonly can: Readonly<
    Record<"edit" | "submit" | "withdraw" | "decide" | "revoke" | "download" | "report" | "buildAgain", boolean>
  >;
}

/** Who holds what until when. */
export interface HolderLine {
  readonly publicId: string;
  readonly number: string;
  readonly office: string;
  readonly title: string;
  readonly holder: string;
  readonly level: RequestLevel;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly standing: RequestStanding;
  readonly downloads: number;
  readonly lastTakenAt: Date | null;
  readonly nextReport: ReportDue | null;
  readonly overdueReports: number;
  readonly reshareAsked: boolean;
  readonly reshareTold: boolean;
}

/** One line of the log. */
export interface LogLine {
  readonly key: string;
  readonly at: Date;
  readonly act: string;
  readonly by: string;
  readonly number: string | null;
  readonly publicId: string | null;
  readonly office: string;
}
