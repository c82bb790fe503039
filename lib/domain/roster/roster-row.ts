import { type Cell, cellText } from "../sid/cell";
import { headingPlaces, repeated } from "../table/headings";

/** A regency of a thousand villages names five people in each; more in one go nobody reads before they press. */
export const MOST_ROWS = 5_000;

/** What an upload says it is for. */
export const ROSTER_USE = "roster";

/** The columns of a roster in the order of the template. */
export const ROSTER_COLUMNS = [
  "name",
  "username",
  "role",
  "regionCode",
  "rt",
  "rw",
  "deputy",
  "decreeNumber",
  "decreeDate",
  "exception",
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** Headings of the template. The first spelling is the template's own; the rest is what offices write. */
const SPELLINGS: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: ["nama", "nama lengkap", "name", "full name"],
  username: ["nama pengguna", "pengguna", "username", "user name"],
  role: ["tugas", "peran", "jabatan", "duty", "role"],
  regionCode: ["kode wilayah", "kode desa", "wilayah", "region code"],
  rt: ["rt", "nomor rt"],
  rw: ["rw", "nomor rw"],
  deputy: ["cadangan", "petugas cadangan", "deputy"],
  decreeNumber: ["nomor sk", "no sk", "sk", "decree number"],
  decreeDate: ["tanggal sk", "tgl sk", "decree date"],
  exception: ["alasan pengecualian", "pengecualian", "exception", "reason of exception"],
};

/** Without these no row says enough; the others may be left out. */
const NEEDED = ["name", "role", "regionCode", "decreeNumber", "decreeDate"] as const satisfies readonly RosterColumn[];

/** One row as it stands in the file; the cells keep their kind, because a date cell is surer than a text. */
export interface RosterRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly cells: Readonly<Record<RosterColumn, Cell>>;
}

/** Why a file is refused as a whole. */
export type RosterFailure =
  | { readonly code: "COLUMN_MISSING" | "COLUMN_TWICE"; readonly column: RosterColumn }
  | { readonly code: "NO_ROWS" | "TOO_MANY_PEOPLE" };

export type RosterReading =
  | { readonly ok: true; readonly rows: readonly RosterRow[] }
  | { readonly ok: false; readonly failure: RosterFailure };

/** The rows of a table under its heading; rows in which nothing stands are no rows. */
export function readRoster(cells: readonly (readonly Cell[])[]): RosterReading {
  const heading = (cells[0] ?? []).map(cellText);
  const places = headingPlaces(heading, ROSTER_COLUMNS, SPELLINGS);
  const missing = NEEDED.find((column) => !places.has(column));
  if (missing !== undefined) return { ok: false, failure: { code: "COLUMN_MISSING", column: missing } };
  const twice = doubled(heading);
  if (twice !== null) return { ok: false, failure: { code: "COLUMN_TWICE", column: twice } };
  const rows: RosterRow[] = [];
  for (const [index, line] of cells.entries()) {
    if (index === 0 || line.every((cell) => cellText(cell) === "")) continue;
    if (rows.length === MOST_ROWS) return { ok: false, failure: { code: "TOO_MANY_PEOPLE" } };
    const at = (column: RosterColumn): Cell => line[places.get(column) ?? -1] ?? null;
    rows.push({ row: index + 1, cells: mapColumns(at) });
  }
  return rows.length === 0 ? { ok: false, failure: { code: "NO_ROWS" } } : { ok: true, rows };
}

function mapColumns(at: (column: RosterColumn) => Cell): RosterRow["cells"] {
  return {
    name: at("name"),
    username: at("username"),
    role: at("role"),
    regionCode: at("regionCode"),
    rt: at("rt"),
    rw: at("rw"),
    deputy: at("deputy"),
    decreeNumber: at("decreeNumber"),
    decreeDate: at("decreeDate"),
    exception: at("exception"),
  };
}

/** A column that stands twice would be read from one place and corrected in the other. */
function doubled(heading: readonly string[]): RosterColumn | null {
  const known = heading.flatMap((cell) => [...headingPlaces([cell], ROSTER_COLUMNS, SPELLINGS).keys()]);
  const twice = repeated(known);
  return ROSTER_COLUMNS.find((column) => twice.has(column)) ?? null;
}
