import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import {
  AGAIN_HOURS,
  type EarlierGlass,
  GLASS_HOURS,
  GLASS_REASON,
  glassLevel,
  glassProblem,
  glassRole,
  glassWindow,
} from "@/lib/domain/access/glass";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { isRegion } from "@/lib/server/grant/insert-grant";
import { ownersOf } from "@/lib/server/grant/owners";
import { tellOfGrant } from "@/lib/server/grant/tell";
import { canManageUser } from "@/lib/server/user/reach";

const breakSchema = z.strictObject({
  id: z.uuid(),
  username: z.string().trim().min(1).max(60),
  regionCode: z.string().regex(/^(?:\d{4}|\d{6}|\d{10})$/),
  hours: z.literal(GLASS_HOURS),
  reason: z.string().trim().min(GLASS_REASON.min).max(GLASS_REASON.max),
  /** "I know that the owners are told at once." */
  knowsOwnersAreTold: z.literal(true),
});
type BreakInput = z.infer<typeof breakSchema>;

const wrong = (path: string, detail: string) => refuse("INVALID_INPUT", { fields: [{ path, detail }] });

/**
 * Opens reading of an area's families for some hours, for somebody the administrator manages or for themselves, and tells those who
 * own the data in the same transaction: it is never open unnoticed. Where nobody can be told it is not opened.
 */
export const breakGlass = defineCommand({
  name: "glass.break",
  permission: "glass:break",
  input: breakSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode } = input;
    if (holdsIdentityNumber(input.reason)) return wrong("reason", "IDENTIFIER");
    const level = glassLevel(regionCode);
    if (level === null || !covers(actor.grant.regionCode, regionCode)) return refuse("NOT_FOUND");
    if (!(await isRegion(sql, regionCode))) return refuse("NOT_FOUND");
    const userId = await findPerson(sql, actor, input.username, now);
    if (userId === null) return refuse("NOT_FOUND");
    const asked = { regionCode, userId, administratorId: actor.userId };
    const problem = glassProblem(asked, await earlierOf(sql, userId, now), now);
    if (problem !== null) return wrong("username", problem);
    const administratorRegion = actor.grant.regionCode;
    const area = { regionCode, tellsVillages: true, administratorRegion, known: [userId, actor.userId] };
    const { told, isWatched } = await ownersOf(sql, area, now);
    if (!isWatched) return wrong("regionCode", "NOBODY_TO_TELL");
    const role = glassRole(level);
    const { validFrom, validTo } = glassWindow(input.hours, now);
    await sql`INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_by, created_at)
      VALUES (${input.id}, ${userId}, ${role}, ${regionCode}, 'provisional', ${validFrom}, ${validTo}, 'break-glass', ${input.reason},
        ${actor.userId}, ${now})`;
    const news = { grantId: input.id, regionCode, about: input.id };
    const facts = { level, hours: input.hours };
    await tellOfGrant(context, told, { ...news, facts: { kind: "glass-opened", ...facts } });
    await tellOfGrant(context, [userId], { ...news, facts: { kind: "glass-given", ...facts } });
    return done({ id: input.id, told: told.length }, auditOf(context, told.length));
  },
});

function auditOf({ input }: CommandContext<BreakInput>, told: number) {
  return {
    action: "glass:break",
    subjectKind: "grant" as const,
    subjectIds: [input.id],
    areaCode: input.regionCode,
    detail: { hours: input.hours, told, reason: input.reason },
  };
}

/** The active account of that name, held until the end: theirs, or of somebody they manage. Anybody else is as unknown as nobody. */
async function findPerson(sql: Sql, actor: Actor, username: string, now: Date): Promise<string | null> {
  const [found] = await sql<{ id: string }>`SELECT id FROM app_user
    WHERE username = ${username.toLowerCase()} AND status = 'active' FOR NO KEY UPDATE`;
  if (found === undefined) return null;
  const isKnown = found.id === actor.userId || (await canManageUser(sql, actor, found.id, now));
  return isKnown ? found.id : null;
}

function earlierOf(sql: Sql, userId: string, now: Date): Promise<EarlierGlass[]> {
  const since = new Date(now.getTime() - AGAIN_HOURS * 3_600_000);
  return sql<EarlierGlass>`SELECT region_code AS "regionCode", created_by AS "openedBy", least(valid_to, revoked_at) AS "endsAt"
    FROM access_grant WHERE user_id = ${userId} AND source = 'break-glass' AND least(valid_to, revoked_at) > ${since}`;
}
