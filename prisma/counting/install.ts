import { createHash } from "node:crypto";
import type { Client } from "pg";
import { coverageSql } from "./coverage";
import { familiesSql } from "./families";
import { peopleSql } from "./people";
import { sumsSql, totalsSql } from "./sums";

const INTERNAL = [
  "app_count_people(text, text, text, date)",
  "app_count_families(text, text, text, date)",
  "app_count_coverage(text, text, text, date)",
  "app_village_totals(text, text)",
  "app_sum_people(text, int, int)",
  "app_sum_families(text, int, int)",
];

/** The functions that count the indicators and the filling of variables, as catalogue and dictionary define them: the part of the schema that follows from definitions. */
export function countingSql(): string {
  const revoke = `REVOKE EXECUTE ON FUNCTION ${INTERNAL.join(", ")} FROM PUBLIC;`;
  return [peopleSql(), familiesSql(), coverageSql(), totalsSql(), sumsSql("people"), sumsSql("families"), revoke].join(
    "\n\n",
  );
}

/**
 * Puts the counting functions of this build's definitions in place. Where they differ from those of the build before, all villages
 * are counted again: at once where nothing stands yet, else one by one in the background, so that no start waits for a country.
 * @returns true when they differed
 */
export async function installCounting(client: Client, now: Date): Promise<boolean> {
  const sql = countingSql();
  const print = createHash("sha256").update(sql).digest("hex");
  const known = await client.query<{ value: string }>("SELECT value FROM app_meta WHERE key = 'counting_sql'");
  if (known.rows[0]?.value === print) return false;
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      "INSERT INTO app_meta (key, value) VALUES ('counting_sql', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [print],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  await countAgain(client, now);
  return true;
}

async function countAgain(client: Client, now: Date): Promise<void> {
  const { rows } = await client.query<{ families: boolean; cells: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM household) AS families, EXISTS (SELECT 1 FROM rollup_family) AS cells",
  );
  if (rows[0]?.families !== true) return;
  if (!rows[0].cells) {
    await client.query("SELECT app_rollup_all($1)", [now]);
    await client.query("SELECT app_place_all($1)", [now]);
    return;
  }
  for (let after: string | null = ""; after !== null; ) {
    const page: { rows: { last: string | null }[] } = await client.query(
      "SELECT app_enqueue_recount($1, 500) AS last",
      [after],
    );
    after = page.rows[0]?.last ?? null;
  }
}
