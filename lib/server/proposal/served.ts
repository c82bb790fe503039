import "server-only";
import { ANSWER_CHANNELS } from "@/lib/domain/invitation/flow";
import type { CommandContext } from "@/lib/server/command/command";
import { markAnswered } from "@/lib/server/invitation/mark-answered";

/**
 * A family whose whole condition was sent has answered its invitation, by the channel of the proposal. Events and files from other systems
 * are no answer; a family that is not recorded yet has no invitation.
 */
export async function markServed(
  { sql, actor, now }: Pick<CommandContext<unknown>, "sql" | "actor" | "now">,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
): Promise<void> {
  const [row] = await sql<{
    channel: string;
    householdId: string;
  }>`SELECT channel, household_id AS "householdId" FROM proposal
    WHERE regency_code = ${regencyCode} AND id = ${id}::uuid AND kind = 'condition'`;
  const channel = ANSWER_CHANNELS.find((each) => each === row?.channel);
  if (row === undefined || channel === undefined) return;
  const who = { userId: actor.userId, grantId: actor.grant.id };
  await markAnswered(sql, who, { regencyCode, householdId: row.householdId, channel, at: now });
}
