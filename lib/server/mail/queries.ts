import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { type GivenUpMail, type MailKind, type MailSettings, mailSchema } from "@/lib/domain/mail/mail";
import { config } from "@/lib/server/config/config";
import { unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";

interface Row {
  readonly address_sealed: string | null;
  readonly pending_sealed: string | null;
  readonly pending_until: Date | null;
  readonly wants_digest: boolean;
}

/** A person's own address, as it stands. */
export async function findMailSettings(actor: Actor, now: Date): Promise<MailSettings> {
  const [row] = await referenceSql()<Row>`SELECT address_sealed, pending_sealed, pending_until, wants_digest
    FROM mail_address WHERE user_id = ${actor.userId}`;
  const until = row?.pending_until ?? null;
  const pending = row?.pending_sealed ?? null;
  return {
    isConfigured: config().mail !== null,
    address: row?.address_sealed ? unseal(row.address_sealed) : null,
    pending: pending === null || until === null || until <= now ? null : { address: unseal(pending), until },
    wantsDigest: row?.wants_digest ?? true,
  };
}

const PAGE = 25;
const SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;

export interface GivenUpPage {
  readonly isConfigured: boolean;
  readonly lines: readonly GivenUpMail[];
  /** Id to go on after; null on the last page. */
  readonly next: string | null;
}

interface GivenUpRow {
  readonly id: string;
  readonly user_name: string;
  readonly facts: unknown;
  readonly ended_at: Date;
  readonly fault: string | null;
}

/**
 * Mails of the last thirty days that no server took, of people whose duties all lie in the administrator's region. Null for
 * who manages no accounts.
 */
export async function listGivenUp(actor: Actor, after: string | null, now: Date): Promise<GivenUpPage | null> {
  if (!authorize(actor, "user:manage")) return null;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const isNation = actor.grant.regionCode === NATION_CODE;
  const since = new Date(now.getTime() - SHOWN_DAYS * DAY_MS);
  const rows = await referenceSql()<GivenUpRow>`SELECT o.id, u.display_name AS user_name, o.facts, o.ended_at, o.fault
    FROM mail_outbox o JOIN app_user u ON u.id = o.user_id
    WHERE o.state = 'given-up' AND o.ended_at >= ${since}
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = u.id)
      AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = u.id
        AND NOT ((g.region_code >= ${lo} AND g.region_code < ${hi}) OR (${isNation} AND g.region_code = '0')))
      AND (${after}::uuid IS NULL OR (o.ended_at, o.id) < (SELECT s.ended_at, s.id FROM mail_outbox s WHERE s.id = ${after}))
    ORDER BY o.ended_at DESC, o.id DESC LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  return {
    isConfigured: config().mail !== null,
    lines: shown.flatMap((row): readonly GivenUpMail[] => {
      const kind = kindOf(row.facts);
      if (kind === null) return [];
      return [{ id: row.id, userName: row.user_name, kind, at: row.ended_at, fault: row.fault ?? "UNKNOWN" }];
    }),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

function kindOf(facts: unknown): MailKind | null {
  const parsed = mailSchema.safeParse(facts);
  return parsed.success ? parsed.data.kind : null;
}
