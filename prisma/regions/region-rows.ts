import { regionName } from "./region-name";

export interface RegionRow {
  /** Undotted Kemendagri code of 2, 4, 6 or 10 digits; "0" for the nation. */
  readonly code: string;
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly name: string;
  readonly parentCode: string | null;
  readonly kind: RegionKind;
  readonly timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  readonly isPractice: boolean;
}

export type RegionKind =
  | "negara"
  | "provinsi"
  | "kabupaten"
  | "kota"
  | "kecamatan"
  | "desa"
  | "kelurahan"
  | "desa-adat";

type CsvRecord = ReadonlyMap<string, string>;

export interface RegionSources {
  readonly provinces: readonly CsvRecord[];
  readonly regencies: readonly CsvRecord[];
  readonly districts: readonly CsvRecord[];
  readonly villages: readonly CsvRecord[];
}

const WITA_PROVINCES = new Set(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"]);
const WIT_PROVINCES = new Set(["81", "82", "91", "92", "93", "94", "95", "96"]);

/** The seventh digit of a village code tells its kind (Permendagri 58/2021: 1 kelurahan, 2 desa, 3 desa adat). */
const VILLAGE_KINDS = new Map<string, RegionKind>([
  ["1", "kelurahan"],
  ["2", "desa"],
  ["3", "desa-adat"],
]);

const NATION: RegionRow = {
  code: "0",
  level: 0,
  name: "Indonesia",
  parentCode: null,
  kind: "negara",
  timeZone: "Asia/Jakarta",
  isPractice: false,
};

/** The reserved province for practice families (DECIDED 8): in no rollup, duplicate search or export. */
const PRACTICE: readonly RegionRow[] = [
  practiceRow("99", 1, "Wilayah Latihan", "0", "provinsi"),
  practiceRow("9999", 2, "Kabupaten Latihan", "99", "kabupaten"),
  practiceRow("999901", 3, "Kecamatan Latihan", "9999", "kecamatan"),
  practiceRow("9999012001", 4, "Desa Latihan", "999901", "desa"),
];

/**
 * The whole region tree, nation and practice region included, parents before children.
 * @throws when a code has an unknown shape
 */
export function buildRegionRows(sources: RegionSources): readonly RegionRow[] {
  return [
    NATION,
    ...sources.provinces.map((record) => row(record, 1)),
    ...sources.regencies.map((record) => row(record, 2)),
    ...sources.districts.map((record) => row(record, 3)),
    ...sources.villages.map((record) => row(record, 4)),
    ...PRACTICE,
  ];
}

const CODE_LENGTHS = { 1: 2, 2: 4, 3: 6, 4: 10 } as const;

function row(record: CsvRecord, level: 1 | 2 | 3 | 4): RegionRow {
  const code = (record.get("code") ?? "").replaceAll(".", "");
  const rawName = record.get("name") ?? "";
  if (!/^\d+$/.test(code) || code.length !== CODE_LENGTHS[level] || rawName === "") {
    throw new Error(`region ${code || "?"} at level ${level} has no valid code or name`);
  }
  return {
    code,
    level,
    name: regionName(rawName),
    parentCode: level === 1 ? "0" : code.slice(0, CODE_LENGTHS[(level - 1) as 1 | 2 | 3]),
    kind: kindOf(code, level, rawName),
    timeZone: timeZoneOf(code),
    isPractice: false,
  };
}

function kindOf(code: string, level: 1 | 2 | 3 | 4, rawName: string): RegionKind {
  if (level === 1) return "provinsi";
  if (level === 2) return rawName.startsWith("KOTA ") ? "kota" : "kabupaten";
  if (level === 3) return "kecamatan";
  const kind = VILLAGE_KINDS.get(code.charAt(6));
  if (!kind) throw new Error(`village ${code}: unknown kind`);
  return kind;
}

function timeZoneOf(code: string): RegionRow["timeZone"] {
  const province = code.slice(0, 2);
  if (WITA_PROVINCES.has(province)) return "Asia/Makassar";
  if (WIT_PROVINCES.has(province)) return "Asia/Jayapura";
  return "Asia/Jakarta";
}

function practiceRow(
  code: string,
  level: RegionRow["level"],
  name: string,
  parentCode: string,
  kind: RegionKind,
): RegionRow {
  return { code, level, name, parentCode, kind, timeZone: "Asia/Jakarta", isPractice: true };
}
