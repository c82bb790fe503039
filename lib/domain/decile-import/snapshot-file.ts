import { identityNumberProblem } from "../nik/identity-number";
import { type Cell, cellText, isBlank, isScientific, mayHaveLostDigits } from "../sid/cell";
import { headingPlaces } from "../table/headings";

/** One family in a snapshot's file. Identifiers are plain: memory only. */
export interface SnapshotRow {
  /** Row as the spreadsheet numbers it. */
  readonly row: number;
  readonly nik: string | null;
  readonly kk: string | null;
  /** Code of the region where the file says that it lives, any level; null where it says nothing. */
  readonly village: string | null;
  readonly national: number;
  readonly province: number | null;
  readonly regency: number | null;
}

export const FIELDS = ["nik", "kk", "national", "province", "regency", "village"] as const;
export type Field = (typeof FIELDS)[number];

export const ROW_PROBLEMS = [
  "NUMBER_MISSING",
  "DIGITS_LOST",
  "NUMBER_FORM",
  "DECILE_MISSING",
  "DECILE_RANGE",
  "REGION_FORM",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export interface RowFault {
  readonly row: number;
  readonly field: Field;
  readonly code: RowProblem;
  /** What can still be read of the numbers, for the report. */
  readonly nik: string | null;
  readonly kk: string | null;
}

export const FILE_FAULTS = ["NO_ROWS", "TOO_MANY_ROWS", "NUMBER_COLUMN_MISSING", "DECILE_COLUMN_MISSING"] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export type SnapshotFile =
  | {
      readonly ok: true;
      readonly rows: readonly SnapshotRow[];
      readonly faults: readonly RowFault[];
      readonly rowCount: number;
    }
  | { readonly ok: false; readonly fault: FileFault };

/** A large regency has some 600,000 families: it comes in parts. */
export const MAX_SNAPSHOT_ROWS = 200_000;

/** Headings as offices write them, in small letters without marks. */
const HEADINGS = {
  nik: ["nik", "no nik", "nomor nik", "nik kepala keluarga", "nik kk", "nik anggota"],
  kk: ["kk", "no kk", "nomor kk", "nokk", "nomor kartu keluarga", "no kartu keluarga"],
  national: ["desil", "desil nasional", "desil nas", "desil national"],
  province: ["desil provinsi", "desil prov"],
  regency: ["desil kabupaten", "desil kabupaten kota", "desil kab kota", "desil kab", "desil kota"],
  village: [
    "kode desa",
    "kode desa kelurahan",
    "kode kelurahan",
    "kode wilayah",
    "kode kabupaten",
    "kode kabupaten kota",
  ],
} as const satisfies Record<Field, readonly string[]>;

/** Reads a snapshot's file: the heading in any order, then every row. A faulty row is told and left out, never guessed. */
export function readSnapshotFile(cells: readonly (readonly Cell[])[]): SnapshotFile {
  const places = headingPlaces((cells[0] ?? []).map(cellText), FIELDS, HEADINGS);
  if (!places.has("nik") && !places.has("kk")) return { ok: false, fault: "NUMBER_COLUMN_MISSING" };
  if (!places.has("national")) return { ok: false, fault: "DECILE_COLUMN_MISSING" };
  const rows: SnapshotRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, line] of cells.entries()) {
    if (index === 0 || line.every((cell) => isBlank(cellText(cell)))) continue;
    if (rows.length + faults.length === MAX_SNAPSHOT_ROWS) return { ok: false, fault: "TOO_MANY_ROWS" };
    const read = readRow(index + 1, (field) => line[places.get(field) ?? -1] ?? null);
    if ("code" in read) faults.push(read);
    else rows.push(read);
  }
  if (rows.length + faults.length === 0) return { ok: false, fault: "NO_ROWS" };
  return { ok: true, rows, faults, rowCount: rows.length + faults.length };
}

function readRow(row: number, at: (field: Field) => Cell): SnapshotRow | RowFault {
  const [nik, kk] = [digitsOf(at("nik")), digitsOf(at("kk"))];
  const fault = (field: Field, code: RowProblem): RowFault => ({ row, field, code, nik: shown(nik), kk: shown(kk) });
  for (const field of ["kk", "nik"] as const)
    if (isScientific(at(field)) || mayHaveLostDigits(at(field))) return fault(field, "DIGITS_LOST");
  if (nik === "" && kk === "") return fault("kk", "NUMBER_MISSING");
  if (kk !== "" && identityNumberProblem(kk) !== null) return fault("kk", "NUMBER_FORM");
  if (nik !== "" && identityNumberProblem(nik) !== null) return fault("nik", "NUMBER_FORM");
  const deciles = {
    national: decileOf(at("national")),
    province: decileOf(at("province")),
    regency: decileOf(at("regency")),
  };
  if (deciles.national === null) return fault("national", "DECILE_MISSING");
  for (const field of ["national", "province", "regency"] as const)
    if (deciles[field] === undefined) return fault(field, "DECILE_RANGE");
  const village = cellText(at("village")).replace(/[\s.]/g, "");
  if (village !== "" && !/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(village)) return fault("village", "REGION_FORM");
  return {
    row,
    nik: nik === "" ? null : nik,
    kk: kk === "" ? null : kk,
    village: village === "" ? null : village,
    national: deciles.national ?? 0,
    province: deciles.province ?? null,
    regency: deciles.regency ?? null,
  };
}

function digitsOf(cell: Cell): string {
  const text = cellText(cell).replace(/[\s.'="]/g, "");
  return isBlank(text) ? "" : text;
}

function shown(digits: string): string | null {
  return /^\d{8,16}$/.test(digits) ? digits : null;
}

/** 1 to 10; 0 not ranked. Null: empty. Undefined: something else. */
function decileOf(cell: Cell): number | null | undefined {
  const text = cellText(cell).trim();
  if (isBlank(text)) return null;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 11;
  return value <= 10 ? value : undefined;
}
