import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { hintEnds } from "@/lib/domain/hint/sector";
import type { OfficeFileState } from "@/lib/domain/office-file/file-view";
import { isPastList, type OfficeSource } from "@/lib/domain/office-file/source";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueOffice } from "./job";

const idSchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };

async function findFile(sql: Sql, regencyCode: string, id: string) {
  const [row] = await sql<{
    state: OfficeFileState;
    created_by: string;
    source: OfficeSource;
  }>`SELECT state, created_by, source FROM office_file
    WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return row ?? null;
}

/** Begins the check of an uploaded file in the background. The file is the actor's own; its day is the one that the office speaks of. */
export const startOfficeFile = defineCommand({
  name: "office-file.start",
  permission: "office-file:import",
  input: z.strictObject({ ...idSchema, repliedOn: z.iso.date() }),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id, repliedOn } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null || file.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (file.state !== "uploaded") return refuse("NOT_ALLOWED_NOW");
    const problem = dayProblem(file.source, repliedOn, localDay(now, await timeZoneOf(regencyCode)));
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "repliedOn", detail: problem }] });
    await sql`UPDATE office_file SET state = 'checking', as_of = ${repliedOn}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueOffice(sql, "office-file-check", { regencyCode, fileId: id, userId: actor.userId });
    return done({ id }, auditOf("office-file:start", id, regencyCode));
  },
});

function dayProblem(source: OfficeSource, day: string, today: string): "IN_FUTURE" | "TOO_OLD" | null {
  if (day > today) return "IN_FUTURE";
  return !isPastList(source) && hintEnds(source, day) <= today ? "TOO_OLD" : null;
}

/** Writes what a checked file says to families' hints or history, in the background and in one go. A second press changes nothing. */
export const commitOfficeFile = defineCommand({
  name: "office-file.commit",
  permission: "office-file:import",
  input: z.strictObject(idSchema),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null) return refuse("NOT_FOUND");
    const audit = auditOf("office-file:commit", id, regencyCode);
    if (file.state === "committing" || file.state === "committed") return done({ state: file.state }, audit);
    if (file.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE office_file SET state = 'committing', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueOffice(sql, "office-file-commit", { regencyCode, fileId: id, userId: actor.userId });
    return done({ state: "committing" }, audit);
  },
});

const CANCELLABLE: readonly OfficeFileState[] = ["uploaded", "checking", "ready", "failed"];

/** Throws a file away with all that was read from it. */
export const cancelOfficeFile = defineCommand({
  name: "office-file.cancel",
  permission: "office-file:import",
  input: z.strictObject(idSchema),
  async run({ sql, input, now }) {
    const { regencyCode, id } = input;
    const file = await findFile(sql, regencyCode, id);
    if (file === null) return refuse("NOT_FOUND");
    const audit = auditOf("office-file:cancel", id, regencyCode);
    if (file.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(file.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE office_file SET state = 'cancelled', content = NULL, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    return done({ state: "cancelled" }, audit);
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "office-file" as const, subjectIds: [id], areaCode };
}
