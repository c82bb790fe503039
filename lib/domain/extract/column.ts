import { DICTIONARY } from "../variable/dictionary";
import type { Variable } from "../variable/variable";

/** The two official sets: a family's row, a person's row. */
export const EXTRACT_SETS = ["keluarga", "anggota"] as const;
export type ExtractSet = (typeof EXTRACT_SETS)[number];

/**
 * What a column is for. answer: written into the record. card, person: the number that rows are joined by, the number of the person.
 * place: tells the village. told: the portal works it out from others, so what the file says is not taken.
 */
export type ColumnUse = "answer" | "card" | "person" | "place" | "told";

export interface ExtractColumn {
  /** Official name, as DTSEN's catalogue writes it. */
  readonly name: string;
  readonly set: ExtractSet;
  readonly use: ColumnUse;
  readonly variable: Variable;
}

/** Codes of regions: the others of the catalogue are their names. */
const PLACE = ["kode_provinsi", "kode_kabupaten_kota", "kode_kecamatan", "kode_kelurahan_desa"] as const;
export type PlaceColumn = (typeof PLACE)[number];

const CARD = "nomor_kartu_keluarga";
const PERSON = "nomor_induk_kependudukan";

/** Every official variable (52 of the family, 48 of its members) as a column of an extract, from the dictionary. */
export const EXTRACT_COLUMNS: readonly ExtractColumn[] = DICTIONARY.flatMap((variable) =>
  variable.official.flatMap((official): ExtractColumn[] => {
    const [prefix = "", name = ""] = official.split(":");
    const set = EXTRACT_SETS.find((each) => each === prefix);
    return set === undefined ? [] : [{ name, set, use: partOf(name, variable), variable }];
  }),
);

function partOf(name: string, variable: Variable): ColumnUse {
  if (name === CARD) return "card";
  if (name === PERSON) return "person";
  if (PLACE.some((place) => place === name)) return "place";
  return variable.kind === "derived" ? "told" : "answer";
}

/** Columns of a set that are written into the record, in the order in which staged values stand. */
export function answerColumns(set: ExtractSet): readonly ExtractColumn[] {
  return ANSWERS[set];
}

const ANSWERS: Readonly<Record<ExtractSet, readonly ExtractColumn[]>> = {
  keluarga: answersOf("keluarga"),
  anggota: answersOf("anggota"),
};

function answersOf(set: ExtractSet): readonly ExtractColumn[] {
  return EXTRACT_COLUMNS.filter((column) => column.set === set && column.use === "answer");
}

/** Where a staged value belongs: kept with the load, so that a later version reads what an earlier one staged. */
export function slotOf({ variable }: ExtractColumn): string {
  return `${variable.level}.${variable.key}`;
}
