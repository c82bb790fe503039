import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { defineCommand, done } from "@/lib/server/command/command";

/** Names a mapping of the own village anew. */
export const renameMapping = defineCommand({
  name: "import-mapping.rename",
  permission: "import:sid",
  input: z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(60) }),
  async run({ sql, actor, input }) {
    if (holdsIdentityNumber(input.name))
      return refuse("INVALID_INPUT", { fields: [{ path: "name", detail: "IDENTIFIER" }] });
    const villageCode = actor.grant.regionCode;
    const renamed = await sql`UPDATE import_mapping SET name = ${input.name}
      WHERE regency_code = ${villageCode.slice(0, 4)} AND id = ${input.id} AND village_code = ${villageCode} RETURNING 1`;
    if (renamed.length === 0) return refuse("NOT_FOUND");
    return done({ id: input.id }, auditOf("import-mapping:rename", input.id, villageCode));
  },
});

/** Forgets a mapping of the own village; files that were read with it stay as they were read. */
export const removeMapping = defineCommand({
  name: "import-mapping.remove",
  permission: "import:sid",
  input: z.strictObject({ id: z.uuid() }),
  async run({ sql, actor, input }) {
    const villageCode = actor.grant.regionCode;
    const removed = await sql`DELETE FROM import_mapping
      WHERE regency_code = ${villageCode.slice(0, 4)} AND id = ${input.id} AND village_code = ${villageCode} RETURNING 1`;
    if (removed.length === 0) return refuse("NOT_FOUND");
    return done({ id: input.id }, auditOf("import-mapping:remove", input.id, villageCode));
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "import" as const, subjectIds: [id], areaCode };
}
