import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { glassLevel, mayCloseGlass } from "@/lib/domain/access/glass";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { tellClosed, toldOf } from "./tell-closed";

interface OpenRow {
  readonly userId: string;
  readonly openedBy: string | null;
  readonly regionCode: string;
  readonly endsAt: Date;
}

/** Closes access in an emergency before its end, and tells everybody who was told that it was open. */
export const closeGlass = defineCommand({
  name: "glass.close",
  permission: null,
  input: z.strictObject({ id: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const [row] =
      await sql<OpenRow>`SELECT user_id AS "userId", created_by AS "openedBy", region_code AS "regionCode", least(valid_to, revoked_at) AS "endsAt"
      FROM access_grant WHERE id = ${input.id} AND source = 'break-glass' FOR UPDATE`;
    const level = row === undefined ? null : glassLevel(row.regionCode);
    if (row === undefined || level === null) return refuse("NOT_FOUND");
    const { userId, openedBy, regionCode } = row;
    const told = await toldOf(sql, input.id);
    const closer = {
      userId: actor.userId,
      managesThere: authorizeIn(actor, "glass:break", regionCode),
      grants: actor.grants,
      isTold: told.includes(actor.userId),
    };
    if (!mayCloseGlass(closer, { holderId: userId, openedBy })) return refuse("NOT_FOUND");
    if (row.endsAt <= now) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE access_grant SET revoked_at = ${now} WHERE id = ${input.id}`;
    await tellClosed(context, { id: input.id, region_code: regionCode });
    const audit = {
      action: "glass:close",
      subjectKind: "grant" as const,
      subjectIds: [input.id],
      areaCode: regionCode,
    };
    return done({ id: input.id }, audit);
  },
});
