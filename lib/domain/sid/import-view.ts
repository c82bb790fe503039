import type { SidProblem } from "./problem";

export const IMPORT_STATES = [
  "checking",
  "ready",
  "refused",
  "committing",
  "committed",
  "cancelled",
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Kinds of families, and of rows left out, in the order in which a person should look at them. */
export const ITEM_KINDS = ["changed", "new", "blocked", "row-error", "same"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Counts of a checked file. Rows are people; the others are families. */
export interface ImportSummary {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly blocked: number;
  readonly rowErrors: number;
  /** Protected fields that differ. */
  readonly notes: number;
  /** Drafts made; known after the commit. */
  readonly drafts?: number;
}

/** One import in the list of a village. */
export interface ImportLine {
  readonly publicId: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly summary: ImportSummary | null;
}

export interface ImportChange {
  readonly key: string;
  readonly label: string;
  /** Null: an answer of the household. */
  readonly person: string | null;
  /** Empty text: not answered. */
  readonly before: string;
  readonly after: string;
}

export interface ImportItemView {
  readonly ordinal: number;
  readonly kind: ItemKind;
  readonly headName: string;
  readonly place: string;
  readonly people: number;
  readonly rowNumbers: readonly number[];
  readonly changes: readonly ImportChange[];
  readonly problems: readonly SidProblem[];
  readonly proposalPublicId: string | null;
}

export interface ImportPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly state: ImportState;
  readonly failure: { readonly code: string; readonly detail: string | null } | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly summary: ImportSummary | null;
  readonly createdAt: Date;
  readonly kind: ItemKind;
  readonly items: readonly ImportItemView[];
  /** Ordinal after which the next page begins; null on the last. */
  readonly next: number | null;
}

/** How many of a kind the summary counts. */
export function countOf(summary: ImportSummary, kind: ItemKind): number {
  return kind === "row-error" ? summary.rowErrors : summary[kind];
}

/** The kind a person should see first: the one that was asked for, else the first of which there are any. */
export function shownKind(summary: ImportSummary | null, asked: string | undefined): ItemKind {
  const wanted = ITEM_KINDS.find((kind) => kind === asked);
  if (wanted !== undefined || summary === null) return wanted ?? "changed";
  return ITEM_KINDS.find((kind) => countOf(summary, kind) > 0) ?? "changed";
}

/** Still at work: the page looks again by itself. */
export function isUnderWay(state: ImportState): boolean {
  return state === "checking" || state === "committing";
}
