import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { GlassFacts } from "@/lib/domain/access/watch-page";
import { referenceSql } from "@/lib/server/db/reference";
import { auditOfPerson } from "@/lib/server/glass/audit-href";

interface Row {
  readonly id: string;
  readonly openedByName: string | null;
  readonly username: string;
  readonly validFrom: Date;
  readonly endsAt: Date;
  readonly families: number;
}

/** What an administrator reads of access in an emergency beside who and where, by the grant's id. */
export async function glassFactsOf(
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, GlassFacts>> {
  if (ids.length === 0) return new Map();
  const rows =
    await referenceSql()<Row>`SELECT g.id, opener.display_name AS "openedByName", holder.username, g.valid_from AS "validFrom",
      least(g.valid_to, g.revoked_at) AS "endsAt", app_glass_families(g.id) AS families
    FROM access_grant g JOIN app_user holder ON holder.id = g.user_id LEFT JOIN app_user opener ON opener.id = g.created_by
    WHERE g.id = ANY (${[...ids]}::uuid[]) AND g.source = 'break-glass'`;
  const facts = rows.map(async ({ id, username, validFrom, endsAt, openedByName, families }) => {
    const auditHref = await auditOfPerson(actor.grant.regionCode, { username, from: validFrom, to: endsAt });
    return [id, { openedByName: openedByName ?? "?", endsAt, isOpen: endsAt > now, families, auditHref }] as const;
  });
  return new Map(await Promise.all(facts));
}
