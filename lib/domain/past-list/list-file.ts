import { groupedBy } from "../list/grouped";
import { filledRows, NIK_HEADINGS, readNumber, type TableFault } from "../office-file/people-table";
import { type Cell, cellText } from "../sid/cell";
import { headingPlaces, plainWords } from "../table/headings";
import { joinedWords, type ListedState, PAST_PROGRAMMES, type PastProgramme, type PastWord } from "./past-list";

/** One person or card of a list. Numbers are plain: memory only. */
export interface PastRow extends PastWord {
  /** Row as the spreadsheet numbers it; of several of one person the first. */
  readonly row: number;
  readonly nik: string | null;
  readonly kk: string | null;
  readonly name: string | null;
  /** Code or name of the village where the list has them, as it stands there. */
  readonly village: string | null;
}

/** Why a row was left out. */
export const LEFT_OUT = ["DIGITS_LOST", "NUMBER_MISSING", "NUMBER_FORM", "TWICE_DIFFERS"] as const;
/** What was left out of a row that is taken. */
export const LEFT_EMPTY = ["STATUS_UNKNOWN", "DECILE_UNKNOWN", "PROGRAMME_UNKNOWN"] as const;
export type PastRowProblem = (typeof LEFT_OUT)[number] | (typeof LEFT_EMPTY)[number];

export interface PastRowFault {
  readonly row: number;
  readonly code: PastRowProblem;
}

export type PastFileFault = TableFault | "NUMBER_COLUMN_MISSING";

export type PastFile =
  | {
      readonly ok: true;
      readonly rows: readonly PastRow[];
      readonly faults: readonly PastRowFault[];
      readonly rowCount: number;
    }
  | { readonly ok: false; readonly fault: PastFileFault };

const COLUMNS = ["nik", "kk", "name", "village", "status", "decile", "programmes"] as const;
type Column = (typeof COLUMNS)[number];

/** Headings as the lists' extracts write them, in small letters without marks. */
const HEADINGS = {
  nik: [...NIK_HEADINGS, "nik kepala keluarga", "nik krt", "nik art"],
  kk: ["kk", "no kk", "nomor kk", "nokk", "nomor kartu keluarga", "no kartu keluarga"],
  name: [
    "nama",
    "nama lengkap",
    "nama art",
    "nama penerima",
    "nama individu",
    "nama kepala keluarga",
    "kepala keluarga",
  ],
  village: [
    "kode desa",
    "kode kelurahan",
    "kode desa kelurahan",
    "desa kelurahan",
    "kelurahan desa",
    "desa",
    "kelurahan",
    "nama desa",
  ],
  status: ["status", "status dtks", "status keaktifan", "status aktif", "status data", "keterangan status"],
  decile: ["desil", "desil kesejahteraan", "desil pke", "peringkat kesejahteraan", "persentil desil"],
  programmes: [
    "program",
    "program bansos",
    "bansos",
    "jenis bansos",
    "nama program",
    "bantuan",
    "jenis bantuan",
    "program bantuan",
  ],
} as const satisfies Record<Column, readonly string[]>;

const STATUSES = {
  listed: ["aktif", "terdaftar", "terdaftar dtks", "layak", "dtks", "ya", "ada"],
  removed: [
    "tidak aktif",
    "nonaktif",
    "non aktif",
    "tidak layak",
    "dihapus",
    "hapus",
    "keluar",
    "meninggal",
    "non dtks",
    "tidak",
  ],
} as const satisfies Record<ListedState, readonly string[]>;

/** Words for a programme: in a cell, and as the heading of a column of its own, with or without `penerima`. */
const PROGRAMME_WORDS = {
  pkh: ["pkh", "program keluarga harapan"],
  sembako: ["sembako", "bpnt", "bpnt sembako", "sembako bpnt", "program sembako", "bantuan pangan non tunai"],
  pbi: ["pbi", "pbi jk", "pbi jkn", "pbi apbn", "penerima bantuan iuran"],
  bst: ["bst", "bantuan sosial tunai"],
  bltDesa: ["blt desa", "blt dd", "blt dana desa"],
  bpum: ["bpum"],
  pip: ["pip", "program indonesia pintar"],
  prakerja: ["prakerja", "kartu prakerja"],
  kur: ["kur"],
  rice: ["cbp", "beras", "bantuan beras", "cadangan beras pemerintah"],
} as const satisfies Record<PastProgramme, readonly string[]>;

const YES: readonly string[] = ["ya", "y", "penerima", "menerima", "dapat", "aktif", "true"];
const NO: readonly string[] = [
  "",
  "tidak",
  "t",
  "bukan penerima",
  "tidak menerima",
  "non aktif",
  "tidak aktif",
  "false",
];

interface Own {
  readonly programme: PastProgramme;
  readonly at: number;
}

