import pg from "pg";
import { atOnce, seconds } from "./bulk.mjs";

/** Villages counted at once. */
const AT_ONCE = 4;

/**
 * Counts all villages, several at once, and then every area once. The same functions as a village's job and the seed's
 * count of everything: a job would sum the areas above its village again for each of ten thousand.
 */
export async function countEverything(ownerUrl, say) {
  const began = performance.now();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: villages } = await client.query(
      "SELECT DISTINCT regency_code AS regency, village_code AS village FROM household ORDER BY 2",
    );
    await atOnce(ownerUrl, AT_ONCE, villages, async (counting, { regency, village }, at) => {
      await counting.query("SELECT app_rollup_village_cells($1, $2, now())", [regency, village]);
      if (at % 1000 === 999) say(`${at + 1} of ${villages.length} villages counted, ${seconds(began)} s`);
    });
    const { rows: areas } = await client.query(
      `SELECT DISTINCT left(area_code, digits) AS code, digits FROM rollup_freshness CROSS JOIN unnest(ARRAY[6, 4, 2]) AS digits
       WHERE length(area_code) = 10 ORDER BY digits DESC, code`,
    );
    for (const { code } of areas) await client.query("SELECT app_rollup_sum($1)", [code]);
    await client.query("SELECT app_rollup_sum('0')");
    say(`${villages.length} villages and ${areas.length + 1} areas above them counted in ${seconds(began)} s`);
  } finally {
    await client.end();
  }
}
