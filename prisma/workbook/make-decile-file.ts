import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import { Client } from "pg";
import { rangeOf } from "@/lib/domain/access/scope";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import { unseal } from "@/lib/server/crypto/seal";
import { SEED } from "../seed/demo";
import { referenceDay } from "../seed/reference-day";
import { DECILE_HEADING, decileRows, type RankedFamily } from "./decile-rows";

const { values } = parseArgs({
  options: {
    region: { type: "string", default: "5207" },
    on: { type: "string" },
    families: { type: "string", default: "200000" },
    errors: { type: "boolean", default: false },
    out: { type: "string", default: "desil.csv" },
  },
});

/** Families of a region as the register has them, with a number each; needs the owner's connection and the demo's keys. */
async function rankedFamilies(ownerUrl: string, region: string, limit: number): Promise<readonly RankedFamily[]> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { lo, hi } = rangeOf(region);
    const found = await client.query(
      `SELECT h.id, h.kk_sealed, h.village_code, coalesce(h.decile_national, 5)::int AS decile,
         (SELECT m.nik_sealed FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
           AND m.nik_sealed IS NOT NULL ORDER BY m.relation_to_head, m.id LIMIT 1) AS nik_sealed
       FROM household h WHERE h.village_code >= $1 AND h.village_code < $2 AND h.status IN (1, 2)
       ORDER BY h.village_code, h.id LIMIT $3`,
      [lo, hi, limit],
    );
    return found.rows.map((row) => ({
      id: row.id,
      kk: row.kk_sealed === null ? null : unseal(row.kk_sealed),
      nik: row.nik_sealed === null ? null : unseal(row.nik_sealed),
      villageCode: row.village_code,
      decile: row.decile,
    }));
  } finally {
    await client.end();
  }
}

async function make(): Promise<string> {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (!ownerUrl) throw new Error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
  const rankedOn = values.on ?? referenceDay();
  const families = await rankedFamilies(ownerUrl, values.region, Number(values.families));
  const rows = decileRows({ families, rankedOn, seed: SEED, withErrors: values.errors });
  await writeFile(values.out, stringify([[...DECILE_HEADING], ...rows.map((row) => [...row])], { delimiter: ";" }));
  return `${values.out}: ${rows.length} baris / rows, potret / snapshot ${quarterOf(rankedOn)}, peringkat / ranked ${rankedOn}`;
}

try {
  console.log(await make());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
