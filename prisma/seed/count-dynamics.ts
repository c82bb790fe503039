import type { Client } from "pg";
import { sqlOn } from "@/lib/server/db/sql";
import { storeVillage, sumArea, wholeRecount } from "@/lib/server/dynamics/recount";
import { listSnapshots } from "@/lib/server/dynamics/snapshots";

/** Counts the moves of villages and of all levels above them, as the worker does after an import. */
export async function countDynamics(client: Client, villages: readonly string[]): Promise<void> {
  const sql = sqlOn(client);
  const snapshots = await listSnapshots(sql);
  const recount = wholeRecount(snapshots);
  const at = new Date();
  await client.query("BEGIN");
  for (const village of villages) await storeVillage(sql, village, snapshots, recount, at);
  const above = [4, 2].flatMap((digits) => [...new Set(villages.map((code) => code.slice(0, digits)))]);
  for (const area of [...above, "0"]) await sumArea(sql, area, recount, at);
  await client.query("COMMIT");
}
