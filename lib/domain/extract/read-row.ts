import { identityNumberProblem } from "../nik/identity-number";
import { type Cell, cellText, isBlank, isScientific, mayHaveLostDigits } from "../sid/cell";
import { answerColumns, type ExtractColumn, type ExtractSet, type PlaceColumn } from "./column";
import type { Heading } from "./heading";
import { readerOf, type StagedValue, type ValueProblem, type ValueReader } from "./read-value";
import { type VillageProblem, villageCodeOf, villageProblem } from "./village";

/** Why a row is not loaded at all. */
export const ROW_PROBLEMS = [
  "CARD_MISSING",
  "CARD_FORM",
  "DIGITS_LOST",
  "NAME_MISSING",
  "NAME_LENGTH",
  "VILLAGE_MISSING",
  "VILLAGE_FORM",
  "VILLAGE_UNKNOWN",
  "OTHER_REGENCY",
] as const satisfies readonly (VillageProblem | string)[];
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** A value that is left out of a row that is loaded: which column, why, and what stood there. */
export interface Remark {
  readonly column: string;
  readonly problem: ValueProblem;
  readonly raw: string;
}

export interface RowFault {
  /** Official name of the column. */
  readonly column: string;
  readonly problem: RowProblem;
}

/** One row of a set. Identifiers are plain: memory only. */
export interface ExtractRow {
  readonly set: ExtractSet;
  /** Row as a spreadsheet numbers it. */
  readonly row: number;
  readonly card: string | null;
  /** Of a person; null where there is none, or none that can be one. */
  readonly nik: string | null;
  readonly villageCode: string | null;
  /** In the order of `answerColumns`. */
  readonly values: readonly StagedValue[];
  readonly remarks: readonly Remark[];
  readonly fault: RowFault | null;
}

export interface Place {
  readonly regencyCode: string;
  readonly villages: ReadonlySet<string>;
}

interface Bound {
  readonly column: ExtractColumn;
  readonly at: number | undefined;
  readonly read: ValueReader;
}

/** Reads the rows of one file: columns are found and their code lists opened once, then each row is looked through once. */
export function rowReader(
  heading: Heading,
  place: Place,
): (cells: readonly Cell[], row: number) => readonly ExtractRow[] {
  const family = boundColumns(heading, "keluarga");
  const person = boundColumns(heading, "anggota");
  switch (heading.shape) {
    case "families":
      return (cells, row) => [readFamily(heading, family, place, cells, row)];
    case "people":
      return (cells, row) => [readPerson(heading, person, cells, row)];
    case "merged":
      return (cells, row) => [readFamily(heading, family, place, cells, row), readPerson(heading, person, cells, row)];
  }
}

function boundColumns(heading: Heading, set: ExtractSet): readonly Bound[] {
  return answerColumns(set).map((column) => ({
    column,
    at: heading.places[set].get(column.name),
    read: readerOf(column.variable),
  }));
}

function readFamily(
  heading: Heading,
  columns: readonly Bound[],
  place: Place,
  cells: readonly Cell[],
  row: number,
): ExtractRow {
  const at = (name: string) => cells[heading.places.keluarga.get(name) ?? -1] ?? null;
  const card = readNumber(at("nomor_kartu_keluarga"));
  const where = placeCells(at);
  const problem = cardProblem(card) ?? villageProblem(where, place.regencyCode, place.villages);
  const isPlace = problem !== null && cardProblem(card) === null;
  const fault = problem === null ? null : { column: isPlace ? "kode_kelurahan_desa" : "nomor_kartu_keluarga", problem };
  const villageCode = villageCodeOf(where);
  return {
    ...readAnswers("keluarga", columns, cells),
    row,
    card: card.ok ? card.digits : null,
    nik: null,
    villageCode: villageCode !== null && place.villages.has(villageCode) ? villageCode : null,
    fault,
  };
}

function placeCells(at: (name: PlaceColumn) => Cell) {
  const text = (name: PlaceColumn) => {
    const written = cellText(at(name));
    return isBlank(written) ? "" : written;
  };
  return {
    kode_provinsi: text("kode_provinsi"),
    kode_kabupaten_kota: text("kode_kabupaten_kota"),
    kode_kecamatan: text("kode_kecamatan"),
    kode_kelurahan_desa: text("kode_kelurahan_desa"),
  };
}

const LONGEST_NAME = 100;

function readPerson(heading: Heading, columns: readonly Bound[], cells: readonly Cell[], row: number): ExtractRow {
  const at = (name: string) => cells[heading.places.anggota.get(name) ?? -1] ?? null;
  const card = readNumber(at("nomor_kartu_keluarga"));
  const nik = readNumber(at("nomor_induk_kependudukan"));
  const name = cellText(at("nama")).replace(/\p{Cc}/gu, "");
  const read = readAnswers("anggota", columns, cells);
  const remarks = nik.ok || nik.lost || nik.text === "" ? [] : [numberRemark("nomor_induk_kependudukan", nik.text)];
  return {
    ...read,
    row,
    card: card.ok ? card.digits : null,
    nik: nik.ok ? nik.digits : null,
    villageCode: null,
    remarks: [...remarks, ...read.remarks],
    fault: personFault(card, nik, name),
  };
}

/** A name that only a number can tell apart is no name; a NIK that has lost its digits would be somebody else's. */
function personFault(card: NumberRead, nik: NumberRead, name: string): RowFault | null {
  const ofCard = cardProblem(card);
  if (ofCard !== null) return { column: "nomor_kartu_keluarga", problem: ofCard };
  if (!nik.ok && nik.lost) return { column: "nomor_induk_kependudukan", problem: "DIGITS_LOST" };
  if (isBlank(name)) return { column: "nama", problem: "NAME_MISSING" };
  return name.length > LONGEST_NAME ? { column: "nama", problem: "NAME_LENGTH" } : null;
}

function numberRemark(column: string, raw: string): Remark {
  return { column, problem: "DIGITS", raw };
}

function readAnswers(set: ExtractSet, columns: readonly Bound[], cells: readonly Cell[]) {
  const values: StagedValue[] = [];
  const remarks: Remark[] = [];
  for (const { column, at, read } of columns) {
    const cell = at === undefined ? null : (cells[at] ?? null);
    const answer = cell === null || cell === "" ? null : read(cell);
    values.push(answer?.ok === true ? answer.value : null);
    if (answer?.ok === false)
      remarks.push({ column: column.name, problem: answer.problem, raw: cellText(cell).slice(0, LONGEST_NAME) });
  }
  return { set, values, remarks };
}

type NumberRead =
  | { readonly ok: true; readonly digits: string }
  | { readonly ok: false; readonly lost: boolean; readonly text: string };

function readNumber(cell: Cell): NumberRead {
  if (isScientific(cell) || mayHaveLostDigits(cell)) return { ok: false, lost: true, text: "" };
  const written = cellText(cell).replace(/[\s.'="]/g, "");
  const text = isBlank(written) || /^0+$/.test(written) ? "" : written;
  return text !== "" && identityNumberProblem(text) === null
    ? { ok: true, digits: text }
    : { ok: false, lost: false, text };
}

function cardProblem(card: NumberRead): RowProblem | null {
  if (card.ok) return null;
  if (card.lost) return "DIGITS_LOST";
  return card.text === "" ? "CARD_MISSING" : "CARD_FORM";
}
