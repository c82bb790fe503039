import type { NamedSheet } from "./book";
import { type Cell, cellText, isBlank } from "./cell";
import { CODE_LISTS, readCode } from "./code-lists";
import { findSidColumn, SID_COLUMNS, type SidColumnName } from "./columns";
import { headingKey } from "./heading-key";
import { lookOf } from "./look";
import { maskedSample } from "./sample";

/** Spellings that other programs give our columns, in small letters without marks. */
const SPELLINGS: Readonly<Partial<Record<SidColumnName, readonly string[]>>> = {
  alamat: ["alamat lengkap", "alamat rumah", "alamat kk"],
  dusun: ["nama dusun", "lingkungan", "jorong", "banjar"],
  nama: ["nama lengkap", "nama anggota", "nama penduduk", "nama anggota keluarga"],
  no_kk: ["kk", "no kk", "nomor kk", "nokk", "nomor kartu keluarga", "no kartu keluarga"],
  nik: ["no nik", "nomor nik", "no ktp", "nomor induk kependudukan", "nomor nik"],
  sex: ["jenis kelamin", "jk", "kelamin", "l p", "jns kelamin"],
  tempatlahir: ["tempat lahir", "tmp lahir", "tmpt lahir"],
  tanggallahir: ["tanggal lahir", "tgl lahir", "tgl lhr", "tgllahir"],
  agama_id: ["agama"],
  pendidikan_kk_id: ["pendidikan", "pendidikan terakhir", "pendidikan dalam kk"],
  pendidikan_sedang_id: ["pendidikan sedang ditempuh"],
  pekerjaan_id: ["pekerjaan", "jenis pekerjaan"],
  status_kawin: ["status kawin", "status perkawinan", "status nikah", "kawin"],
  kk_level: ["shdk", "hubungan keluarga", "hubungan dalam keluarga", "status hubungan dalam keluarga", "hub keluarga"],
  warganegara_id: ["kewarganegaraan", "warga negara", "warganegara"],
  ayah_nik: ["nik ayah"],
  nama_ayah: ["ayah", "nama ayah kandung"],
  ibu_nik: ["nik ibu"],
  nama_ibu: ["ibu", "nama ibu kandung"],
  golongan_darah_id: ["golongan darah", "gol darah", "goldar"],
  akta_lahir: ["no akta lahir", "akta kelahiran", "nomor akta kelahiran"],
  cacat_id: ["cacat", "disabilitas", "penyandang cacat"],
  suku: ["suku bangsa", "etnis"],
  lat: ["latitude", "lintang"],
  lng: ["longitude", "bujur"],
};

export interface ForeignColumn {
  readonly index: number;
  readonly heading: string;
  readonly samples: readonly string[];
  readonly guess: SidColumnName | null;
  /** Values of a code list that nobody can read: each is asked. Masked nowhere: they are words of a list, short and repeated. */
  readonly unread: readonly string[];
}

/** Which of our columns each heading is, and what single values of a code list mean. */
export interface Mapping {
  /** By heading, as {@link headingKey} writes it. Null: left away. */
  readonly columns: Readonly<Record<string, SidColumnName | null>>;
  /** By column, then by the value in capitals. */
  readonly codes: Readonly<Partial<Record<SidColumnName, Readonly<Record<string, number>>>>>;
}

const SAMPLE = 200;
const MOST_UNREAD = 20;

/** Row of the headings: the first with three filled cells, none of them a long number. */
export function headingRow(cells: NamedSheet["cells"]): number | null {
  const found = cells.slice(0, 10).findIndex((row) => {
    const filled = row.map(cellText).filter((text) => text !== "");
    return filled.length >= 3 && filled.every((text) => !/\d{6}/.test(text));
  });
  return found === -1 ? null : found;
}

/** The columns of a foreign sheet, each with a guess by its heading, else by the shape of its values. */
export function foreignColumns(cells: NamedSheet["cells"]): readonly ForeignColumn[] {
  const at = headingRow(cells);
  if (at === null) return [];
  const taken = new Set<SidColumnName>();
  const free = (name: SidColumnName | undefined) => (name === undefined || taken.has(name) ? null : name);
  return (cells[at] ?? []).flatMap((cell, index): ForeignColumn[] => {
    const heading = cellText(cell).slice(0, 60);
    if (heading === "") return [];
    const values = valuesOf(cells, at, index);
    const guess = free(byHeading(heading)) ?? free(byShape(values));
    if (guess !== null) taken.add(guess);
    const samples = [...new Set(values.map(cellText))].slice(0, 3).map(maskedSample);
    return [{ index, heading, samples, guess, unread: guess === null ? [] : unreadCodes(guess, values) }];
  });
}

function valuesOf(cells: NamedSheet["cells"], at: number, index: number): readonly Cell[] {
  return cells
    .slice(at + 1, at + 1 + SAMPLE)
    .map((row) => row[index] ?? null)
    .filter((value) => !isBlank(cellText(value)));
}

function byHeading(heading: string): SidColumnName | undefined {
  const key = headingKey(heading);
  const own = findSidColumn(heading) ?? findSidColumn(key.replaceAll(" ", "_"));
  if (own !== null) return own.name;
  return SID_COLUMNS.find(({ name }) => SPELLINGS[name]?.includes(key))?.name;
}

/** A long number that repeats is a card, one that does not a NIK; a date is a birth date; words could be anything. */
function byShape(values: readonly Cell[]): SidColumnName | undefined {
  const look = lookOf(values);
  if (look === "date") return "tanggallahir";
  if (look !== "identity") return undefined;
  return new Set(values.map(cellText)).size < values.length ? "no_kk" : "nik";
}

/** Values of a code column that neither number nor label explains. Long or rare ones are nobody's code and are not shown. */
export function unreadCodes(name: SidColumnName, values: readonly Cell[]): readonly string[] {
  const shape = SID_COLUMNS.find((column) => column.name === name)?.shape;
  if (shape?.kind !== "code") return [];
  const unread = values
    .filter((value) => readCode(shape.list, value) === undefined)
    .map((value) => codeKey(value))
    .filter((text) => text.length <= 30 && !/\d{6}/.test(text));
  return [...new Set(unread)].slice(0, MOST_UNREAD);
}

function codeKey(cell: Cell): string {
  return cellText(cell).toUpperCase();
}

/** The sheet as the 43-column workbook has it: our headings, mapped codes; rows keep their numbers. */
export function applyMapping(cells: NamedSheet["cells"], mapping: Mapping): NamedSheet["cells"] {
  const at = headingRow(cells) ?? 0;
  const names = (cells[at] ?? []).map((cell) => mapping.columns[headingKey(cellText(cell))] ?? null);
  return cells.map((row, index) => {
    if (index === 0) return names;
    if (index <= at) return [];
    return names.map((name, column) => {
      const cell = row[column] ?? null;
      if (name === null) return null;
      const code = mapping.codes[name]?.[codeKey(cell)];
      return code === undefined ? cell : { number: String(code) };
    });
  });
}

/** Whether a code is on the list of a column. */
export function isCodeOf(name: SidColumnName, code: number): boolean {
  const shape = SID_COLUMNS.find((column) => column.name === name)?.shape;
  return shape?.kind === "code" && CODE_LISTS[shape.list].rows.some(([known]) => known === code);
}
