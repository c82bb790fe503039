import "server-only";
import * as z from "zod";
import { localDay } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";

/** The paper a move rests on: SKPWNI of the civil registry, or a note of the neighbourhood (process.md 2.5). */
export const evidenceFields = {
  evidenceKind: z.enum(["skpwni", "rt-note"]),
  evidenceNo: z.string().trim().min(1).max(100),
  movedOn: z.iso.date(),
} as const;

/** True for a day that has come in the village's own zone. */
export async function hasCome(sql: Sql, villageCode: string, day: string, now: Date): Promise<boolean> {
  const rows = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${villageCode}`;
  return day <= localDay(now, rows[0]?.time_zone ?? "Asia/Jakarta");
}
