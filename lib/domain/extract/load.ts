import type { Verdict } from "./compare";
import type { RowFault } from "./read-row";

/** Says to the upload that a piece belongs to an extract. */
export const EXTRACT_USE = "extract";

/** A piece of a file on its way: small enough for a slow line, large enough for a regency in a few hundred. */
export const PIECE_BYTES = 4 * 1_048_576;
/** 1.2 million people with their 48 columns are some 300 MB, with their families' columns beside some 700 MB. */
export const MAX_FILE_BYTES = 1024 * 1_048_576;
/** A workbook is opened as a whole; more rows come as CSV. */
export const MAX_WORKBOOK_BYTES = 20 * 1_048_576;

export const LOAD_STATES = [
  "uploading",
  "checking",
  "ready",
  "recording",
  "recorded",
  "refused",
  "cancelled",
  "failed",
] as const;
export type LoadState = (typeof LOAD_STATES)[number];

export function isUnderWay(state: LoadState): boolean {
  return state === "checking" || state === "recording";
}

/** States that a person may still end; what is recorded is not taken back. */
export const CANCELLABLE: readonly LoadState[] = ["uploading", "checking", "ready", "failed"];

/**
 * What becomes of a row, in the order in which a person should look. faulty: cannot be read. outside: lives in no village of the regency.
 * twice: its number stands in another row, too. orphan: no family's row has its card. known: the person is registered in another family.
 * held: a family that waits because of one of its people. here: a family that is in the register already. new: to be recorded.
 */
export const LOAD_KINDS = ["faulty", "outside", "twice", "orphan", "known", "held", "here", "new"] as const;
export type LoadKind = (typeof LOAD_KINDS)[number];

/** Checks that may begin within 24 hours. */
export const CHECKS_A_DAY = { person: 6, regency: 12 } as const;

/** People registered in other regencies are told as a count, and below this as few. */
export const TOLD_FROM = 10;

/** People of one family that the register has numbers for. */
export const MOST_PEOPLE = 99;

/** Found when all rows are known. */
export const MATCH_PROBLEMS = [
  "CARD_TWICE",
  "NIK_TWICE",
  "FAMILY_MISSING",
  "PERSON_KNOWN",
  "NO_PEOPLE",
  "TOO_MANY_PEOPLE",
  "PEOPLE_FAULTY",
  "PEOPLE_TWICE",
  "PEOPLE_KNOWN",
  "CARD_CHANGED",
  "NIK_GIVEN",
  "TAKEN_SINCE",
] as const;
export type MatchProblem = (typeof MATCH_PROBLEMS)[number];

export const LOAD_FAILURES = [
  "CARD_COLUMN_MISSING",
  "VILLAGE_COLUMN_MISSING",
  "NAME_COLUMN_MISSING",
  "FAMILIES_MISSING",
  "PEOPLE_MISSING",
  "SHAPE_TWICE",
  "NOT_A_TABLE",
  "TOO_MANY_LINES",
  "TOO_MANY_CELLS",
  "NO_ROWS",
  "SNAPSHOT_DIFFERS",
  "GRANT_ENDED",
  "CHECK_FAILED",
  "INTERNAL",
] as const;
export type LoadFailure = (typeof LOAD_FAILURES)[number];

/** The kind of a row when it is read alone; what others say of it is found later. */
export function firstKind(fault: RowFault | null): "new" | "faulty" | "outside" {
  if (fault === null) return "new";
  return fault.problem === "VILLAGE_UNKNOWN" || fault.problem === "OTHER_REGENCY" ? "outside" : "faulty";
}

export interface KindCounts {
  readonly families: Readonly<Partial<Record<LoadKind, number>>>;
  readonly people: Readonly<Partial<Record<LoadKind, number>>>;
}

/** How often a value of a column was left out, and where first. */
export interface RemarkCount {
  readonly column: string;
  readonly problem: string;
  readonly rows: number;
  readonly firstRow: number;
}

export interface LoadSummary {
  readonly kinds: KindCounts;
  /** People of the families that will be recorded. */
  readonly newPeople: number;
  readonly villages: number;
  /** Families of the register whose card the extract does not have; they stay as they are. */
  readonly absent: number;
  /** People whom another regency has registered, where they are as many as {@link TOLD_FROM}, else 0. Absent in older summaries. */
  readonly outside?: number;
  /** Families of the register that have no decile of the load's snapshot yet; absent where it names none, and in older summaries. */
  readonly unranked?: number;
  /** Answers in which the extract and a family of the register differ. */
  readonly differences: Readonly<Partial<Record<Verdict, number>>>;
  readonly remarks: readonly RemarkCount[];
  /** Headings that no official name fits. */
  readonly unknownColumns: readonly string[];
  /** Families and people that were written. */
  readonly written?: { readonly families: number; readonly people: number; readonly answers: number };
}

export interface LoadLine {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly state: LoadState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly conditionDate: string;
  readonly source: string;
  readonly summary: LoadSummary | null;
}

export interface LoadItem {
  readonly set: "keluarga" | "anggota";
  readonly row: number;
  readonly kind: LoadKind;
  readonly column: string | null;
  readonly problem: string | null;
  readonly villageCode: string | null;
  /** Masked. */
  readonly card: string | null;
  readonly nik: string | null;
}

/** A file of a load that is not complete: which one is told by its size alone. */
export interface LoadFile {
  readonly id: string;
  readonly size: number;
  readonly arrived: number;
}

export interface LoadPage extends LoadLine {
  readonly id: string;
  readonly rankedOn: string | null;
  readonly failure: string | null;
  readonly failureRow: number | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly confirmedBy: string | null;
  readonly kind: LoadKind;
  readonly items: readonly LoadItem[];
  readonly next: number | null;
  /** Of one's own load whose files are not all there. */
  readonly files: readonly LoadFile[];
  readonly can: { readonly confirm: boolean; readonly cancel: boolean; readonly isOwn: boolean };
}
