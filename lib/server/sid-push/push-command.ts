import "server-only";
import * as z from "zod";
import type { Refusal } from "@/lib/domain/error/error-code";
import { defineCommand } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { beginImport } from "@/lib/server/import/commands";
import { findVillagePeriod } from "@/lib/server/period/find-period";

/** What a key has sent and nobody has gone through yet. */
const OPEN_STATES = ["checking", "asking", "ready", "committing"];

/** Why a village's own system may send nothing now; null: it may. */
export async function pushProblem(sql: Sql, villageCode: string, now: Date): Promise<Refusal | null> {
  const open =
    await sql`SELECT 1 FROM import_batch WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode}
      AND pushed_by IS NOT NULL AND state = ANY (${OPEN_STATES}::text[]) LIMIT 1`;
  if (open.length > 0) return { code: "NOT_ALLOWED_NOW", info: { reason: "ONE_AT_A_TIME" } };
  const period = await findVillagePeriod(sql, villageCode, now);
  return period?.isOpen === true ? null : { code: "PERIOD_CLOSED" };
}

/**
 * Begins the check of a workbook that the village's own system sent. Not a way in of its own: only the receiving end runs it. One at a
 * time: what the operator is going through is not replaced under their hands.
 */
export const pushImport = defineCommand({
  name: "import.push",
  permission: "import:sid",
  input: z.strictObject({ id: z.uuid(), uploadId: z.uuid(), keyId: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const error = await pushProblem(sql, actor.grant.regionCode, now);
    if (error !== null) return { ok: false, error };
    const begun = await beginImport(context, { ...input, pushedBy: input.keyId });
    if (begun.ok) await sql`UPDATE sid_push_key SET last_used_at = ${now} WHERE id = ${input.keyId}`;
    return begun;
  },
});
