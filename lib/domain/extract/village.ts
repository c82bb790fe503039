import type { PlaceColumn } from "./column";

export const VILLAGE_PROBLEMS = ["VILLAGE_MISSING", "VILLAGE_FORM", "VILLAGE_UNKNOWN", "OTHER_REGENCY"] as const;
export type VillageProblem = (typeof VILLAGE_PROBLEMS)[number];

export type PlaceCells = Readonly<Record<PlaceColumn, string>>;

/** Digits of a village's own part: 2 province, 4 regency, 6 district, 10 village, each as a whole or as its own part alone. */
const VILLAGE = 10;

/**
 * The village's code (Kemendagri, ten digits) from the four code columns. Catalogues write each code whole, with or without dots; older files
 * write the part of each level alone (52, 07, 04, 2003). Null: they do not make one.
 */
export function villageCodeOf(cells: PlaceCells): string | null {
  const digits = (name: PlaceColumn) => cells[name].replace(/[^0-9]/g, "");
  const village = digits("kode_kelurahan_desa");
  if (village.length === VILLAGE) return village;
  if (village.length !== 4) return null;
  const district = grown(digits("kode_kecamatan"), grown(digits("kode_kabupaten_kota"), digits("kode_provinsi"), 4), 6);
  return district === null ? null : district + village;
}

/** A code as it stands where it is whole, else put behind the one above it. */
function grown(own: string, above: string | null, size: number): string | null {
  if (own.length === size) return own;
  const whole = `${above ?? ""}${own.padStart(2, "0")}`;
  return own !== "" && whole.length === size ? whole : null;
}

/** What is wrong with where a family is said to live; null: it is a village of the regency. */
export function villageProblem(
  cells: PlaceCells,
  regencyCode: string,
  villages: ReadonlySet<string>,
): VillageProblem | null {
  if (cells.kode_kelurahan_desa === "") return "VILLAGE_MISSING";
  const code = villageCodeOf(cells);
  if (code === null) return "VILLAGE_FORM";
  if (villages.has(code)) return null;
  return code.startsWith(regencyCode) ? "VILLAGE_UNKNOWN" : "OTHER_REGENCY";
}
