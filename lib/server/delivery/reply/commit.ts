import "server-only";
import { uuidv7 } from "uuidv7";
import { DELIVERY_STATES, type RefusalReason, type Reply } from "@/lib/domain/delivery/delivery";
import { type SettledFamily, settleFamily, type TakenRow } from "@/lib/domain/delivery-reply/settle-family";
import { groupedBy } from "@/lib/domain/list/grouped";
import { MATCH_STATUSES } from "@/lib/domain/nik-match/status";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { lockDeliveries } from "../lock";
import { type HeldItem, keepLetterDays, type ReplyLine, writePastReplies, writeReplies } from "../write-replies";
import { isAnswerable } from "./commands";
import { findReplyGrant, type ReplyJob, scopeOfReply } from "./job";
import { type Committing, type PersonFresh, recordPeople } from "./record-people";
import { readStanding, type Standing } from "./standing";

/** Families that one round of statements writes: a statement has seconds, a transaction as long as it needs. */
const CHUNK = 1000;

interface Written {
  readonly items: number;
  readonly people: number;
  readonly passed: number;
}

/**
 * Writes a checked reply: all of it in one transaction or nothing. Every family is settled again by what stands of it now; one whose proposals went
 * out again meanwhile is passed over. What is said of people is kept, and is work for the village where a NIK does not match.
 */
export async function commitReply(job: ReplyJob, now: Date): Promise<void> {
  await underScope(scopeOfReply(job), async ({ sql }) => {
    await lockDeliveries(sql, job.regencyCode);
    const [row] = await sql<{ package_id: string; replied_on: string; content_state: string }>`SELECT r.package_id,
        r.replied_on::text AS replied_on, p.content_state
      FROM delivery_reply r JOIN delivery_package p ON p.regency_code = r.regency_code AND p.id = r.package_id
      WHERE r.regency_code = ${job.regencyCode} AND r.id = ${job.replyId} AND r.state = 'committing' FOR UPDATE OF r`;
    if (row === undefined) return;
    const grantId = await findReplyGrant(sql, job, now);
    if (grantId === null) return fail(sql, job, "GRANT_ENDED", now);
    if (!isAnswerable(row.content_state)) return fail(sql, job, "CONTENT_NOT_READY", now);
    const reply = { sql, job, packageId: row.package_id, repliedOn: row.replied_on, grantId, now };
    const written = await writeAll(reply);
    await close(reply, written);
  });
}

async function writeAll(reply: Committing): Promise<Written> {
  let total: Written = { items: 0, people: 0, passed: 0 };
  for (let after: string | null = null; ; ) {
    const families = await nextFamilies(reply, after);
    if (families.length === 0) return total;
    const { items, people, passed } = await writeChunk(reply, families);
    total = { items: total.items + items, people: total.people + people, passed: total.passed + passed };
    after = families.at(-1)?.household_id ?? null;
  }
}

interface FamilyRow {
  readonly household_id: string;
  readonly people: number;
}

function nextFamilies({ sql, job }: Committing, after: string | null): Promise<FamilyRow[]> {
  return sql<FamilyRow>`SELECT household_id, max(people)::int AS people FROM delivery_reply_item
    WHERE regency_code = ${job.regencyCode} AND reply_id = ${job.replyId} AND outcome <> 'unnamed' AND (${after}::uuid IS NULL OR household_id > ${after}::uuid)
    GROUP BY household_id ORDER BY household_id LIMIT ${CHUNK}`;
}

interface RowOfFamily {
  readonly household_id: string;
  readonly proposal_id: string | null;
  readonly person_uid: string | null;
  readonly said: string;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshot_on: string | null;
}

