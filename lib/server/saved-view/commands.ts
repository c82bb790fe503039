import "server-only";
import * as z from "zod";
import { MOST_VIEWS, requestOf } from "@/lib/domain/cube/saved-view";
import { VIEW_NAME_LENGTH } from "@/lib/domain/cube/view-name";
import { levelOf, reaches } from "@/lib/domain/dashboard/area";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { type AuditEntry, regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";

const nameSchema = z.string().trim().min(1).max(VIEW_NAME_LENGTH);

/** The name itself is its owner's and stays out of the audit. */
function entry(action: string, id: string, areaCode: string): AuditEntry {
  return { action: `view:${action}`, subjectKind: "saved-view", subjectIds: [id], areaCode };
}

/** Why a person may not use a name; null when they may. Holds their list until the transaction ends, so that it is counted once. */
async function nameProblem(
  { sql, actor }: Pick<CommandContext<unknown>, "sql" | "actor">,
  name: string,
  id: string | null,
): Promise<Refusal | null> {
  const problem = (detail: string) => refuse("INVALID_INPUT", { fields: [{ path: "name", detail }] }).error;
  if (holdsIdentityNumber(name)) return problem("IDENTIFIER");
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`saved-view:${actor.userId}`}, 0))`;
  const same = await sql`SELECT 1 FROM saved_view
    WHERE user_id = ${actor.userId} AND lower(name) = lower(${name}) AND id IS DISTINCT FROM ${id}::uuid`;
  return same.length > 0 ? problem("TAKEN") : null;
}

/** Keeps the table of an address under a name, for the person alone. Its words are those of a table of that area, or it is refused. */
export const saveView = defineCommand({
  name: "view.save",
  permission: "dashboard:read",
  input: z.strictObject({
    areaCode: z.string().max(10),
    measure: z.string().max(20),
    rows: z.string().max(30),
    columns: z.string().max(30).nullable(),
    name: nameSchema,
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { areaCode, name, ...parts } = input;
    if (levelOf(areaCode) === null || !reaches(actor.grant.regionCode, areaCode)) return refuse("NOT_FOUND");
    const region = await sql`SELECT 1 FROM region WHERE code = ${areaCode}`;
    if (region.length === 0) return refuse("NOT_FOUND");
    if (requestOf(parts, areaCode) === null) return refuse("INVALID_INPUT");
    const problem = await nameProblem(context, name, null);
    if (problem !== null) return { ok: false, error: problem };
    const [kept] = await sql<{
      count: number;
    }>`SELECT count(*)::int AS count FROM saved_view WHERE user_id = ${actor.userId}`;
    if ((kept?.count ?? 0) >= MOST_VIEWS) return refuse("NOT_ALLOWED_NOW", { info: { most: MOST_VIEWS } });
    const id = context.newId();
    await sql`INSERT INTO saved_view (regency_code, id, user_id, area_code, measure, row_cut, column_cut, name, saved_at)
      VALUES (${regencyShelf(areaCode)}, ${id}, ${actor.userId}, ${areaCode}, ${parts.measure}, ${parts.rows}, ${parts.columns},
        ${name}, ${now})`;
    return done({ id }, entry("save", id, areaCode));
  },
});

const keySchema = z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() });

/** Gives an own view another name. */
export const renameView = defineCommand({
  name: "view.rename",
  permission: "dashboard:read",
  input: keySchema.extend({ name: nameSchema }),
  async run(context) {
    const { sql, actor, input } = context;
    const { regencyCode, id, name } = input;
    const [view] = await sql<{ area_code: string }>`SELECT area_code FROM saved_view
      WHERE regency_code = ${regencyCode} AND id = ${id} AND user_id = ${actor.userId} FOR UPDATE`;
    if (view === undefined) return refuse("NOT_FOUND");
    const problem = await nameProblem(context, name, id);
    if (problem !== null) return { ok: false, error: problem };
    await sql`UPDATE saved_view SET name = ${name} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    return done({ id }, entry("rename", id, view.area_code));
  },
});

/** Removes an own view: it held a name and the words of an address, and the table itself stays where it is. */
export const removeView = defineCommand({
  name: "view.remove",
  permission: "dashboard:read",
  input: keySchema,
  async run({ sql, actor, input: { regencyCode, id } }) {
    const [view] = await sql<{ area_code: string }>`DELETE FROM saved_view
      WHERE regency_code = ${regencyCode} AND id = ${id} AND user_id = ${actor.userId} RETURNING area_code`;
    if (view === undefined) return refuse("NOT_FOUND");
    return done({ id }, entry("remove", id, view.area_code));
  },
});
