import "server-only";
import type { MatchedRow, RowHint } from "@/lib/domain/delivery-reply/match";
import { underScope } from "@/lib/server/db/scoped";
import { type ReplyJob, scopeOfReply } from "./job";

/** People looked up at once. */
const CHUNK = 5000;

interface MemberRow {
  readonly id: string;
  readonly household_id: string;
  readonly active: boolean;
}

/**
 * Says beside each row about a person who was sent with a family and is there no more: gone, or in another family by now. The answer stays with the
 * family in which the person was sent; the word on the NIK goes to where the person lives.
 */
export async function tellWhereabouts(job: ReplyJob, rows: readonly MatchedRow[]): Promise<readonly MatchedRow[]> {
  const uids = [...new Set(rows.flatMap(({ personUid }) => personUid ?? []))];
  const found = new Map<string, MemberRow>();
  for (let from = 0; from < uids.length; from += CHUNK) {
    const chunk = uids.slice(from, from + CHUNK);
    const members = await underScope(
      scopeOfReply(job),
      ({ sql }) => sql<MemberRow>`SELECT id, household_id, active FROM member
        WHERE regency_code = ${job.regencyCode} AND id = ANY (${chunk}::uuid[])`,
    );
    for (const member of members) found.set(member.id, member);
  }
  return rows.map((row) => {
    const hint = row.personUid === null ? null : hintOf(row, found.get(row.personUid));
    return hint === null ? row : { ...row, hints: [...row.hints, hint] };
  });
}

function hintOf(row: MatchedRow, member: MemberRow | undefined): RowHint | null {
  if (member === undefined || !member.active) return "PERSON_LEFT";
  return member.household_id === row.householdId ? null : "PERSON_MOVED";
}
