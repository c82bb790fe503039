import "server-only";
import { leaseEnd, type MailFacts, MOST_TRIES, mailSchema, nextTry } from "@/lib/domain/mail/mail";
import { localeOf } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { composeMail } from "./compose";
import { faultOf, type SendFault, type SendMail, smtpTransport } from "./transport";

/** A run ends before the next one begins. */
const LONGEST_RUN_MS = 50_000;

interface DueRow {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly tries: number;
  readonly locale: string;
  readonly address: string | null;
}

interface ClaimedMail {
  readonly id: string;
  /** How often it was tried, this one included. */
  readonly tries: number;
  readonly facts: MailFacts;
  readonly locale: string;
  readonly address: string;
}

/**
 * Sends what is due, one mail after the other. Each is claimed for some minutes in one transaction, sent in none, because a
 * database does not wait for a slow mail server, and its end written in another: two workers never send the same. A process
 * that is killed between the server's yes and the note of it sends the mail once more, when its claim has run out. Answers how
 * many were sent.
 * @param clock tells the time, so that a test can
 */
export async function sendDue(clock: () => Date, send: SendMail | null = configured()): Promise<number> {
  if (send === null) return 0;
  const begun = clock().getTime();
  let sent = 0;
  for (;;) {
    const claimed = await underScope(EVERYWHERE, ({ sql }) => claimNext(sql, clock()));
    if (claimed === "none") return sent;
    if (claimed !== "ended") {
      const fault = await trySending(send, claimed);
      await underScope(EVERYWHERE, ({ sql }) => recordTry(sql, claimed, fault, clock()));
      if (fault === null) sent += 1;
    }
    if (clock().getTime() - begun > LONGEST_RUN_MS) return sent;
  }
}

function configured(): SendMail | null {
  const { mail } = config();
  return mail === null ? null : smtpTransport(mail);
}

/** The next mail that is due, counted as tried before it is; `ended`: it was one that nobody is to get any more. */
async function claimNext(sql: Sql, now: Date): Promise<ClaimedMail | "none" | "ended"> {
  const [row] = await sql<DueRow>`SELECT o.id, o.kind, o.facts, o.tries, u.locale,
      CASE WHEN u.status <> 'active' THEN NULL
        WHEN o.kind = 'confirm' THEN CASE WHEN m.pending_until > ${now} AND m.pending_id::text = o.facts->>'pendingId' THEN m.pending_sealed END
        ELSE m.address_sealed END AS address
    FROM mail_outbox o JOIN app_user u ON u.id = o.user_id LEFT JOIN mail_address m ON m.user_id = o.user_id
    WHERE o.state = 'waiting' AND o.next_at <= ${now} ORDER BY o.next_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`;
  if (row === undefined) return "none";
  const { id, tries, locale, address } = row;
  const facts = mailSchema.safeParse(row.facts);
  if (address === null || !facts.success) {
    await sql`UPDATE mail_outbox SET state = 'dropped', ended_at = ${now} WHERE id = ${id}`;
    return "ended";
  }
  if (tries >= MOST_TRIES) {
    // Each of its claims ran out or failed; how the last one ended, nobody has told.
    await sql`UPDATE mail_outbox SET state = 'given-up', ended_at = ${now}, fault = coalesce(fault, 'UNKNOWN') WHERE id = ${id}`;
    return "ended";
  }
  await sql`UPDATE mail_outbox SET tries = ${tries + 1}, next_at = ${leaseEnd(now)} WHERE id = ${id}`;
  return { id, tries: tries + 1, facts: facts.data, locale, address };
}

/** Null: the server took it. */
async function trySending(send: SendMail, { address, facts, locale }: ClaimedMail): Promise<SendFault | null> {
  try {
    await send(unseal(address), composeMail(facts, localeOf(locale), config().publicUrl));
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

/** What was sent is sent, whoever has claimed it meanwhile; a failure counts only for the claim that it belongs to. */
async function recordTry(sql: Sql, { id, tries }: ClaimedMail, fault: SendFault | null, now: Date): Promise<void> {
  if (fault === null) {
    await sql`UPDATE mail_outbox SET state = 'sent', fault = NULL, ended_at = ${now} WHERE id = ${id} AND state = 'waiting'`;
    return;
  }
  const next = nextTry(tries, fault.isPermanent, now);
  await sql`UPDATE mail_outbox SET fault = ${fault.code}, next_at = coalesce(${next}, next_at),
      state = CASE WHEN ${next === null} THEN 'given-up' ELSE 'waiting' END,
      ended_at = CASE WHEN ${next === null} THEN ${now}::timestamptz END
    WHERE id = ${id} AND state = 'waiting' AND tries = ${tries}`;
}
