import "server-only";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { listCompanions } from "./companions";

type Village = { readonly villageCode: string };

/**
 * Gives families of the village, held by the caller, to one of its companions, with the history of it; null when that person is none. Those
 * given already stay given; those that the companion is to check in the field are left out.
 */
export async function giveFamilies(
  context: CommandContext<Village>,
  userId: string,
  held: readonly string[],
): Promise<{ readonly given: readonly string[]; readonly checking: ReadonlySet<string> } | null> {
  const { sql, input, now } = context;
  const companions = await listCompanions(sql, input.villageCode, now);
  if (!companions.some((companion) => companion.userId === userId)) return null;
  const regency = input.villageCode.slice(0, 4);
  const checking = await listChecked(sql, regency, userId);
  const free = held.filter((id) => !checking.has(id));
  const added = await sql<{ id: string }>`
    INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at)
    SELECT ${regency}, chosen.id, ${userId}::uuid, ${input.villageCode}, ${now} FROM unnest(${free}::uuid[]) AS chosen (id)
    ON CONFLICT DO NOTHING RETURNING household_id AS id`;
  const given = added.map(({ id }) => id);
  await writeEvents(
    context,
    "give",
    given.map((id) => ({ id, userId })),
  );
  return { given, checking };
}

/** Families that a person is to check. */
async function listChecked(sql: Sql, regency: string, userId: string): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>`SELECT DISTINCT household_id AS id FROM ground_check
    WHERE regency_code = ${regency} AND companion_id = ${userId} AND state = 'assigned'`;
  return new Set(rows.map(({ id }) => id));
}

/** The history of what was given or taken back. */
export async function writeEvents(
  { sql, actor, input, now, newId }: CommandContext<Village>,
  event: "give" | "take",
  rows: readonly { readonly id: string; readonly userId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO assignment_event (regency_code, id, village_code, household_id, user_id, event, at, actor_id, grant_id)
    SELECT ${input.villageCode.slice(0, 4)}, e.id, ${input.villageCode}, e.household, e.person, ${event}, ${now}, ${actor.userId}, ${actor.grant.id}
    FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ userId }) => userId)}::uuid[])
      AS e (id, household, person)`;
}
