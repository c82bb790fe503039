import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { DIRECT_DAYS, type DirectLine } from "@/lib/domain/access/direct-access";
import { isRole } from "@/lib/domain/access/role";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { grantHolds } from "./holds";

const DAY_MS = 86_400_000;
const MOST_SHOWN = 100;

interface Row extends Omit<DirectLine, "kind" | "role" | "regionLabel" | "zone" | "given"> {
  readonly kind: string;
  readonly role: string;
  readonly regionCode: string;
  readonly by: string | null;
  readonly until: Date | null;
  readonly reason: string | null;
}

/** Accounts and duties opened by hand that a person was told of as an owner of the data, the latest first; nobody else's. */
export async function listDirectAccess(actor: Actor, now: Date): Promise<readonly DirectLine[]> {
  const since = new Date(now.getTime() - DIRECT_DAYS * DAY_MS);
  const rows =
    await referenceSql()<Row>`SELECT n.id, n.kind, n.made_at AS at, holder.display_name AS "holderName", g.role,
      g.region_code AS "regionCode", giver.display_name AS by, g.valid_to AS until, g.reason,
      holder.status = 'active' AND ${grantHolds(now)} AS "isOpen"
    FROM notice n JOIN access_grant g ON g.id = n.grant_id JOIN app_user holder ON holder.id = g.user_id
      LEFT JOIN app_user giver ON giver.id = g.created_by
    WHERE n.user_id = ${actor.userId} AND n.made_at >= ${since} AND n.kind IN (${Prisma.join(KINDS)})
    ORDER BY n.made_at DESC, n.id DESC LIMIT ${MOST_SHOWN}`;
  return (await Promise.all(rows.map(toLine))).flat();
}

const KINDS = ["access-given", "access-extended", "code-given"];

async function toLine({ kind, role, regionCode, by, until, reason, ...rest }: Row): Promise<DirectLine[]> {
  if (!isRole(role)) return [];
  const [label, zone] = await Promise.all([regionLabel(regionCode), timeZoneOf(regionCode)]);
  const isCode = kind === "code-given";
  const given = isCode ? null : { by: by ?? "?", until, reason: reason ?? "" };
  return [{ ...rest, kind: isCode ? "code" : "access", role, regionLabel: label, zone, given }];
}
