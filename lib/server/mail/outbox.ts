import "server-only";
import { uuidv7 } from "uuidv7";
import type { MailFacts } from "@/lib/domain/mail/mail";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { config } from "@/lib/server/config/config";
import type { Sql } from "@/lib/server/db/sql";

export interface NewMail {
  readonly userId: string;
  readonly facts: MailFacts;
  /** Queued once under this key. */
  readonly onceKey: string;
}

/**
 * Queues mails in the caller's transaction, for those who have confirmed an address and, of digests, want them. Where no mail
 * server is configured nothing is queued.
 */
export async function queueMails(sql: Sql, mails: readonly NewMail[], now: Date): Promise<void> {
  if (config().mail === null || mails.length === 0) return;
  const rows = mails.map((mail) => ({ ...mail, id: uuidv7(), kind: mail.facts.kind }));
  await sql`INSERT INTO mail_outbox (id, user_id, kind, facts, once_key, made_at, state, next_at)
    SELECT x.id, x."userId", x.kind, x.facts, x."onceKey", ${now}, 'waiting', ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (id uuid, "userId" uuid, kind text, facts jsonb, "onceKey" text)
      JOIN mail_address m ON m.user_id = x."userId"
    WHERE CASE x.kind WHEN 'confirm' THEN m.pending_id IS NOT NULL
      WHEN 'digest' THEN m.confirmed_at IS NOT NULL AND m.wants_digest ELSE m.confirmed_at IS NOT NULL END
    ON CONFLICT (user_id, once_key) DO NOTHING`;
}

const MOST_LINES = 20;

/** One mail a person with everything that was told them in one go. */
export function mailsOf(
  kind: "reminder" | "digest" | "delegation" | "training" | "access",
  notices: readonly { readonly userId: string; readonly facts: NoticeFacts }[],
  onceKey: string,
): readonly NewMail[] {
  const lines = new Map<string, NoticeFacts[]>();
  for (const { userId, facts } of notices)
    lines.set(userId, [...(lines.get(userId) ?? []), facts].slice(0, MOST_LINES));
  return [...lines].map(([userId, told]) => ({ userId, facts: { kind, lines: told }, onceKey: `${kind}:${onceKey}` }));
}
