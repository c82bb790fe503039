import "server-only";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import type { CommandContext } from "@/lib/server/command/command";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { writeNotices } from "@/lib/server/notice/write-notice";

/** What people are told of a grant. */
export interface GrantNews {
  readonly grantId: string;
  readonly regionCode: string;
  readonly facts: NoticeFacts;
  /** Which change of the grant it is: told once. */
  readonly about: string;
}

/** Tells people of a grant in the portal, and by mail where they have an address; the one who acts knows already. */
export async function tellOfGrant(
  { sql, actor, now, newId }: Pick<CommandContext<unknown>, "sql" | "actor" | "now" | "newId">,
  people: Iterable<string>,
  { grantId, regionCode, facts, about }: GrantNews,
): Promise<void> {
  const others = new Set(people);
  others.delete(actor.userId);
  const onceKey = `${facts.kind}:${about}`;
  const notices = [...others].map((userId) => ({ id: newId(), userId, regionCode, grantId, facts, onceKey }));
  await queueMails(sql, mailsOf("access", await writeNotices(sql, notices, now), onceKey), now);
}