/** Reads a list: the headings in any order, then every row. A value that is not known is left out of its row and told, never guessed. */
export function readPastFile(cells: readonly (readonly Cell[])[]): PastFile {
  const heading = (cells[0] ?? []).map(cellText);
  const places = headingPlaces(heading, COLUMNS, HEADINGS);
  if (!places.has("nik") && !places.has("kk")) return { ok: false, fault: "NUMBER_COLUMN_MISSING" };
  const filled = filledRows(cells);
  if (typeof filled === "string") return { ok: false, fault: filled };
  const own = ownColumns(heading);
  const read = filled.map(({ row, line }) =>
    readRow(row, (column) => line[places.get(column) ?? -1] ?? null, line, own),
  );
  const joined = joinPeople(read.flatMap((one) => ("code" in one ? [] : [one.read])));
  const faults = read.flatMap((one): readonly PastRowFault[] => ("code" in one ? [one] : one.faults));
  return {
    ok: true,
    rows: joined.rows,
    faults: [...faults, ...joined.faults].toSorted((a, b) => a.row - b.row),
    rowCount: filled.length,
  };
}

function ownColumns(heading: readonly string[]): readonly Own[] {
  return heading.flatMap((text, at): readonly Own[] => {
    const programme = programmeOf(plainWords(text).replace(/^penerima (?!bantuan iuran)/, ""));
    return programme === null ? [] : [{ programme, at }];
  });
}

function programmeOf(words: string): PastProgramme | null {
  return PAST_PROGRAMMES.find((each) => PROGRAMME_WORDS[each].some((known) => known === words)) ?? null;
}

type At = (column: Column) => Cell;
type ReadRow = { readonly read: PastRow; readonly faults: readonly PastRowFault[] } | PastRowFault;

function readRow(row: number, at: At, line: readonly Cell[], own: readonly Own[]): ReadRow {
  const [nik, kk] = [readNumber(at("nik")), readNumber(at("kk"))];
  const problems = [nik, kk].flatMap((number) => ("problem" in number ? [number.problem] : []));
  if (problems.includes("DIGITS_LOST")) return { row, code: "DIGITS_LOST" };
  if (problems.length === 2) return { row, code: problems.includes("FORM") ? "NUMBER_FORM" : "NUMBER_MISSING" };
  const faults: PastRowFault[] = [];
  const left = (code: PastRowProblem) => faults.push({ row, code });
  const status = statusOf(plainWords(cellText(at("status"))));
  const decile = decileOf(cellText(at("decile")));
  const programmes = programmesOf(cellText(at("programmes")), line, own);
  if (status === undefined) left("STATUS_UNKNOWN");
  if (decile === undefined) left("DECILE_UNKNOWN");
  if (programmes.isPartial) left("PROGRAMME_UNKNOWN");
  const words = { status: status ?? null, decile: decile ?? null, programmes: programmes.known };
  const numbers = { nik: "digits" in nik ? nik.digits : null, kk: "digits" in kk ? kk.digits : null };
  return { read: { row, ...numbers, name: textOf(at("name")), village: textOf(at("village")), ...words }, faults };
}

/** Undefined: what stands there is not known. */
function statusOf(words: string): ListedState | null | undefined {
  if (words === "") return null;
  if (STATUSES.listed.some((known) => known === words)) return "listed";
  return STATUSES.removed.some((known) => known === words) ? "removed" : undefined;
}

function decileOf(text: string): number | null | undefined {
  if (text === "" || text === "-") return null;
  const found = /^(?:desil|d)?\s*(\d{1,2})$/i.exec(text)?.[1];
  const decile = found === undefined ? 0 : Number(found);
  return decile >= 1 && decile <= 10 ? decile : undefined;
}

function programmesOf(text: string, line: readonly Cell[], own: readonly Own[]) {
  const named = text
    .split(/[,;/+&|]/)
    .map(plainWords)
    .filter((words) => words !== "" && !NO.includes(words));
  const told = named.map(programmeOf);
  const marks = own.map(({ programme, at }) => ({
    programme,
    words: plainWords(cellText(line[at] ?? null)),
    text: cellText(line[at] ?? null),
  }));
  const isYes = (mark: (typeof marks)[number]) => YES.includes(mark.words) || mark.text === "1";
  const isNo = (mark: (typeof marks)[number]) =>
    mark.text === "0" || (mark.words === "" ? !/\d/.test(mark.text) : NO.includes(mark.words));
  const held = new Set([...told, ...marks.flatMap((mark) => (isYes(mark) ? [mark.programme] : []))]);
  return {
    known: PAST_PROGRAMMES.filter((each) => held.has(each)),
    isPartial: told.includes(null) || marks.some((mark) => !isYes(mark) && !isNo(mark)),
  };
}

function textOf(cell: Cell): string | null {
  const text = cellText(cell);
  return text === "" || text === "-" ? null : text.slice(0, 100);
}

/** A person may have a row for each programme: they become one. Where their deciles differ nobody knows which, and none is taken. */
function joinPeople(rows: readonly PastRow[]): {
  readonly rows: readonly PastRow[];
  readonly faults: readonly PastRowFault[];
} {
  const joined: PastRow[] = [];
  const faults: PastRowFault[] = [];
  for (const group of groupedBy(rows, ({ nik, kk }) => nik ?? `kk ${kk ?? ""}`).values()) {
    const [first, ...rest] = group;
    if (first === undefined) continue;
    const deciles = new Set(group.flatMap(({ decile }) => decile ?? []));
    if (deciles.size > 1) faults.push(...group.map(({ row }): PastRowFault => ({ row, code: "TWICE_DIFFERS" })));
    else joined.push({ ...first, ...rest.reduce<PastWord>(joinedWords, first) });
  }
  return { rows: joined, faults };
}
