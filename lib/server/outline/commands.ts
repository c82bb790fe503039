import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { defineCommand, done } from "@/lib/server/command/command";
import { bringsOutlines } from "./who";

interface Held {
  readonly faults: number;
  readonly areas: number;
  readonly isCommitted: boolean;
  readonly isRemoved: boolean;
}

/** Puts a checked file's outlines on the maps: all of them, or none where one place is wrong. */
export const commitOutlines = defineCommand({
  name: "outline.commit",
  permission: "outline:manage",
  input: z.strictObject({ id: z.uuid(), source: z.string().trim().min(3).max(200) }),
  async run({ sql, actor, input, now }) {
    const { regionCode } = actor.grant;
    if (!bringsOutlines(regionCode)) return refuse("FORBIDDEN");
    if (holdsIdentityNumber(input.source))
      return refuse("INVALID_INPUT", { fields: [{ path: "source", detail: "IDENTIFIER" }] });
    const [held] =
      await sql<Held>`SELECT fault_count AS faults, area_count AS areas, committed_at IS NOT NULL AS "isCommitted",
        removed_at IS NOT NULL AS "isRemoved" FROM outline_file
      WHERE id = ${input.id} AND region_code = ${regionCode} AND user_id = ${actor.userId} FOR UPDATE`;
    if (held === undefined) return refuse("NOT_FOUND");
    if (held.isCommitted || held.faults > 0 || held.areas === 0) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE outline_file SET source = ${input.source}, committed_at = ${now}, committed_by = ${actor.userId} WHERE id = ${input.id}`;
    const entry = { action: "outline:commit", subjectKind: "outline", subjectIds: [input.id] } as const;
    return done({ id: input.id }, { ...entry, areaCode: regionCode, detail: { areas: held.areas } });
  },
});

/** Takes a file's outlines off the maps; those of the file before it stand again. The file stays in the list, with why. */
export const removeOutlines = defineCommand({
  name: "outline.remove",
  permission: "outline:manage",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run({ sql, actor, input, now }) {
    const { regionCode } = actor.grant;
    if (holdsIdentityNumber(input.reason))
      return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
    const [held] =
      await sql<Held>`SELECT fault_count AS faults, area_count AS areas, committed_at IS NOT NULL AS "isCommitted",
        removed_at IS NOT NULL AS "isRemoved" FROM outline_file WHERE id = ${input.id} AND region_code = ${regionCode} FOR UPDATE`;
    if (held === undefined) return refuse("NOT_FOUND");
    if (!held.isCommitted || held.isRemoved) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE outline_file SET removed_at = ${now}, removed_by = ${actor.userId}, removed_reason = ${input.reason} WHERE id = ${input.id}`;
    const entry = { action: "outline:remove", subjectKind: "outline", subjectIds: [input.id] } as const;
    return done({ id: input.id }, { ...entry, areaCode: regionCode, detail: { areas: held.areas } });
  },
});
