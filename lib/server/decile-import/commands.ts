import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import type { ImportState } from "@/lib/domain/decile-import/import-view";
import { isSnapshotId } from "@/lib/domain/dynamics/snapshot";
import { refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { enqueueImport } from "./job";
import { snapshotProblem } from "./snapshot-problem";

const idSchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };
type Key = { readonly regencyCode: string; readonly id: string };

interface ImportRow {
  state: ImportState;
  region_code: string;
  created_by: string;
}

/** The import, held; null outside the coach's own region, which reads as not found. */
async function findImport({ sql, actor, input }: CommandContext<Key>): Promise<ImportRow | null> {
  const rows = await sql<ImportRow>`SELECT state, region_code, created_by FROM decile_import
    WHERE regency_code = ${input.regencyCode} AND id = ${input.id} FOR UPDATE`;
  const row = rows[0];
  return row !== undefined &&
    row.region_code === actor.grant.regionCode &&
    authorizeIn(actor, "decile:import", row.region_code)
    ? row
    : null;
}

/**
 * Begins the check of an uploaded file in the background. The file is the coach's own; with it they say which snapshot it is, the day of the
 * ranking and the letter it came with. A snapshot that is on record keeps its day.
 */
export const startDecileImport = defineCommand({
  name: "decile.start",
  permission: "decile:import",
  input: z.strictObject({
    ...idSchema,
    snapshotId: z.string().refine(isSnapshotId),
    rankedOn: z.iso.date(),
    source: z.string().trim().min(3).max(200),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id, snapshotId, rankedOn, source } = input;
    const found = await findImport(context);
    if (found === null || found.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (found.state !== "uploaded") return refuse("NOT_ALLOWED_NOW");
    const problem = await snapshotProblem(sql, snapshotId, rankedOn, now);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    await sql`UPDATE decile_import SET state = 'checking', snapshot_id = ${snapshotId}, ranked_on = ${rankedOn}, source = ${source},
      updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    const job = { regencyCode, regionCode: found.region_code, importId: id, userId: actor.userId };
    await enqueueImport(sql, "decile-check", job);
    return done({ id }, auditOf("decile:start", id, found.region_code));
  },
});

/** Writes a checked file to its families, in the background and in one go. A second press changes nothing. */
export const commitDecileImport = defineCommand({
  name: "decile.commit",
  permission: "decile:import",
  input: z.strictObject(idSchema),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findImport(context);
    if (found === null) return refuse("NOT_FOUND");
    const audit = auditOf("decile:commit", id, found.region_code);
    if (found.state === "committing" || found.state === "committed") return done({ state: found.state }, audit);
    if (found.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE decile_import SET state = 'committing', failure = NULL, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    const job = { regencyCode, regionCode: found.region_code, importId: id, userId: actor.userId };
    await enqueueImport(sql, "decile-commit", job);
    return done({ state: "committing" }, audit);
  },
});

const CANCELLABLE: readonly ImportState[] = ["uploaded", "checking", "ready", "failed"];

/** Throws a file away with all that was read from it. What was written stays: a snapshot is not taken back. */
export const cancelDecileImport = defineCommand({
  name: "decile.cancel",
  permission: "decile:import",
  input: z.strictObject(idSchema),
  async run(context) {
    const { sql, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findImport(context);
    if (found === null) return refuse("NOT_FOUND");
    const audit = auditOf("decile:cancel", id, found.region_code);
    if (found.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(found.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE decile_import SET state = 'cancelled', content = NULL, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await sql`DELETE FROM decile_item WHERE regency_code = ${regencyCode} AND import_id = ${id}`;
    return done({ state: "cancelled" }, audit);
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "decile-import" as const, subjectIds: [id], areaCode };
}
