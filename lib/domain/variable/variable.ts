import type { Owner } from "./owner";

export interface Text {
  readonly id: string;
  readonly en: string;
}

export type Level = "household" | "member" | "civil";

/** Where something typed stands: an answer of the questionnaire, or of an event that the proposal reports. */
export type FieldLevel = Level | "event";

export const HOUSEHOLD_SECTIONS = ["place", "officer", "housing", "programs", "assets", "services", "notes"] as const;
export const MEMBER_SECTIONS = [
  "demographic",
  "education",
  "employment",
  "business",
  "health",
  "protection",
  "account",
] as const;
export const CIVIL_SECTIONS = ["civil"] as const;

export type HouseholdSection = (typeof HOUSEHOLD_SECTIONS)[number];
export type MemberSection = (typeof MEMBER_SECTIONS)[number];
/** `welfare` holds what the ranking centre sends; its date is that of the snapshot, so it has no freshness columns. */
export type Section = HouseholdSection | MemberSection | RegionalSection | "civil" | "welfare";

/** What a region asks besides, of the family and of its members; kept apart, with dates of its own. */
export type RegionalSection = "regional" | "regionalMember";

/**
 * What one condition date speaks for: the variables of a section that the same instruments ask. An instrument that does
 * not ask a variable never touches its date, so a section that two instruments share in part has a block for each part.
 */
export const HOUSEHOLD_DATE_BLOCKS = [
  "place",
  "placeRegsosek",
  "placeDtsen",
  "officer",
  "housing",
  "housingRegsosek",
  "housingDtsen",
  "programs",
  "assets",
  "assetsDtsen",
  "services",
  "notes",
] as const;
export const MEMBER_DATE_BLOCKS = [
  "demographic",
  "demographicRegsosek",
  "demographicDtsen",
  "education",
  "educationRegsosek",
  "educationDtsen",
  "employment",
  "employmentDtsen",
  "business",
  "health",
  "healthDtsen",
  "protection",
  "account",
] as const;
export type DateBlock =
  | (typeof HOUSEHOLD_DATE_BLOCKS)[number]
  | (typeof MEMBER_DATE_BLOCKS)[number]
  | RegionalSection
  | "civil"
  | "welfare";

/**
 * stored: an answer with its own column. derived: computed from other columns, never written. imported: set by a
 * central snapshot, never by an operator. sealed: kept as ciphertext and blind index outside memory. repeat: a list of
 * items, each a row of a table of its own.
 */
export type Kind = "stored" | "derived" | "imported" | "sealed" | "repeat";

export type SqlType = "smallint" | "integer" | "numeric(9,6)" | "text" | "date" | "smallint[]" | "uuid";

/** Access levels of the official DTSEN catalogue: L2, L3 and L4. */
export type Sensitivity = "terbuka" | "quasi_identifier" | "data_pribadi";

/** Data pribadi spesifik, UU 27/2022 article 4(2). */
export type SpecificData = "health" | "child" | "finance";

/** `keluarga` and `anggota` are the two official sets; `nomor_kartu_keluarga` and the PBI flags stand in both. */
export type OfficialName = `keluarga:${string}` | `anggota:${string}`;

export type SealedColumn = "kk" | "nik" | "fatherNik" | "motherNik" | "plnId";

/** One field of a repeat's item. A sealed field is kept as ciphertext and blind index. */
export type ItemField = { readonly key: string; readonly label: Text } & (
  | { readonly kind: "code"; readonly codes: readonly number[] }
  | { readonly kind: "sealed" }
);

export interface Repeat {
  readonly table: "household_meter" | "household_other_kk";
  readonly fields: readonly ItemField[];
  readonly most: number;
}

export interface Variable {
  readonly key: string;
  readonly label: Text;
  readonly level: Level;
  readonly section: Section;
  readonly dateBlock: DateBlock;
  readonly kind: Kind;
  /** null only where no column of the row holds it (derived, sealed, repeat). */
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
  readonly repeat?: Repeat;
  readonly official: readonly OfficialName[];
  /** Instrument code to question number; an instrument that is absent never touches the variable or its date. */
  readonly questions: Readonly<Record<string, string>>;
  readonly owner: Owner;
  readonly sensitivity: Sensitivity;
  readonly specific?: SpecificData;
}

/** What one line of a dictionary file says; the section gives the rest. */
export type Entry = Omit<
  Variable,
  "level" | "section" | "owner" | "kind" | "official" | "questions" | "sensitivity" | "dateBlock"
> &
  Partial<Pick<Variable, "kind" | "official" | "questions" | "owner" | "sensitivity" | "dateBlock">>;

/** Lines of one section with their shared level, owner and access level filled in. */
export function inSection(
  place: Pick<Variable, "level" | "section" | "owner"> &
    Partial<Pick<Variable, "sensitivity" | "specific" | "dateBlock">>,
  entries: readonly Entry[],
): readonly Variable[] {
  return entries.map((entry) => ({
    kind: "stored",
    official: [],
    questions: {},
    sensitivity: "terbuka",
    dateBlock: place.section,
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

/** The variable is written by this question of DTSEN-PBI-2026. */
export function dtsen(no: string): Readonly<Record<string, string>> {
  return { "DTSEN-PBI-2026": no };
}

/** The variable is written by a question of each of the two instruments, with codes that can be turned both ways. */
export function both(regsosekNo: string, dtsenNo: string): Readonly<Record<string, string>> {
  return { ...regsosek(regsosekNo), ...dtsen(dtsenNo) };
}
