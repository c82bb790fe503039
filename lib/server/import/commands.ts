import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { findVillagePeriod } from "@/lib/server/period/find-period";
import { auditOf, findBatch } from "./batch";
import { enqueue, type ImportJob } from "./job";

const startSchema = z.strictObject({ id: z.uuid(), uploadId: z.uuid() });

/** Begins the check of an uploaded workbook in the background. The file must be the actor's own. */
export const startImport = defineCommand({
  name: "import.start",
  permission: "import:sid",
  input: startSchema,
  run: (context) => beginImport(context, { ...context.input, pushedBy: null }),
});

interface Beginning {
  readonly id: string;
  readonly uploadId: string;
  /** The key of the village's own system; null where a person uploaded it. */
  readonly pushedBy: string | null;
}

/** Lays an import down and has it checked. */
export async function beginImport({ sql, actor, now }: CommandContext<unknown>, { id, uploadId, pushedBy }: Beginning) {
  const villageCode = actor.grant.regionCode;
  const regencyCode = villageCode.slice(0, 4);
  const uploads = await sql`SELECT 1 FROM upload WHERE regency_code = ${regencyCode} AND id = ${uploadId}
      AND village_code = ${villageCode} AND user_id = ${actor.userId}`;
  if (uploads.length === 0) return refuse("NOT_FOUND");
  const period = await findVillagePeriod(sql, villageCode, now);
  if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
  await sql`INSERT INTO import_batch (regency_code, id, village_code, upload_id, period_id, state, progress_done, progress_total,
        created_by, created_at, updated_at, pushed_by)
      VALUES (${regencyCode}, ${id}, ${villageCode}, ${uploadId}, ${period.id}, 'checking', 0, 0, ${actor.userId}, ${now}, ${now},
        ${pushedBy})`;
  await enqueue(sql, "import-check", { regencyCode, villageCode, importId: id, userId: actor.userId });
  const action = pushedBy === null ? "import:start" : "import:push";
  return done({ id }, auditOf(action, id, villageCode));
}

const itemSchema = z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() });

/** Makes drafts of a checked import, in the background. A second press changes nothing. */
export const commitImport = defineCommand({
  name: "import.commit",
  permission: "import:sid",
  input: itemSchema,
  async run({ sql, actor, input, now }) {
    const batch = await findBatch(sql, actor, input.regencyCode, input.id);
    if (batch === null) return refuse("NOT_FOUND");
    const audit = auditOf("import:commit", input.id, batch.village_code);
    if (batch.state === "committing" || batch.state === "committed") return done({ state: batch.state }, audit);
    if (batch.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE import_batch SET state = 'committing', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    const job: ImportJob = {
      regencyCode: input.regencyCode,
      villageCode: batch.village_code,
      importId: input.id,
      userId: actor.userId,
    };
    await enqueue(sql, "import-commit", job);
    return done({ state: "committing" }, audit);
  },
});

const chooseSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  /** Families by their place in the report; all of a kind when it is left out. */
  ordinals: z.array(z.int().positive()).max(500).optional(),
  kind: z.enum(["new", "changed"]).optional(),
  chosen: z.boolean(),
});

/** Chooses or leaves out families of a checked file. Nothing is written to the register by it. */
export const chooseFamilies = defineCommand({
  name: "import.choose",
  permission: "import:sid",
  input: chooseSchema,
  async run({ sql, actor, input }) {
    const { regencyCode, id, ordinals = null, kind = null, chosen } = input;
    const batch = await findBatch(sql, actor, regencyCode, id);
    if (batch === null) return refuse("NOT_FOUND");
    if (batch.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE import_item SET chosen = ${chosen} WHERE regency_code = ${regencyCode} AND import_id = ${id}
      AND kind IN ('new', 'changed') AND (${kind}::text IS NULL OR kind = ${kind}) AND chosen <> ${chosen}
      AND (${ordinals}::int[] IS NULL OR ordinal = ANY (${ordinals}::int[]))`;
    return done({ chosen }, auditOf("import:choose", id, batch.village_code));
  },
});

const CANCELLABLE: readonly string[] = ["checking", "asking", "ready", "failed"];

/** Throws a checked import away with all that was read from the file. */
export const cancelImport = defineCommand({
  name: "import.cancel",
  permission: "import:sid",
  input: itemSchema,
  async run({ sql, actor, input, now }) {
    const { regencyCode, id } = input;
    const batch = await findBatch(sql, actor, regencyCode, id);
    if (batch === null) return refuse("NOT_FOUND");
    const audit = auditOf("import:cancel", id, batch.village_code);
    if (batch.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(batch.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE import_batch SET state = 'cancelled', updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await sql`DELETE FROM import_item WHERE regency_code = ${regencyCode} AND import_id = ${id}`;
    await sql`DELETE FROM upload u USING import_batch b WHERE b.regency_code = ${regencyCode} AND b.id = ${id}
      AND u.regency_code = b.regency_code AND u.id = b.upload_id`;
    return done({ state: "cancelled" }, audit);
  },
});
