import "server-only";
import * as z from "zod";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

/** Where people come to: a new family, or one of the village by its KK number or id. */
export const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("new") }),
  z.strictObject({ kind: z.literal("kk"), kkNumber: z.string().regex(/^\d{16}$/) }),
  z.strictObject({ kind: z.literal("household"), id: z.uuid() }),
]);
export type TransferTarget = z.infer<typeof targetSchema>;

/** The family's id, null for a new one; "none" when the village has no such open family. */
export async function resolveTarget(
  sql: Sql,
  villageCode: string,
  target: TransferTarget,
): Promise<string | null | "none"> {
  if (target.kind === "new") return null;
  const regencyCode = villageCode.slice(0, 4);
  const rows =
    target.kind === "kk"
      ? await sql<{ id: string }>`SELECT id FROM household WHERE kk_bidx = ${blindIndex(target.kkNumber)}
          AND regency_code = ${regencyCode} AND village_code = ${villageCode} AND status <> ${HOUSEHOLD_STATUS.closed} LIMIT 1`
      : await sql<{ id: string }>`SELECT id FROM household WHERE regency_code = ${regencyCode} AND id = ${target.id}
          AND village_code = ${villageCode} AND status <> ${HOUSEHOLD_STATUS.closed}`;
  return rows[0]?.id ?? "none";
}
