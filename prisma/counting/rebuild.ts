import { availableParallelism } from "node:os";
import { Client } from "pg";

/** Held by whoever counts everything; a village's roll-up holds it shared (app_rollup_village). */
const EVERYTHING = "4000000000000000000 - 1";

/**
 * Counts every village and every level again from the families, regencies side by side: first what pages of figures show, then how far
 * variables are filled. Waits for roll-ups that are under way;
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
    const regencies = rows.map((row) => row.regency);
    const began = performance.now();
    const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
    const each = (counts: string) => sideBySide(ownerUrl, regencies, atOnce, counts, now, say);
    await each("app_rollup_regency");
    await keeper.query("SELECT app_rollup_tops()");
    say(`angka dan indikator: ${seconds()} detik / figures and indicators`);
    await each("app_cover_regency");
    await keeper.query("SELECT app_cover_tops()");
    await keeper.query("SELECT app_place_all($1)", [now]);
    say(`isian dan letak: ${seconds()} detik / filled variables and places`);
    return regencies.length;
  } finally {
    // Ending the connection lets the lock go.
    await keeper.end();
  }
}

/** Has each regency counted by one function, several at once, each on a connection of its own. */
async function sideBySide(
  ownerUrl: string,
  regencies: readonly string[],
  atOnce: number,
  counts: string,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  const waiting = [...regencies];
  let done = 0;
  const work = async () => {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      for (let regency = waiting.shift(); regency !== undefined; regency = waiting.shift()) {
        await client.query(`SELECT ${counts}($1, $2)`, [regency, now]);
        done += 1;
        say(`${done}/${regencies.length} ${regency}`);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
