import "server-only";
import { mailSchema, nextTry } from "@/lib/domain/mail/mail";
import { localeOf } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { composeMail } from "./compose";
import { faultOf, type SendMail, smtpTransport } from "./transport";

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

/**
 * Sends what is due, one mail a transaction that holds its row: two workers never send the same. A process that is killed
 * between the server's yes and the note of it sends the mail once more. Answers how many were sent.
 * @param clock tells the time, so that a test can
 */
export async function sendDue(clock: () => Date, send: SendMail | null = configured()): Promise<number> {
  if (send === null) return 0;
  const begun = clock().getTime();
  let sent = 0;
  for (;;) {
    const outcome = await underScope(EVERYWHERE, ({ sql }) => sendNext(sql, send, clock()));
    if (outcome === "none") return sent;
    if (outcome === "sent") sent += 1;
    if (clock().getTime() - begun > LONGEST_RUN_MS) return sent;
  }
}

function configured(): SendMail | null {
  const { mail } = config();
  return mail === null ? null : smtpTransport(mail);
}

async function sendNext(sql: Sql, send: SendMail, now: Date): Promise<"none" | "sent" | "failed"> {
  const [row] = await sql<DueRow>`SELECT o.id, o.kind, o.facts, o.tries, u.locale,
      CASE WHEN u.status <> 'active' THEN NULL
        WHEN o.kind = 'confirm' THEN CASE WHEN m.pending_until > ${now} AND m.pending_id::text = o.facts->>'pendingId' THEN m.pending_sealed END
        ELSE m.address_sealed END AS address
    FROM mail_outbox o JOIN app_user u ON u.id = o.user_id LEFT JOIN mail_address m ON m.user_id = o.user_id
    WHERE o.state = 'waiting' AND o.next_at <= ${now} ORDER BY o.next_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`;
  if (row === undefined) return "none";
  const facts = mailSchema.safeParse(row.facts);
  if (row.address === null || !facts.success) {
    await sql`UPDATE mail_outbox SET state = 'dropped', ended_at = ${now} WHERE id = ${row.id}`;
    return "failed";
  }
  try {
    await send(unseal(row.address), composeMail(facts.data, localeOf(row.locale), config().publicUrl));
  } catch (error) {
    const fault = faultOf(error);
    const next = nextTry(row.tries + 1, fault.isPermanent, now);
    await sql`UPDATE mail_outbox SET tries = tries + 1, fault = ${fault.code}, next_at = coalesce(${next}, next_at),
      state = CASE WHEN ${next === null} THEN 'given-up' ELSE 'waiting' END,
      ended_at = CASE WHEN ${next === null} THEN ${now}::timestamptz END WHERE id = ${row.id}`;
    return "failed";
  }
  await sql`UPDATE mail_outbox SET state = 'sent', tries = tries + 1, fault = NULL, ended_at = ${now} WHERE id = ${row.id}`;
  return "sent";
}
