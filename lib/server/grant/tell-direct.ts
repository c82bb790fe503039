import "server-only";
import { opensData } from "@/lib/domain/access/direct-access";
import { isRole, type Role } from "@/lib/domain/access/role";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import type { CommandContext } from "@/lib/server/command/command";
import { grantHolds } from "./holds";
import { ownersOf } from "./owners";
import { tellOfGrant } from "./tell";

type Telling = Pick<CommandContext<unknown>, "sql" | "actor" | "now" | "newId">;

export interface DirectGrant {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
}

/** Tells the owners of an area's data that an administrator opened it by hand, or for longer. */
export async function tellDirect(
  context: Telling,
  grant: DirectGrant,
  facts: NoticeFacts & { readonly kind: "access-given" | "access-extended" },
  about = grant.id,
): Promise<void> {
  if (!opensData(grant.role)) return;
  const owners = await ownersHere(context, grant);
  await tellOfGrant(context, owners, { grantId: grant.id, regionCode: grant.regionCode, facts, about });
}

/**
 * Tells a person, and who owns the data that they reach, that an administrator made a code for their account: whoever has the code can
 * take the account over.
 */
export async function tellOfCode(context: Telling, userId: string): Promise<void> {
  const { sql, now, newId } = context;
  const held = await sql<{
    id: string;
    role: string;
    regionCode: string;
  }>`SELECT g.id, g.role, g.region_code AS "regionCode"
    FROM access_grant g WHERE g.user_id = ${userId} AND ${grantHolds(now)} ORDER BY g.role, g.region_code, g.id`;
  const about = newId();
  for (const { id, role, regionCode } of held) {
    if (!isRole(role)) continue;
    const news = { grantId: id, regionCode, about };
    await tellOfGrant(context, [userId], { ...news, facts: { kind: "code-got" } });
    if (!opensData(role)) continue;
    const owners = await ownersHere(context, { id, userId, role, regionCode });
    await tellOfGrant(context, owners, { ...news, facts: { kind: "code-given", role } });
  }
}

async function ownersHere({ sql, actor, now }: Telling, { userId, regionCode }: DirectGrant) {
  const known = [userId, actor.userId];
  const area = { regionCode, tellsVillages: false, administratorRegion: actor.grant.regionCode, known };
  return (await ownersOf(sql, area, now)).told;
}
