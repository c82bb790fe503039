import type { Client } from "pg";
import { type Figures, recount as recountRecords } from "@/lib/domain/figure-check/recount";
import { sqlOn } from "@/lib/server/db/sql";
import { readFigures as read, readRecords } from "@/lib/server/figure-check/read";

/** What the roll-ups say, of every area. */
export async function readFigures(client: Client): Promise<Figures> {
  return read(sqlOn(client), null);
}

/** Counts everything again from the families, as the coach's check does. `today` is the local day. */
export async function recount(client: Client, today: string): Promise<Figures> {
  return recountRecords(await readRecords(sqlOn(client), null), today);
}
