import "server-only";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import type { CommandContext } from "@/lib/server/command/command";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { writeNotices } from "@/lib/server/notice/write-notice";

export interface Told {
  readonly userId: string;
  readonly regionCode: string;
  readonly facts: NoticeFacts;
  /** What it is about and which change of it: told once. */
  readonly about: string;
}

/** Tells people of a training what concerns them: in the portal, and by mail where they have an address. Answers how many were not told before. */
export async function tellPeople(
  { sql, now, newId }: Pick<CommandContext<unknown>, "sql" | "now" | "newId">,
  people: readonly Told[],
): Promise<number> {
  const notices = people.map(({ about, ...told }) => ({
    ...told,
    id: newId(),
    grantId: null,
    onceKey: `${told.facts.kind}:${about}`,
  }));
  const written = await writeNotices(sql, notices, now);
  for (const notice of written) await queueMails(sql, mailsOf("training", [notice], notice.onceKey), now);
  return written.length;
}
