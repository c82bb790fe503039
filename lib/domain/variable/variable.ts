import type { Owner } from "./owner";

export interface Text {
  readonly id: string;
  readonly en: string;
}

export type Level = "household" | "member" | "civil";

/** Where something typed stands: an answer of the questionnaire, or of an event that the proposal reports. */
export type FieldLevel = Level | "event";

export const HOUSEHOLD_SECTIONS = ["place", "officer", "housing", "programs", "assets", "services", "notes"] as const;
export const MEMBER_SECTIONS = ["demographic", "education", "employment", "business", "health", "protection"] as const;
export const CIVIL_SECTIONS = ["civil"] as const;

export type HouseholdSection = (typeof HOUSEHOLD_SECTIONS)[number];
export type MemberSection = (typeof MEMBER_SECTIONS)[number];
/** `welfare` holds what the ranking centre sends; its date is that of the snapshot, so it has no freshness columns. */
export type Section = HouseholdSection | MemberSection | RegionalSection | "civil" | "welfare";

/** What a region asks besides, of the family and of its members; kept apart, with dates of its own. */
export type RegionalSection = "regional" | "regionalMember";

/**
 * stored: an answer with its own column. derived: computed from other columns, never written. imported: set by a
 * central snapshot, never by an operator. sealed: kept as ciphertext and blind index outside memory.
 */
export type Kind = "stored" | "derived" | "imported" | "sealed";

export type SqlType = "smallint" | "integer" | "numeric(9,6)" | "text" | "date" | "smallint[]";

/** Access levels of the official DTSEN catalogue: L2, L3 and L4. */
export type Sensitivity = "terbuka" | "quasi_identifier" | "data_pribadi";

/** Data pribadi spesifik, UU 27/2022 article 4(2). */
export type SpecificData = "health" | "child" | "finance";

/** `keluarga` and `anggota` are the two official sets; `nomor_kartu_keluarga` and the PBI flags stand in both. */
export type OfficialName = `keluarga:${string}` | `anggota:${string}`;

export type SealedColumn = "kk" | "nik" | "fatherNik" | "motherNik" | "plnId";

export interface Variable {
  readonly key: string;
  readonly label: Text;
  readonly level: Level;
  readonly section: Section;
  readonly kind: Kind;
  /** null only where nothing is stored (derived, sealed). */
  readonly sql: SqlType | null;
  /** Never empty in the record: NOT NULL. */
  readonly required?: true;
  readonly codes?: readonly number[];
  /** Codes of a several-answer variable that stand alone (0 none, 99 unknown or other). */
  readonly exclusive?: readonly number[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** Regular expression of the whole text, for region codes and the like. */
  readonly shape?: string;
  readonly sealedAs?: SealedColumn;
  readonly official: readonly OfficialName[];
  /** Instrument code to question number; an instrument that is absent never touches the variable or its date. */
  readonly questions: Readonly<Record<string, string>>;
  readonly owner: Owner;
  readonly sensitivity: Sensitivity;
  readonly specific?: SpecificData;
}

/** What one line of a dictionary file says; the section gives the rest. */
export type Entry = Omit<Variable, "level" | "section" | "owner" | "kind" | "official" | "questions" | "sensitivity"> &
  Partial<Pick<Variable, "kind" | "official" | "questions" | "owner" | "sensitivity">>;

/** Lines of one section with their shared level, owner and access level filled in. */
export function inSection(
  place: Pick<Variable, "level" | "section" | "owner"> & Partial<Pick<Variable, "sensitivity" | "specific">>,
  entries: readonly Entry[],
): readonly Variable[] {
  return entries.map((entry) => ({
    kind: "stored",
    official: [],
    questions: {},
    sensitivity: "terbuka",
    ...place,
    ...entry,
  }));
}

/** The codes from first to last; code lists without gaps are written so. */
export function span(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The variable is written by this question of REGSOSEK22-K. */
export function regsosek(no: string): Readonly<Record<string, string>> {
  return { "REGSOSEK22-K": no };
}
