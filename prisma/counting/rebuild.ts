import { availableParallelism } from "node:os";
import { Client } from "pg";

/** Held by whoever counts everything; a village's roll-up holds it shared (app_rollup_village). */
const EVERYTHING = "4000000000000000000 - 1";

/**
 * Counts every village and every level again from the families, regencies side by side, and waits for roll-ups that are under way;
 * those that come meanwhile wait for it. Begun again after a stop it does everything again: nothing counted twice.
 * @returns how many regencies there were
 */
export async function rebuildRollups(
  ownerUrl: string,
  now: Date,
  {
    say = () => {},
    atOnce = Math.max(1, Math.min(8, availableParallelism())),
  }: { say?: (line: string) => void; atOnce?: number } = {},
): Promise<number> {
  const keeper = new Client({ connectionString: ownerUrl });
  await keeper.connect();
  try {
    await keeper.query(`SELECT pg_advisory_lock(${EVERYTHING})`);
    const { rows } = await keeper.query<{ regency: string }>("SELECT regency FROM app_rollup_regencies() ORDER BY 1");
    const waiting = rows.map((row) => row.regency);
    let done = 0;
    const work = async () => {
      const client = new Client({ connectionString: ownerUrl });
      await client.connect();
      try {
        for (let regency = waiting.shift(); regency !== undefined; regency = waiting.shift()) {
          await client.query("SELECT app_rollup_regency($1, $2)", [regency, now]);
          done += 1;
          say(`${done}/${rows.length} ${regency}`);
        }
      } finally {
        await client.end();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await keeper.query("SELECT app_rollup_tops()");
    await keeper.query("SELECT app_place_all($1)", [now]);
    return rows.length;
  } finally {
    // Ending the connection lets the lock go.
    await keeper.end();
  }
}
