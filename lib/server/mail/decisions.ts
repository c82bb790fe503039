import "server-only";
import type { MailFacts } from "@/lib/domain/mail/mail";
import { NEWS_EVENTS } from "@/lib/domain/news/news";
import { config } from "@/lib/server/config/config";
import { underScope } from "@/lib/server/db/scoped";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { IS_STANDING } from "@/lib/server/workflow/struck";
import { queueMails } from "./outbox";

interface Row {
  readonly user_id: string;
  readonly agreed: number;
  readonly returned: number;
  readonly rejected: number;
  readonly applied: number;
}

/** What was decided this long ago is on record: a decision stamps its time before it commits. */
const SETTLED_MS = 60_000;

/**
 * Queues for each person with a confirmed address one mail about what others decided on their proposals since the last one,
 * up to a minute ago.
 * To be called hourly: at most one an hour and person.
 */
export async function queueDecisions(now: Date): Promise<number> {
  if (config().mail === null) return 0;
  const until = new Date(now.getTime() - SETTLED_MS);
  return underScope(EVERYWHERE, async ({ sql }) => {
    const rows = await sql<Row>`SELECT m.user_id,
        count(*) FILTER (WHERE e.event IN ('endorse', 'verify', 'sign', 'validate') AND e.to_state <> 'applied')::int AS agreed,
        count(*) FILTER (WHERE e.event = 'return')::int AS returned,
        count(*) FILTER (WHERE e.event IN ('reject', 'expire', 'withdraw'))::int AS rejected,
        count(*) FILTER (WHERE e.to_state = 'applied')::int AS applied
      FROM proposal_event e JOIN proposal p ON p.regency_code = e.regency_code AND p.id = e.proposal_id
        JOIN mail_address m ON p.contributors @> ARRAY[m.user_id]
      WHERE m.confirmed_at IS NOT NULL AND e.event = ANY (${[...NEWS_EVENTS]}::text[]) AND e.actor_id <> m.user_id AND ${IS_STANDING}
        AND e.at > coalesce(m.decisions_told_at, m.confirmed_at) AND e.at <= ${until}
        AND e.at > (SELECT min(coalesce(decisions_told_at, confirmed_at)) FROM mail_address WHERE confirmed_at IS NOT NULL)
      GROUP BY m.user_id`;
    await sql`UPDATE mail_address SET decisions_told_at = greatest(decisions_told_at, confirmed_at, ${until}) WHERE confirmed_at IS NOT NULL`;
    // Some have only an acceptance by one of several coaches: nothing to tell yet.
    const told = rows.filter(({ agreed, returned, rejected, applied }) => agreed + returned + rejected + applied > 0);
    const mails = told.map(({ user_id: userId, ...counts }) => {
      const facts: MailFacts = { kind: "decision", ...counts };
      return { userId, facts, onceKey: `decision:${now.toISOString().slice(0, 13)}` };
    });
    await queueMails(sql, mails, now);
    return mails.length;
  });
}
