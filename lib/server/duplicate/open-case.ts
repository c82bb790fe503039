import "server-only";
import type { CaseOrigin, CaseState } from "@/lib/domain/matching/duplicate-case";
import type { Sql } from "@/lib/server/db/sql";
import { type Pair, pairKey } from "./pair";
import { isRemembered, type KnownCase, listKnownCases } from "./settled";

/** Who opens: a person with their grant, or the portal's own search. */
export interface Opener {
  readonly userId: string;
  readonly grantId: string;
  readonly role: string;
}

export interface Opening {
  readonly sql: Sql;
  readonly regencyCode: string;
  readonly origin: CaseOrigin;
  /** The proposal whose answers were compared; null when the record's were. */
  readonly proposalId: string | null;
  /** Null: the portal's own search. */
  readonly opener: Opener | null;
  readonly note: string | null;
  readonly now: Date;
  newId(): string;
}

/** States that a new look opens again: it never came into the register, or what was judged has changed. */
const REOPENED: readonly CaseState[] = ["void", "not-same"];

/**
 * Opens a case for each pair, or brings the case there is up to date. A pair that was judged not the same stays so while
 * nothing identifying changed. Answers the ids of the cases that wait for a decision, in the order of the pairs.
 */
export async function openCases(opening: Opening, pairs: readonly Pair[]): Promise<readonly string[]> {
  const known = await listKnownCases(opening.sql, opening.regencyCode, pairs);
  const ids: string[] = [];
  for (const pair of pairs.toSorted((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1))) {
    const earlier = known.get(pairKey(pair));
    if (earlier?.state === "merged" || isRemembered(pair, earlier)) continue;
    const id = earlier === undefined ? await insertCase(opening, pair) : await renewCase(opening, pair, earlier);
    if (id !== null) ids.push(id);
  }
  return ids;
}

async function insertCase(opening: Opening, pair: Pair): Promise<string | null> {
  const { sql, regencyCode, proposalId, origin, opener, now, note } = opening;
  const { first, second, match } = pair;
  const id = opening.newId();
  // Somebody else may open the same pair beside this: theirs stands.
  const rows =
    await sql`INSERT INTO duplicate_case (regency_code, id, village_code, other_village_code, person_uid, other_person_uid,
      household_id, other_household_id, proposal_id, score, evidence, judged_on, state, version, origin, opened_by, opened_at,
      state_since, updated_at)
    VALUES (${regencyCode}, ${id}, ${first.villageCode}, ${second.villageCode}, ${first.uid}, ${second.uid}, ${first.householdId},
      ${second.householdId}, ${proposalId}, ${match.score}, ${JSON.stringify(match.evidence)}, ${pair.judgedOn}, 'open', 1, ${origin},
      ${opener?.userId ?? null}, ${now}, ${now}, ${now})
    ON CONFLICT (regency_code, person_uid, other_person_uid) DO NOTHING RETURNING 1`;
  if (rows.length === 0) return null;
  await writeCaseEvent(opening, pair, id, { event: "open", from: null, to: "open", reason: null, note });
  return id;
}

async function renewCase(opening: Opening, pair: Pair, known: KnownCase): Promise<string> {
  const { sql, regencyCode, proposalId, now, note } = opening;
  const { first, second, match } = pair;
  const reopens = REOPENED.includes(known.state);
  const to = reopens ? "open" : known.state;
  await sql`UPDATE duplicate_case SET village_code = ${first.villageCode}, other_village_code = ${second.villageCode},
      household_id = ${first.householdId}, other_household_id = ${second.householdId}, proposal_id = ${proposalId},
      score = ${match.score}, evidence = ${JSON.stringify(match.evidence)}, judged_on = ${pair.judgedOn}, state = ${to},
      version = version + ${reopens ? 1 : 0}, state_since = CASE WHEN ${reopens} THEN ${now} ELSE state_since END, updated_at = ${now}
    WHERE regency_code = ${regencyCode} AND id = ${known.id}`;
  if (reopens)
    await writeCaseEvent(opening, pair, known.id, { event: "open-again", from: known.state, to, reason: null, note });
  return known.id;
}

interface Said {
  readonly event: string;
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly reason: string | null;
  readonly note: string | null;
}

async function writeCaseEvent(opening: Opening, { first, second, match }: Pair, id: string, said: Said): Promise<void> {
  const { sql, regencyCode, opener, now } = opening;
  await sql`INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, actor_id, grant_id, role,
      event, from_state, to_state, score, reason_code, note)
    VALUES (${regencyCode}, ${opening.newId()}, ${first.villageCode}, ${second.villageCode}, ${id}, ${now}, ${opener?.userId ?? null},
      ${opener?.grantId ?? null}, ${opener?.role ?? "system"}, ${said.event}, ${said.from}, ${said.to}, ${match.score}, ${said.reason},
      ${said.note})`;
}
