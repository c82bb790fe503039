import "server-only";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { writeNotices } from "@/lib/server/notice/write-notice";

interface Delegated {
  readonly id: string;
  readonly userId: string;
  readonly giverId: string;
  readonly regionCode: string;
}

/** Tells the delegate, the giver where somebody else acted, and the nearest administrators of the area. */
export async function tellDelegation(
  { sql, actor, now, newId }: Pick<CommandContext<unknown>, "sql" | "actor" | "now" | "newId">,
  { id, userId, giverId, regionCode }: Delegated,
  facts: NoticeFacts,
): Promise<void> {
  const people = new Set([userId, giverId, ...(await nearestAdministrators(sql, regionCode, now))]);
  people.delete(actor.userId);
  const written = await writeNotices(
    sql,
    [...people].map((each) => ({
      id: newId(),
      userId: each,
      regionCode,
      grantId: id,
      facts,
      onceKey: `${facts.kind}:${id}`,
    })),
    now,
  );
  await queueMails(sql, mailsOf("delegation", written, `${facts.kind}:${id}`), now);
}

const MOST_TOLD = 20;

/** Those who manage accounts of the area itself, or of the nearest region around it that has somebody who does. */
async function nearestAdministrators(sql: Sql, areaCode: string, now: Date): Promise<readonly string[]> {
  const rows = await sql<{ user_id: string; region_code: string }>`SELECT DISTINCT g.user_id, g.region_code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = 'administrator' AND g.level = 'full' AND g.region_code = ANY (${[...lineageOf(areaCode)]}::text[])
      AND ${grantHolds(now)}`;
  // The nation's code has one digit, a province's two.
  const nearest = Math.max(0, ...rows.map(({ region_code }) => region_code.length));
  return rows
    .filter(({ region_code }) => region_code.length === nearest)
    .slice(0, MOST_TOLD)
    .map(({ user_id }) => user_id);
}
