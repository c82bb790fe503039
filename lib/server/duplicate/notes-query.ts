import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { currentStatus, type MatchStatus, needsWork, type ReplyStatus } from "@/lib/domain/nik-match/status";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

export interface PersonMatch {
  readonly uid: string;
  readonly name: string;
  readonly status: MatchStatus;
  readonly repliedOn: string | null;
  /** The reply's own words; absent for who may not read identities. */
  readonly note: string | null;
  readonly explanation: string | null;
  readonly needsWork: boolean;
}

/** What is known of who a family's people are: possible doubles, Dukcapil's word, records that were joined with others. */
export interface IdentityNotes {
  readonly people: readonly PersonMatch[];
  readonly cases: readonly {
    readonly publicId: string;
    readonly names: readonly [string, string];
    readonly state: "open" | "same";
  }[];
  /** Names of people of whom there may be a double outside the reader's area. */
  readonly elsewhere: readonly string[];
  /** Closed records of the family, and where each went on. */
  readonly merged: readonly {
    readonly name: string;
    readonly familyPublicId: string | null;
    readonly isInto: boolean;
  }[];
  readonly can: { readonly report: boolean; readonly explain: boolean };
}

interface Asked {
  readonly regencyCode: string;
  readonly householdId: string;
  readonly proposalId: string | null;
}

/** The notes of a family in scope. Reading the page itself is logged where it is read; this adds no family to it. */
export async function findIdentityNotes(actor: Actor, asked: Asked): Promise<IdentityNotes> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [people, cases, elsewhere, merged] = await Promise.all([
      peopleOf(sql, actor, asked),
      authorize(actor, "duplicate:read") ? casesOf(sql, asked) : [],
      elsewhereOf(sql, asked),
      mergedOf(sql, asked),
    ]);
    const can = { report: authorize(actor, "duplicate:open"), explain: authorize(actor, "match:explain") };
    return { people, cases, elsewhere, merged, can };
  });
}

/** The notes of a proposal's family, for who decides on it. Null when the proposal is not in scope. */
export async function findProposalNotes(actor: Actor, proposal: PublicId): Promise<IdentityNotes | null> {
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) =>
      sql<{
        household_id: string;
      }>`SELECT household_id FROM proposal WHERE regency_code = ${proposal.regencyCode} AND id = ${proposal.id}`,
  );
  const householdId = rows[0]?.household_id;
  if (householdId === undefined) return null;
  return findIdentityNotes(actor, { regencyCode: proposal.regencyCode, householdId, proposalId: proposal.id });
}

interface PersonRow {
  id: string;
  name: string;
  nik_bidx: Buffer | null;
  status: ReplyStatus | null;
  checked: Buffer | null;
  replied_on: string | null;
  note_sealed: string | null;
  explained_at: Date | null;
  explanation: string | null;
}

async function peopleOf(sql: Sql, actor: Actor, { regencyCode, householdId }: Asked): Promise<PersonMatch[]> {
  const rows =
    await sql<PersonRow>`SELECT m.id, m.name, m.nik_bidx, n.status, n.nik_bidx AS checked, n.replied_on, n.note_sealed, n.explained_at, n.explanation
    FROM member m LEFT JOIN nik_match n ON n.regency_code = m.regency_code AND n.person_uid = m.id
    WHERE m.regency_code = ${regencyCode} AND m.household_id = ${householdId} AND m.active ORDER BY m.member_no, m.id`;
  const maySee = authorize(actor, "household:read-identity");
  return rows.map((row) => {
    const nik = row.nik_bidx?.toString("hex") ?? null;
    const stored =
      row.status === null || row.checked === null
        ? null
        : { status: row.status, nik: row.checked.toString("hex"), explainedAt: row.explained_at };
    const status = currentStatus(stored, nik);
    const isCurrent = status !== "unchecked";
    return {
      uid: row.id,
      name: row.name,
      status,
      repliedOn: isCurrent ? row.replied_on : null,
      note: isCurrent && maySee && row.note_sealed !== null ? unseal(row.note_sealed) : null,
      explanation: isCurrent ? row.explanation : null,
      needsWork: needsWork(stored, nik),
    };
  });
}

async function casesOf(sql: Sql, { regencyCode, householdId, proposalId }: Asked): Promise<IdentityNotes["cases"]> {
  const rows = await sql<{
    id: string;
    state: "open" | "same";
    one: string | null;
    other: string | null;
  }>`SELECT c.id, c.state,
      coalesce(m.name, q.payload->'answers'->'members'->(c.person_uid::text)->>'name') AS one,
      coalesce(n.name, q.payload->'answers'->'members'->(c.other_person_uid::text)->>'name') AS other
    FROM duplicate_case c LEFT JOIN member m ON m.regency_code = c.regency_code AND m.id = c.person_uid
    LEFT JOIN member n ON n.regency_code = c.regency_code AND n.id = c.other_person_uid
    LEFT JOIN proposal q ON q.regency_code = c.regency_code AND q.id = c.proposal_id
    WHERE c.regency_code = ${regencyCode} AND c.state IN ('open', 'same')
      AND (c.proposal_id = ${proposalId} OR m.household_id = ${householdId} OR n.household_id = ${householdId})
      AND (q.id IS NULL OR q.state NOT IN ('rejected', 'withdrawn', 'expired'))
    ORDER BY c.score DESC, c.id LIMIT 20`;
  return rows.map((row) => ({
    publicId: formatPublicId(regencyCode, row.id),
    state: row.state,
    names: [row.one ?? "?", row.other ?? "?"] as const,
  }));
}

async function elsewhereOf(sql: Sql, { regencyCode, householdId }: Asked): Promise<readonly string[]> {
  const rows = await sql<{ name: string }>`SELECT m.name FROM app_doubles_elsewhere(${regencyCode}, ${householdId}) d
    JOIN member m ON m.regency_code = ${regencyCode} AND m.id = d.person_uid`;
  return [...new Set(rows.map((row) => row.name))];
}

/** Pointers each way: records of this family that closed, and records elsewhere that went on in this family. */
async function mergedOf(sql: Sql, { regencyCode, householdId }: Asked): Promise<IdentityNotes["merged"]> {
  const rows = await sql<{ name: string; other: string | null; is_into: boolean }>`
    SELECT m.name, k.household_id AS other, true AS is_into FROM member m
      LEFT JOIN member k ON k.regency_code = m.regency_code AND k.id = m.merged_into
      WHERE m.regency_code = ${regencyCode} AND m.household_id = ${householdId} AND m.merged_into IS NOT NULL
    UNION ALL
    SELECT d.name, d.household_id, false FROM member m JOIN member d ON d.regency_code = m.regency_code AND d.merged_into = m.id
      WHERE m.regency_code = ${regencyCode} AND m.household_id = ${householdId} LIMIT 20`;
  return rows.map((row) => ({
    name: row.name,
    familyPublicId: row.other === null ? null : formatPublicId(regencyCode, row.other),
    isInto: row.is_into,
  }));
}
