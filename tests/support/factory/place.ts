import type { Client } from "pg";
import { uuidv7 } from "uuidv7";

/** Villages that only the tests of commands use, so that other files' rows are not in the way. */
export const VILLAGE = "5207012003";
export const OTHER_VILLAGE = "5207012004";
export const OTHER_REGENCY_VILLAGE = "5204052004";

/** An open period for a region in the year of `now`, made once, with the first form unless another is named. */
export async function makePeriod(
  client: Client,
  regionCode: string,
  now = new Date(),
  instrument = "REGSOSEK22-K",
): Promise<string> {
  const year = Number(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar", year: "numeric" }).format(now));
  const found = await client.query<{ id: string }>("SELECT id FROM period WHERE region_code = $1 AND year = $2", [
    regionCode,
    year,
  ]);
  if (found.rows[0] !== undefined) return found.rows[0].id;
  const id = uuidv7();
  await client.query(
    `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
     VALUES ($1, $2, $3, $6, 1, $4, $5)`,
    [id, regionCode, year, `${year}-01-01`, `${year}-12-31`, instrument],
  );
  return id;
}
