import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { parseCsv } from "./csv";
import { buildRegionRows, type RegionRow, type RegionSources } from "./region-rows";

const META_KEY = "regions_checksum";

/** Raised when the transformation changes, so that an old database is loaded again from the same files. */
const TRANSFORM_VERSION = 1;

/**
 * The region files of idn-area-data (data ODbL 1.0, see NOTICE).
 * @returns parsed files and a checksum over their bytes and our transformation
 */
export function readRegionSources(): { readonly sources: RegionSources; readonly checksum: string } {
  const dir = join(dirname(createRequire(import.meta.url).resolve("idn-area-data/package.json")), "data");
  const hash = createHash("sha256").update(String(TRANSFORM_VERSION));
  const read = (name: string) => {
    const text = readFileSync(join(dir, `${name}.csv`), "utf8");
    hash.update(text);
    return parseCsv(text);
  };
  const sources = {
    provinces: read("provinces"),
    regencies: read("regencies"),
    districts: read("districts"),
    villages: read("villages"),
  };
  return { sources, checksum: hash.digest("hex") };
}

/**
 * Loads the region tree once per checksum. Special conditions (remote, island ...) of existing rows are kept.
 * @returns rows written, 0 when the database already has this version
 */
export async function loadRegions(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { sources, checksum } = readRegionSources();
    const kept = await client.query<{ value: string }>("SELECT value FROM app_meta WHERE key = $1", [META_KEY]);
    if (kept.rows[0]?.value === checksum) return 0;
    const rows = buildRegionRows(sources);
    await client.query("BEGIN");
    await writeRows(client, rows);
    await client.query(
      "INSERT INTO app_meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [META_KEY, checksum],
    );
    await client.query("COMMIT");
    await client.query("ANALYZE region");
    return rows.length;
  } finally {
    await client.end();
  }
}

async function writeRows(client: Client, rows: readonly RegionRow[]): Promise<void> {
  await client.query(
    `INSERT INTO region (code, level, name, parent_code, kind, time_zone, is_practice)
     SELECT * FROM unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
     ON CONFLICT (code) DO UPDATE SET level = excluded.level, name = excluded.name, parent_code = excluded.parent_code,
       kind = excluded.kind, time_zone = excluded.time_zone, is_practice = excluded.is_practice`,
    [
      rows.map((row) => row.code),
      rows.map((row) => row.level),
      rows.map((row) => row.name),
      rows.map((row) => row.parentCode),
      rows.map((row) => row.kind),
      rows.map((row) => row.timeZone),
      rows.map((row) => row.isPractice),
    ],
  );
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  try {
    if (!ownerUrl) throw new Error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
    const written = await loadRegions(ownerUrl);
    console.log(written === 0 ? "wilayah sudah ada / regions are there" : `${written} wilayah / regions`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
