import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { FormHint } from "@/lib/domain/hint/hint";
import { isGuarded } from "@/lib/domain/hint/sector";
import { type SentAnswers, settleHint } from "@/lib/domain/hint/settle";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";

interface Row extends Omit<FormHint, "uid"> {
  readonly personUid: string;
  readonly householdId: string;
}

/** A family has a handful; more than these no form could show. */
const MOST = 200;

export interface HintsOf {
  readonly regencyCode: string;
  readonly householdIds: readonly string[];
  /** Told from this instant on no more; their time is their sector's. */
  readonly now: Date;
  /** What this proposal settled when it was sent is looked at again while it is worked on. */
  readonly proposalId?: string;
}

/**
 * The hints of families on which nobody has said anything that holds: open ones, and those settled by a proposal that came to nothing.
 * Of two words of one office on one question the later.
 */
export async function listHints(
  sql: Sql,
  { regencyCode, householdIds, now, proposalId }: HintsOf,
): Promise<ReadonlyMap<string, readonly FormHint[]>> {
  if (householdIds.length === 0) return new Map();
  const rows = await sql<Row>`SELECT id, "householdId", "personUid", level, key, value, sector, "asOf" FROM (
      SELECT DISTINCT ON (s.household_id, s.level, CASE s.level WHEN 'member' THEN s.person_uid END, s.key, s.sector)
        s.id, s.household_id AS "householdId", s.person_uid AS "personUid", s.level, s.key, s.value, s.sector, s.as_of::text AS "asOf"
      FROM sector_hint s LEFT JOIN proposal p ON p.regency_code = s.regency_code AND p.id = s.proposal_id
      WHERE s.regency_code = ${regencyCode} AND s.household_id = ANY (${[...householdIds]}::uuid[]) AND s.ends_on > ${now}::date
        AND (s.state = 'open' OR p.state IN ('withdrawn', 'rejected', 'expired') OR s.proposal_id = ${proposalId ?? null}::uuid)
      ORDER BY s.household_id, s.level, CASE s.level WHEN 'member' THEN s.person_uid END, s.key, s.sector, s.as_of DESC, s.given_at DESC
    ) AS told ORDER BY "householdId", "asOf" DESC, id LIMIT ${MOST * householdIds.length}`;
  const hints = new Map<string, FormHint[]>();
  for (const { householdId, personUid, ...row } of rows) {
    const own = hints.get(householdId) ?? [];
    own.push({ ...row, uid: row.level === "member" ? personUid : null });
    hints.set(householdId, own);
  }
  return hints;
}

/** Hints as a reader may see them: of specific personal data, those who may not see who people are learn only that there is a word. */
export function hintsFor(actor: Actor, hints: readonly FormHint[]): readonly FormHint[] {
  if (authorize(actor, "household:read-identity")) return hints;
  return hints.map((hint) => (isGuarded(hint) ? { ...hint, value: null } : hint));
}

interface DraftOf {
  readonly regencyCode: string;
  readonly householdId: string;
  readonly id: string;
}

/** Of a family, those that its form shows. */
export async function hintsOfForm(
  sql: Sql,
  actor: Actor,
  instrument: Instrument,
  { regencyCode, householdId, id }: DraftOf,
  now: Date,
): Promise<readonly FormHint[]> {
  const of = { regencyCode, householdIds: [householdId], now, proposalId: id };
  const all = (await listHints(sql, of)).get(householdId) ?? [];
  return hintsFor(
    actor,
    all.filter(({ level, key }) => findQuestion(instrument, level, key)?.fill === "answer"),
  );
}

/** What became of a family's hints with a proposal that is sent. What it says nothing of waits for the next. */
export async function settleHints(
  { sql, actor, now }: CommandContext<unknown>,
  draft: DraftOf,
  sent: SentAnswers,
): Promise<void> {
  const { regencyCode, householdId, id } = draft;
  const of = { regencyCode, householdIds: [householdId], now, proposalId: id };
  const hints = (await listHints(sql, of)).get(householdId) ?? [];
  if (hints.length === 0) return;
  const settled = hints.map((hint) => settleHint(hint, sent));
  // Sent again, a proposal may say nothing of a hint any more: it waits again, unless another word of that office waits already.
  await sql`UPDATE sector_hint s SET state = x.state, reason = x.reason,
      proposal_id = CASE WHEN x.state = 'open' THEN NULL ELSE ${id}::uuid END,
      decided_by = CASE WHEN x.state = 'open' THEN NULL ELSE ${actor.userId}::uuid END,
      decided_at = CASE WHEN x.state = 'open' THEN NULL ELSE ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS x (id uuid, state text, reason text)
    WHERE s.regency_code = ${regencyCode} AND s.id = x.id AND (x.state <> 'open' OR (s.state <> 'open' AND NOT EXISTS (
      SELECT 1 FROM sector_hint o WHERE o.regency_code = s.regency_code AND o.household_id = s.household_id AND o.level = s.level
        AND o.key = s.key AND o.sector = s.sector AND o.state = 'open' AND (s.level = 'household' OR o.person_uid = s.person_uid))))`;
}
