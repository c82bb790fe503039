import "server-only";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { reference, referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";

export type RegionKind =
  | "negara"
  | "provinsi"
  | "kabupaten"
  | "kota"
  | "kecamatan"
  | "desa"
  | "kelurahan"
  | "desa-adat";

export interface RegionInfo {
  readonly code: string;
  readonly name: string;
  /** The name as an office says it: "Desa Beru", "Kecamatan Jereweh", "Kabupaten Sumbawa Barat". */
  readonly label: string;
  readonly kind: RegionKind;
  readonly parentCode: string | null;
  readonly timeZone: RegionTimeZone;
}

export type RegionTimeZone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";

/** No area has more direct children; the nation has 38, the widest regency 52 districts, a district under 130 villages. */
const MOST_CHILDREN = 1_000;

/** Regions change with a release, never while the portal runs, so a process keeps what it has read. 91,000 at most. */
const regions = new Map<string, RegionInfo>();
const children = new Map<string, readonly RegionInfo[]>();

const COLUMNS = { code: true, name: true, kind: true, parentCode: true, timeZone: true } as const;

interface Row {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
  readonly timeZone: string;
}

/** What comes before a name; regencies carry theirs in the name itself. */
const TITLE: Readonly<Record<RegionKind, string>> = {
  negara: "",
  provinsi: "Provinsi",
  kabupaten: "",
  kota: "",
  kecamatan: "Kecamatan",
  desa: "Desa",
  kelurahan: "Kelurahan",
  "desa-adat": "Desa Adat",
};

function isKind(kind: string): kind is RegionKind {
  return kind in TITLE;
}

function toRegion(row: Row): RegionInfo {
  const kind = isKind(row.kind) ? row.kind : "desa";
  const title = TITLE[kind];
  const label = title === "" || row.name.startsWith(`${title} `) ? row.name : `${title} ${row.name}`;
  const timeZone = row.timeZone === "Asia/Makassar" || row.timeZone === "Asia/Jayapura" ? row.timeZone : "Asia/Jakarta";
  return { code: row.code, name: row.name, label, kind, parentCode: row.parentCode, timeZone };
}

function keep(row: Row): RegionInfo {
  const region = toRegion(row);
  regions.set(region.code, region);
  return region;
}

/** A region by code ("0" the nation), or null. Unknown codes are not remembered: they come from addresses people type. */
export async function findRegion(code: string): Promise<RegionInfo | null> {
  const known = regions.get(code);
  if (known !== undefined) return known;
  const row = await reference().region.findUnique({ where: { code }, select: COLUMNS });
  return row === null ? null : keep(row);
}

/**
 * The regions among many codes, asked for at once; a code that nobody has is absent.
 * @param sql the handle of whoever holds a connection already
 */
export async function findRegions(
  codes: readonly string[],
  sql: Sql = referenceSql(),
): Promise<ReadonlyMap<string, RegionInfo>> {
  const wanted = [...new Set(codes)];
  const unread = wanted.filter((code) => !regions.has(code));
  const rows =
    unread.length === 0
      ? []
      : await sql<Row>`SELECT code, name, kind, parent_code AS "parentCode", time_zone AS "timeZone"
          FROM region WHERE code = ANY (${unread})`;
  for (const row of rows) keep(row);
  return new Map(
    wanted.flatMap((code) => {
      const region = regions.get(code);
      return region === undefined ? [] : [[code, region] as const];
    }),
  );
}

/** "Desa Beru"; the code itself where the region is unknown, so that a retired code still reads as something. */
export async function regionLabel(code: string): Promise<string> {
  return (await findRegion(code))?.label ?? code;
}

/** From the province down to the region itself; the nation alone for "0". Empty for an unknown code. */
export async function regionPath(code: string): Promise<readonly RegionInfo[]> {
  const path: RegionInfo[] = [];
  for (let region = await findRegion(code); region !== null; ) {
    path.unshift(region);
    const parent = region.parentCode;
    region = parent === null || parent === NATION_CODE ? null : await findRegion(parent);
  }
  return path;
}

/** "Desa Labuhan Lalar, Kecamatan Taliwang, Kabupaten Sumbawa Barat, Provinsi ...": how a village's papers name it. */
export async function villageLine(villageCode: string): Promise<string> {
  const path = await regionPath(villageCode);
  return path
    .toReversed()
    .map((region) => region.label)
    .join(", ");
}

/** Direct children in the order of their codes. Practice is no child of the nation (DECIDED 8). */
export async function childrenOf(code: string): Promise<readonly RegionInfo[]> {
  const known = children.get(code);
  if (known !== undefined) return known;
  const rows = await reference().region.findMany({
    where: { parentCode: code, ...(code === NATION_CODE ? { isPractice: false } : {}) },
    select: COLUMNS,
    orderBy: { code: "asc" },
    take: MOST_CHILDREN,
  });
  const found = rows.map(keep);
  children.set(code, found);
  return found;
}

/** WIB, WITA or WIT by its IANA name; Jakarta's for an unknown code. */
export async function timeZoneOf(code: string): Promise<RegionTimeZone> {
  return (await findRegion(code))?.timeZone ?? "Asia/Jakarta";
}
