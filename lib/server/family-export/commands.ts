import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { DOWNLOAD_MS } from "@/lib/domain/delivery/download";
import { refuse } from "@/lib/domain/error/error-code";
import { exportAskSchema } from "@/lib/domain/family-export/family-export";
import { hasSteppedUp } from "@/lib/server/auth/step-up";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { enqueueExport } from "./job";
import { holdsRestricted } from "./take";

const PERMISSION = "household:export";
const idSchema = z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() });
type Key = z.infer<typeof idSchema>;

interface Held {
  readonly state: string;
  readonly area_code: string;
  readonly ends_at: Date | null;
}

/** The actor's own export under the acting grant, held; null for anybody else's. */
async function hold({ sql, actor, input }: CommandContext<Key>): Promise<Held | null> {
  const [row] = await sql<Held>`SELECT state, area_code, ends_at FROM family_export
    WHERE regency_code = ${input.regencyCode} AND id = ${input.id} AND created_by = ${actor.userId} AND area_code = ${actor.grant.regionCode} FOR UPDATE`;
  return row ?? null;
}

function auditOf(action: string, areaCode: string, id: string) {
  return { action, subjectKind: "family-export" as const, subjectIds: [id], areaCode };
}

/** Asks for families of the actor's area as workbooks; the work is a job's. One at a time a person. */
export const startExport = defineCommand({
  name: "export.start",
  permission: PERMISSION,
  input: exportAskSchema,
  async run({ sql, actor, input: { id, book, purpose, filter, chosen }, now }) {
    const areaCode = actor.grant.regionCode;
    if (!/^(?:\d{4}|\d{10})$/.test(areaCode)) return refuse("FORBIDDEN");
    if (filter.villages.some((code) => !covers(areaCode, code))) return refuse("NOT_FOUND");
    const regencyCode = areaCode.slice(0, 4);
    const written =
      await sql`INSERT INTO family_export (regency_code, id, area_code, book, purpose, filter, chosen, state, created_by, created_at, updated_at)
      VALUES (${regencyCode}, ${id}, ${areaCode}, ${book}, ${purpose}, ${JSON.stringify(filter)}, ${chosen === null ? null : [...chosen]}::uuid[],
        'building', ${actor.userId}, ${now}, ${now}) ON CONFLICT DO NOTHING RETURNING 1`;
    if (written.length === 0) {
      const [same] = await sql`SELECT 1 FROM family_export
        WHERE regency_code = ${regencyCode} AND id = ${id} AND created_by = ${actor.userId}`;
      if (same === undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: "UNDER_WAY" } });
    } else await enqueueExport(sql, { areaCode, exportId: id, userId: actor.userId });
    const detail = { book, why: purpose, chosen: chosen?.length ?? null };
    return done({ id }, { ...auditOf("household:export-ask", areaCode, id), detail });
  },
});

/** Ends an export that is under way, or not wanted any more; what was made goes. */
export const cancelExport = defineCommand({
  name: "export.cancel",
  permission: PERMISSION,
  input: idSchema,
  async run(context) {
    const { sql, input, now } = context;
    const held = await hold(context);
    if (held === null) return refuse("NOT_FOUND");
    const audit = auditOf("household:export-cancel", held.area_code, input.id);
    if (held.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!["building", "ready", "failed"].includes(held.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE family_export SET state = 'cancelled', updated_at = ${now} WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    await sql`DELETE FROM family_export_part WHERE regency_code = ${input.regencyCode} AND export_id = ${input.id}`;
    return done({ state: "cancelled" }, audit);
  },
});

/** Goes on with an export whose making stopped, after the last village that was made. */
export const resumeExport = defineCommand({
  name: "export.resume",
  permission: PERMISSION,
  input: idSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await hold(context);
    if (held === null) return refuse("NOT_FOUND");
    const audit = auditOf("household:export-resume", held.area_code, input.id);
    if (held.state === "building") return done({ state: "building" }, audit);
    if (held.state !== "failed") return refuse("NOT_ALLOWED_NOW");
    const [other] = await sql`SELECT 1 FROM family_export
      WHERE regency_code = ${input.regencyCode} AND created_by = ${actor.userId} AND state = 'building'`;
    if (other !== undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: "UNDER_WAY" } });
    await sql`UPDATE family_export SET state = 'building', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    await enqueueExport(sql, { areaCode: held.area_code, exportId: input.id, userId: actor.userId });
    return done({ state: "building" }, audit);
  },
});

/**
 * Opens a made export to its asker once, unless a family in it has had the use of its data restricted meanwhile (`RESTRICTED`: it is asked for anew): for a quarter of an hour, in this session, after the password was asked again. The download's id comes from
 * the page and is the address' secret; it is drawn at random.
 */
export const askExportDownload = defineCommand({
  name: "export.ask-download",
  permission: PERMISSION,
  input: z.strictObject({ id: z.uuidv4(), regencyCode: z.string().regex(/^\d{4}$/), exportId: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, exportId } = input;
    const held = await hold({ ...context, input: { regencyCode, id: exportId } });
    if (held === null) return refuse("NOT_FOUND");
    if (held.state !== "ready" || held.ends_at === null || held.ends_at <= now)
      return refuse("NOT_ALLOWED_NOW", { info: { reason: held.state === "building" ? "NOT_READY" : "OVER" } });
    const [restricted] = await sql<{ is: boolean }>`SELECT ${holdsRestricted({ regencyCode, id: exportId })} AS is`;
    if (restricted?.is === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "RESTRICTED" } });
    if (!(await hasSteppedUp(sql, actor, now))) return refuse("NOT_ALLOWED_NOW", { info: { reason: "STEP_UP" } });
    const until = new Date(Math.min(now.getTime() + DOWNLOAD_MS, held.ends_at.getTime()));
    await sql`UPDATE family_export SET download_id = ${input.id}, download_session = ${actor.sessionId}, download_until = ${until}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${exportId}`;
    return done({ id: input.id }, auditOf("household:export-open", held.area_code, exportId));
  },
});
