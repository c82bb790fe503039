/** One line of the audit: who did what to which ids. Never a name, a NIK or an answer. */
export interface AuditEntry {
  /** noun:verb */
  readonly action: string;
  readonly subjectKind:
    | "household"
    | "person"
    | "proposal"
    | "meeting"
    | "import"
    | "duplicate"
    | "nik-match"
    | "decile-import"
    | "extract-load"
    | "upload"
    | "attachment"
    | "transfer"
    | "user"
    | "grant"
    | "session"
    | "rule-setting"
    | "tier-deadline"
    | "tier-set"
    | "freeze"
    | "holiday"
    | "ground-check"
    | "quality-plan"
    | "quality-lot"
    | "delivery"
    | "objection"
    | "invitation"
    | "desk"
    | "house-call"
    | "rights-request"
    | "coaching-note"
    | "saved-view"
    | "recommendation"
    | "report"
    | "regional-item"
    | "sponsorship"
    | "figure-check"
    | "open-edition"
    | "data-request"
    | "family-export"
    | "appointment"
    | "roster"
    | "training"
    | "certificate"
    | "exam"
    | "practice"
    | "outline"
    | "device"
    | "set-aside"
    | "api-client"
    | "sid-key"
    | "self-update"
    | "period";
  readonly subjectIds: readonly string[];
  /** Region the row concerns; "0" for the nation. */
  readonly areaCode: string;
  readonly purpose?: ReadPurpose;
  /** Codes and counts alone. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Why families are read by name: a closed list, chosen by the page (DECIDED 17). */
export const READ_PURPOSES = [
  "update",
  "decide",
  "meeting",
  "import",
  "history",
  "print",
  "search",
  "match",
  "assign",
  "invite",
  "check",
  "deliver",
  "object",
  "desk",
  "rights",
  "report",
  "warn",
  "share",
  "field",
  "api",
] as const;
export type ReadPurpose = (typeof READ_PURPOSES)[number];

/** The four digits under which a region's rows without a regency stand: 5200 for a province, 0000 for the nation. */
export function regencyShelf(regionCode: string): string {
  return regionCode === "0" ? "0000" : regionCode.slice(0, 4).padEnd(4, "0");
}