async function writeChunk(reply: Committing, families: readonly FamilyRow[]): Promise<Written> {
  const { sql, job, packageId, repliedOn, grantId, now } = reply;
  const { regencyCode, userId } = job;
  const ids = families.map((family) => family.household_id);
  const [rows, standing] = await Promise.all([
    sql<RowOfFamily>`SELECT household_id, proposal_id, person_uid, said, reason, note, snapshot, snapshot_on::text AS snapshot_on
      FROM delivery_reply_row WHERE regency_code = ${regencyCode} AND reply_id = ${job.replyId} AND kind = 'taken'
        AND household_id = ANY (${ids}::uuid[]) ORDER BY ordinal`,
    readStanding(sql, { regencyCode, packageId }, ids, true),
  ]);
  const rowsOf = groupedBy(rows, (row) => row.household_id);
  const lines: ReplyLine[] = [];
  const past: ReplyLine[] = [];
  const spoken: string[] = [];
  const held = new Map<string, HeldItem>();
  const fresh: PersonFresh[] = [];
  for (const { household_id, people } of families) {
    const found = standing.get(household_id);
    if (found === undefined) continue;
    const taken = (rowsOf.get(household_id) ?? []).flatMap(takenOf);
    const settled = settleFamily({ ...found, people }, taken, repliedOn);
    fresh.push(...freshPeople(settled, found, household_id));
    for (const { item, reply: said, past: older, repliedOn: stands } of settled.items) {
      const { proposalId } = item;
      held.set(proposalId, { village: found.village, state: item.state });
      if (said !== null) lines.push({ ...said, proposalId });
      if (older !== undefined) past.push({ ...older, proposalId });
      if (stands !== item.repliedOn) spoken.push(proposalId);
    }
  }
  const by = { regencyCode, packageId, userId, grantId, now, repliedOn, newId: uuidv7 };
  if (lines.length > 0) await writeReplies(sql, by, lines, held);
  if (past.length > 0) await writePastReplies(sql, by, past, held);
  if (spoken.length > 0) await keepLetterDays(sql, by, spoken);
  if (fresh.length > 0) await recordPeople(reply, fresh);
  return { items: lines.length, people: fresh.length, passed: ids.length - standing.size };
}

/** Nothing where `said` is no answer of a family's or a person's, which no check writes. */
function takenOf(row: RowOfFamily): readonly TakenRow[] {
  const { proposal_id: proposalId, person_uid: uid, said, reason, note, snapshot } = row;
  if (uid !== null) {
    const person = MATCH_STATUSES.find((status) => status === said);
    return person === undefined || person === "unchecked" ? [] : [{ proposalId, said: { person, uid } }];
  }
  const state = DELIVERY_STATES.find((one) => one === said);
  if (state === undefined || state === "exported") return [];
  const family: Reply = { state, reason, note, snapshot, snapshotOn: row.snapshot_on };
  return [{ proposalId, said: { family } }];
}

/** People of whom the file says something that does not stand already. */
function freshPeople(settled: SettledFamily, found: Standing, householdId: string): readonly PersonFresh[] {
  return [...settled.answers].flatMap(([uid, answer]) => {
    const before = found.answers.get(uid);
    const isKnown = before !== undefined && before.status === answer.status && before.repliedOn === answer.repliedOn;
    return isKnown ? [] : [{ uid, status: answer.status, householdId, village: found.village }];
  });
}

async function close({ sql, job, packageId, grantId, now }: Committing, written: Written): Promise<void> {
  const { regencyCode, replyId, userId } = job;
  await sql`UPDATE delivery_reply SET state = 'committed', failure = NULL, updated_at = ${now},
      summary = summary || ${JSON.stringify({ written })}::jsonb
    WHERE regency_code = ${regencyCode} AND id = ${replyId}`;
  // What was taken stands with the proposals and the people; the report keeps the rest.
  await sql`DELETE FROM delivery_reply_row WHERE regency_code = ${regencyCode} AND reply_id = ${replyId} AND kind = 'taken'`;
  await writeAudit(sql, { userId, grant: { id: grantId } }, now, {
    action: "delivery:reply-applied",
    subjectKind: "delivery",
    subjectIds: [packageId],
    areaCode: regencyCode,
    purpose: "deliver",
    detail: { ...written },
  });
}

async function fail(sql: Sql, job: ReplyJob, failure: string, now: Date): Promise<void> {
  await sql`UPDATE delivery_reply SET state = 'failed', failure = ${failure}, updated_at = ${now}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.replyId}`;
}

/** After the last attempt at a commit that keeps failing: back to the report, with nothing written. */
export async function giveUpCommit(job: ReplyJob, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE delivery_reply SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.replyId} AND state = 'committing'`,
  );
}
