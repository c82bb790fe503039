import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import type { HintFileState } from "@/lib/domain/hint/hint-view";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueHints } from "./job";

const idSchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };

async function findFile(sql: Sql, regencyCode: string, id: string) {
  const [row] = await sql<{ state: HintFileState; created_by: string }>`SELECT state, created_by FROM hint_file
    WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return row ?? null;
}

/** Begins the check of an uploaded file in the background. The file is the actor's own; its day is the one that the office speaks of. */
export const startHints = defineCommand({
  name: "hint.start",
  permission: "hint:import",
  input: z.strictObject({ ...idSchema, repliedOn: z.iso.date() }),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id, repliedOn } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null || file.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (file.state !== "uploaded") return refuse("NOT_ALLOWED_NOW");
    if (repliedOn > localDay(now, await timeZoneOf(regencyCode)))
      return refuse("INVALID_INPUT", { fields: [{ path: "repliedOn", detail: "IN_FUTURE" }] });
    await sql`UPDATE hint_file SET state = 'checking', as_of = ${repliedOn}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueHints(sql, "hint-check", { regencyCode, fileId: id, userId: actor.userId });
    return done({ id }, auditOf("hint:start", id, regencyCode));
  },
});

/** Hands what a checked file says to the villages, in the background and in one go. A second press changes nothing. */
export const commitHintFile = defineCommand({
  name: "hint.commit",
  permission: "hint:import",
  input: z.strictObject(idSchema),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null) return refuse("NOT_FOUND");
    const audit = auditOf("hint:commit", id, regencyCode);
    if (file.state === "committing" || file.state === "committed") return done({ state: file.state }, audit);
    if (file.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE hint_file SET state = 'committing', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueHints(sql, "hint-commit", { regencyCode, fileId: id, userId: actor.userId });
    return done({ state: "committing" }, audit);
  },
});

const CANCELLABLE: readonly HintFileState[] = ["uploaded", "checking", "ready", "failed"];

/** Throws a file away with all that was read from it. */
export const cancelHintFile = defineCommand({
  name: "hint.cancel",
  permission: "hint:import",
  input: z.strictObject(idSchema),
  async run({ sql, input, now }) {
    const { regencyCode, id } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null) return refuse("NOT_FOUND");
    const audit = auditOf("hint:cancel", id, regencyCode);
    if (file.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(file.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE hint_file SET state = 'cancelled', content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    return done({ state: "cancelled" }, audit);
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "hint-file" as const, subjectIds: [id], areaCode };
}
