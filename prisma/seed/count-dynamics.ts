import type { Client } from "pg";
import { sqlOn } from "@/lib/server/db/sql";
import { storeVillage, sumArea } from "@/lib/server/dynamics/recount";
import { listSnapshots } from "@/lib/server/dynamics/snapshots";

/** Counts the moves of villages and of all levels above them, as the worker does after an import. */
export async function countDynamics(client: Client, villages: readonly string[]): Promise<void> {
  const sql = sqlOn(client);
  const snapshots = await listSnapshots(sql);
  const at = new Date();
  await client.query("BEGIN");
  for (const village of villages) await storeVillage(sql, village, snapshots, null, at);
  const above = [4, 2].flatMap((digits) => [...new Set(villages.map((code) => code.slice(0, digits)))]);
  for (const area of [...above, "0"]) await sumArea(sql, area, snapshots, null, at);
  await client.query("COMMIT");
}
