import "server-only";
import { type FormHint, hintNoteKey } from "@/lib/domain/hint/hint";
import { type Answers, answersOf, sameAnswer } from "@/lib/domain/instrument/answers";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import type { CommandContext } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

interface Row extends Omit<FormHint, "uid"> {
  readonly personUid: string;
  readonly householdId: string;
}

/** A family has a handful; more than these no form could show. */
const MOST = 200;

/** The open hints of families, those of questions that an instrument asks. */
export async function listHints(
  sql: Sql,
  regencyCode: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FormHint[]>> {
  if (householdIds.length === 0) return new Map();
  const rows =
    await sql<Row>`SELECT id, household_id AS "householdId", person_uid AS "personUid", level, key, value, sector, as_of::text AS "asOf"
    FROM sector_hint WHERE regency_code = ${regencyCode} AND household_id = ANY (${[...householdIds]}::uuid[]) AND state = 'open'
    ORDER BY household_id, as_of DESC, id LIMIT ${MOST * householdIds.length}`;
  const hints = new Map<string, FormHint[]>();
  for (const { householdId, personUid, ...row } of rows) {
    const own = hints.get(householdId) ?? [];
    own.push({ ...row, uid: row.level === "member" ? personUid : null });
    hints.set(householdId, own);
  }
  return hints;
}

/** Of a family, those that a form shows. */
export async function hintsOfForm(
  sql: Sql,
  instrument: Instrument,
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
): Promise<readonly FormHint[]> {
  const all = (await listHints(sql, regencyCode, [householdId])).get(householdId) ?? [];
  return all.filter(({ level, key }) => findQuestion(instrument, level, key)?.fill === "answer");
}

interface Sent {
  readonly regencyCode: string;
  readonly householdId: string;
  readonly id: string;
  /** The family as the proposal would have it. */
  readonly answers: Answers;
  readonly notes: Readonly<Record<string, string>>;
}

interface Settled {
  readonly id: string;
  readonly state: "taken" | "passed";
  readonly reason: string | null;
}

/**
 * What became of a family's hints with a proposal that is sent: one whose word it says is taken, one that it says why not is passed over
 * with that reason. What is neither waits for the next.
 */
export async function settleHints({ sql, actor, now }: CommandContext<unknown>, sent: Sent): Promise<void> {
  const hints = (await listHints(sql, sent.regencyCode, [sent.householdId])).get(sent.householdId) ?? [];
  const settled = hints.flatMap(({ id, level, uid, key, value }): readonly Settled[] => {
    const note = (sent.notes[hintNoteKey(id)] ?? "").trim();
    if (sameAnswer(answersOf(sent.answers, level, uid)[key], value)) return [{ id, state: "taken", reason: null }];
    return note === "" ? [] : [{ id, state: "passed", reason: withoutNumbers(note) }];
  });
  if (settled.length === 0) return;
  await sql`UPDATE sector_hint s SET state = x.state, reason = x.reason, proposal_id = ${sent.id}::uuid, decided_by = ${actor.userId}::uuid,
      decided_at = ${now}
    FROM ${Prisma.sql`jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS x (id uuid, state text, reason text)`}
    WHERE s.regency_code = ${sent.regencyCode} AND s.id = x.id AND s.state = 'open'`;
}

/** Sixteen digits in the words would be somebody's number in the open. */
function withoutNumbers(note: string): string {
  return note.replace(/\d{8,}/g, (digits) => "•".repeat(digits.length)).slice(0, 500);
}
