import type { BookFormat } from "./book";
import type { BookQuestion } from "./book-question";
import type { SidProblem } from "./problem";

export const IMPORT_STATES = [
  "checking",
  "asking",
  "ready",
  "refused",
  "committing",
  "committed",
  "cancelled",
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Kinds of families, and of rows left out, in the order in which a person should look at them. */
export const ITEM_KINDS = [
  "changed",
  "new",
  "elsewhere",
  "unmatched",
  "blocked",
  "row-error",
  "same",
  "left-out",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Counts of a checked file. Rows are people; the others are families. */
export interface ImportSummary {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly blocked: number;
  readonly rowErrors: number;
  /** Families and rows with somebody who is registered in another village. */
  readonly elsewhere?: number;
  /** Rows that fit no family. */
  readonly unmatched?: number;
  /** Families that the operator did not choose; known after the commit. */
  readonly leftOut?: number;
  /** New people who were not looked up in other villages: the limit of look-ups was reached, or no birth date stands in the row. */
  readonly notAsked?: number;
  /** Cells with a formula: read as their last value. */
  readonly formulas?: number;
  /** People by what the file makes of them. */
  readonly people?: Readonly<Record<PersonState, number>>;
  /** Changed fields (`civil.occupation`) and in how many families. */
  readonly fields?: Readonly<Record<string, number>>;
  readonly hamlets?: readonly string[];
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
  /** Sent by the village's own system under that person's key. */
  readonly isPushed: boolean;
  readonly summary: ImportSummary | null;
}

export const PERSON_STATES = ["new", "changed", "same", "absent"] as const;
/** `absent`: in the family's record, not in the file; nothing happens to them. */
export type PersonState = (typeof PERSON_STATES)[number];

/** One person of a family; `row` is null for who is not in the file. */
export interface PersonLine {
  readonly row: number | null;
  readonly name: string;
  readonly state: PersonState;
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
  readonly members: readonly PersonLine[];
  /** Becomes a draft when drafts are made. */
  readonly chosen: boolean;
  readonly changes: readonly ImportChange[];
  readonly problems: readonly SidProblem[];
  readonly proposalPublicId: string | null;
}

/** What a reader asks of the report; all of it stands in the address. */
export interface ImportFilter {
  readonly kind: ItemKind | null;
  /** Changed field, `civil.occupation`. */
  readonly field: string | null;
  readonly hamlet: string | null;
  /** Ordinal after which the page begins. */
  readonly after: number;
}

const FIELD = /^(?:household|member|civil)\.[A-Za-z][A-Za-z0-9]{0,60}$/;

/** Reads the filter of an address; what does not fit is left away. */
export function readImportFilter(query: Readonly<Record<string, string | string[] | undefined>>): ImportFilter {
  const one = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const field = one("isian");
  return {
    kind: ITEM_KINDS.find((kind) => kind === one("bagian")) ?? null,
    field: FIELD.test(field) ? field : null,
    hamlet: one("dusun") === "" ? null : one("dusun").slice(0, 100),
    after: /^\d{1,6}$/.test(one("sesudah")) ? Number(one("sesudah")) : 0,
  };
}

/** The filter as an address says it, without the page. */
export function importQuery(filter: Omit<ImportFilter, "after">): string {
  const query = new URLSearchParams();
  if (filter.kind !== null) query.set("bagian", filter.kind);
  if (filter.field !== null) query.set("isian", filter.field);
  if (filter.hamlet !== null) query.set("dusun", filter.hamlet);
  return query.toString();
}

export interface ImportPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly state: ImportState;
  readonly failure: { readonly code: string; readonly detail: string | null } | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly summary: ImportSummary | null;
  /** Which workbook it is; null for OpenSID's own of 43 columns. */
  readonly format: BookFormat | null;
  /** What waits for the operator's answer. */
  readonly question: BookQuestion | null;
  readonly createdAt: Date;
  readonly filter: ImportFilter;
  readonly kind: ItemKind;
  /** Families that become drafts when the button is pressed now. */
  readonly chosen: number;
  /** Fields that may be filtered by, in words. */
  readonly fields: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly items: readonly ImportItemView[];
  /** Ordinal after which the next page begins; null on the last. */
  readonly next: number | null;
}

/** How many of a kind the summary counts. */
export function countOf(summary: ImportSummary, kind: ItemKind): number {
  if (kind === "row-error") return summary.rowErrors;
  return (kind === "left-out" ? summary.leftOut : summary[kind]) ?? 0;
}

/** The kind a person should see first: the one that was asked for, else the first of which there are any. */
export function shownKind(summary: ImportSummary | null, asked: ItemKind | null): ItemKind {
  if (asked !== null || summary === null) return asked ?? "changed";
  return ITEM_KINDS.find((kind) => countOf(summary, kind) > 0) ?? "changed";
}

/** Still at work: the page looks again by itself. */
export function isUnderWay(state: ImportState): boolean {
  return state === "checking" || state === "committing";
}
