import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { isModuleCode } from "@/lib/domain/training/module";
import { SUPPLEMENT_LENGTH, supplementFault, supplementText } from "@/lib/domain/training/supplement";
import { defineCommand, done } from "@/lib/server/command/command";

/** Writes what the actor's own region adds to a module, over the version they had before them. An empty text takes it away. */
export const writeSupplement = defineCommand({
  name: "training.supplement",
  permission: "training:plan",
  input: z.strictObject({
    module: z.string().refine(isModuleCode),
    /** Of the text one began with; 0: there was none. */
    version: z.number().int().min(0),
    body: z.string().max(2 * SUPPLEMENT_LENGTH.max),
  }),
  async run({ sql, actor, input, now }) {
    const { regionCode } = actor.grant;
    const body = supplementText(input.body);
    const [newest] = await sql<{ body: string }>`SELECT body FROM training_supplement
      WHERE region_code = ${regionCode} AND module = ${input.module} ORDER BY version DESC LIMIT 1`;
    const fault = supplementFault(body, newest?.body ?? "");
    if (fault !== null) return refuse("INVALID_INPUT", { fields: [{ path: "body", detail: fault }] });
    const version = input.version + 1;
    // Somebody else wrote meanwhile: theirs has the number.
    const written =
      await sql`INSERT INTO training_supplement (region_code, module, version, body, written_by, written_at)
      SELECT ${regionCode}, ${input.module}, ${version}, ${body}, ${actor.userId}, ${now}
      WHERE ${input.version} = (SELECT coalesce(max(version), 0) FROM training_supplement WHERE region_code = ${regionCode} AND module = ${input.module})
      ON CONFLICT DO NOTHING RETURNING 1`;
    if (written.length === 0) return refuse("STALE");
    return done(
      { version },
      {
        action: "training:supplement",
        subjectKind: "training",
        subjectIds: [],
        areaCode: regionCode,
        detail: { version },
      },
    );
  },
});
