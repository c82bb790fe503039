import "server-only";
import { glassLevel } from "@/lib/domain/access/glass";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { tellOfGrant } from "@/lib/server/grant/tell";

/** Who was told that the access was opened. */
export async function toldOf(sql: Sql, grantId: string): Promise<readonly string[]> {
  const rows = await sql<{
    id: string;
  }>`SELECT user_id AS id FROM notice WHERE grant_id = ${grantId} AND kind = 'glass-opened'`;
  return rows.map(({ id }) => id);
}

/** Tells everybody who knows of it, its holder and its opener included, that access in an emergency was closed before its end. */
export async function tellClosed(
  context: CommandContext<unknown>,
  { id, region_code: regionCode }: { readonly id: string; readonly region_code: string },
): Promise<void> {
  const level = glassLevel(regionCode);
  if (level === null) return;
  const [told, parties] = [
    await toldOf(context.sql, id),
    await context.sql<{
      id: string;
    }>`SELECT unnest(ARRAY[user_id, created_by]) AS id FROM access_grant WHERE id = ${id}`,
  ];
  const news = { grantId: id, regionCode, about: id };
  const people = [...told, ...parties.map((party) => party.id)];
  await tellOfGrant(context, people, { ...news, facts: { kind: "glass-closed", level } });
}
