import "server-only";
import * as z from "zod";
import { extendedWindow, extendProblem } from "@/lib/domain/access/grant-extension";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole } from "@/lib/domain/access/role";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findManaged, holdGrant } from "./managed";
import { tellOfGrant } from "./tell";
import { tellDirect } from "./tell-direct";

const extendSchema = z.strictObject({
  id: z.uuid(),
  /** Exclusive, as stored: the midnight after the new last day. */
  validTo: z.iso.datetime(),
  /** The end that the administrator saw: somebody else may have moved it meanwhile. */
  seenValidTo: z.iso.datetime(),
  reason: z.string().trim().min(5).max(500),
});

const wrong = (path: string, detail: string) => refuse("INVALID_INPUT", { fields: [{ path, detail }] });

/**
 * Moves the end of a grant that was given directly to a later one, bound as a new grant is by the role's level and the
 * administrator's region. One that ended less than thirty days ago goes on from now.
 */
export const extendGrant = defineCommand({
  name: "grant.extend",
  permission: "grant:manage",
  input: extendSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const found = await findManaged(sql, actor, input.id);
    if (typeof found === "string") return refuse(found);
    const grant = await holdGrant(sql, found);
    if (grant === null || !isRole(grant.role)) return refuse("NOT_FOUND");
    const { role, user_id: userId, region_code: regionCode, valid_from: validFrom, valid_to: validTo } = grant;
    const window = { validFrom, validTo, suspendedAt: null, revokedAt: null };
    const problem = extendProblem({ source: grant.source, window }, now);
    if (problem !== null || validTo === null) return wrong("id", problem ?? "NO_END");
    if (validTo.getTime() !== Date.parse(input.seenValidTo)) return refuse("STALE");
    const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
    const unfit = grantProblem(administrator, { userId, role, regionCode });
    if (unfit !== null) return wrong("id", unfit);
    const extended = extendedWindow({ validFrom, validTo }, new Date(input.validTo), now);
    if (extended === null) return wrong("validTo", "NOT_LATER");
    await sql`UPDATE access_grant SET valid_from = ${extended.validFrom}, valid_to = ${extended.validTo} WHERE id = ${grant.id}`;
    const zone = await timeZoneOf(regionCode);
    const lastDay = (end: Date) => localDay(new Date(end.getTime() - 1), zone);
    const [before, after] = [lastDay(validTo), lastDay(extended.validTo)];
    const about = `${grant.id}:${extended.validTo.toISOString()}`;
    const facts = { kind: "grant-extended", role, lastDay: after } as const;
    await tellOfGrant(context, [userId], { grantId: grant.id, regionCode, facts, about });
    const extension = { kind: "access-extended", role, lastDay: after } as const;
    await tellDirect(context, { id: grant.id, userId, role, regionCode }, extension, about);
    return done(
      { id: grant.id },
      {
        action: "grant:extend",
        subjectKind: "grant",
        subjectIds: [grant.id],
        areaCode: regionCode,
        detail: { before, after, reason: input.reason },
      },
    );
  },
});
