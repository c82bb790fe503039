import { headingKey } from "../sid/heading-key";
import { EXTRACT_COLUMNS, type ExtractColumn, type ExtractSet } from "./column";

/** What a file's rows are: families, people, or people with their family's columns beside (by name and address). */
export const FILE_SHAPES = ["families", "people", "merged"] as const;
export type FileShape = (typeof FILE_SHAPES)[number];

export const HEADING_FAULTS = ["CARD_COLUMN_MISSING", "VILLAGE_COLUMN_MISSING", "NAME_COLUMN_MISSING"] as const;
export type HeadingFault = (typeof HEADING_FAULTS)[number];

export interface Heading {
  readonly shape: FileShape;
  /** Place of each known column in the row. */
  readonly places: Readonly<Record<ExtractSet, ReadonlyMap<string, number>>>;
  /** Headings that no official name fits: told, not read. */
  readonly unknown: readonly string[];
}

export type HeadingRead =
  | { readonly ok: true; readonly heading: Heading }
  | { readonly ok: false; readonly fault: HeadingFault };

/** Spellings that offices use beside the official name. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  nomor_kartu_keluarga: ["no kk", "nomor kk", "nokk", "no kartu keluarga", "id keluarga kk"],
  nomor_induk_kependudukan: ["nik", "no nik", "nomor nik"],
  nama: ["nama anggota", "nama lengkap", "nama art"],
  nama_anggota_keluarga: ["nama kepala keluarga", "nama kk"],
  kode_kelurahan_desa: ["kode desa", "kode desa kelurahan", "kode kelurahan", "kode wilayah"],
  kode_kabupaten_kota: ["kode kabupaten", "kode kab kota"],
  tanggal_lahir: ["tgl lahir"],
  status_hubungan_keluarga: ["hubungan keluarga", "shdk"],
};

/** By heading, the columns that it may be: a few official names stand in both sets. */
const BY_HEADING = byHeading();

function byHeading(): ReadonlyMap<string, readonly ExtractColumn[]> {
  const known = new Map<string, ExtractColumn[]>();
  for (const column of EXTRACT_COLUMNS)
    for (const spelling of [column.name, ...(SPELLINGS[column.name] ?? [])]) {
      const key = headingKey(spelling);
      known.set(key, [...(known.get(key) ?? []), column]);
    }
  return known;
}

/**
 * Recognises the heading of an extract: which columns stand where, in any order, and so what its rows are. A column of the people alone
 * makes it theirs, one of the families alone the families', both together a merged file.
 */
export function readHeading(cells: readonly string[]): HeadingRead {
  const places = { keluarga: new Map<string, number>(), anggota: new Map<string, number>() };
  const unknown: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const columns = BY_HEADING.get(headingKey(cell)) ?? [];
    if (columns.length === 0 && cell.trim() !== "") unknown.push(cell.trim().slice(0, 60));
    for (const { set, name } of columns) if (!places[set].has(name)) places[set].set(name, index);
  }
  const fault = faultOf(places);
  if (fault !== null) return { ok: false, fault };
  const hasPeople = places.anggota.has("nama");
  const hasFamilies = places.keluarga.has("kode_kelurahan_desa");
  const shape = hasPeople ? (hasFamilies ? "merged" : "people") : "families";
  return { ok: true, heading: { shape, places: ownPlaces(places, shape), unknown } };
}

/** Without the name there are no people, without the village no families; a file with neither is told what it lacks. */
function faultOf(places: Readonly<Record<ExtractSet, ReadonlyMap<string, number>>>): HeadingFault | null {
  if (!places.keluarga.has("nomor_kartu_keluarga")) return "CARD_COLUMN_MISSING";
  if (places.anggota.has("nama") || places.keluarga.has("kode_kelurahan_desa")) return null;
  return places.anggota.has("nomor_induk_kependudukan") ? "NAME_COLUMN_MISSING" : "VILLAGE_COLUMN_MISSING";
}

/** Names that both sets have belong to the rows' own; in a merged file the premium flags are the person's. */
function ownPlaces(
  places: Readonly<Record<ExtractSet, ReadonlyMap<string, number>>>,
  shape: FileShape,
): Heading["places"] {
  const none: ReadonlyMap<string, number> = new Map();
  if (shape === "families") return { keluarga: places.keluarga, anggota: none };
  if (shape === "people") return { keluarga: none, anggota: places.anggota };
  const shared = ["pbi_nas", "pbi_pemda"];
  return {
    keluarga: new Map([...places.keluarga].filter(([name]) => !shared.includes(name))),
    anggota: places.anggota,
  };
}

/** The heading that the portal itself writes for a set, in the catalogue's names. */
export function headingOf(set: ExtractSet): readonly string[] {
  return EXTRACT_COLUMNS.filter((column) => column.set === set).map(({ name }) => name);
}
