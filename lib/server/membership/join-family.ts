import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type AnswerMap, type Answers, answerIn, isAnswered } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { isPresent } from "@/lib/domain/instrument/form";
import { answerIdOf } from "@/lib/domain/regional/item";
import { writableVariables } from "@/lib/domain/variable/dictionary";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import { insertRow } from "@/lib/server/db/row";
import type { Sql } from "@/lib/server/db/sql";
import { followMove } from "@/lib/server/duplicate/follow-move";
import { answersToColumns } from "@/lib/server/household/columns";
import { type Family, findFamily } from "@/lib/server/household/family";
import { sealChange } from "@/lib/server/household/seal-changes";

/** Lives with the family; newly joined. */
const PRESENT = 1;
const JOINED = 5;

export interface JoiningPerson {
  readonly uid: string;
  /** Who the person is in the family they go to. */
  readonly relationToHead: number;
}

/** A family that begins with the people who move: what is known of it is its card and where it lives. */
export interface NewFamily {
  readonly id: string;
  readonly villageCode: string;
  readonly answers: AnswerMap;
}

export interface Joining {
  readonly regencyCode: string;
  /** The family that they leave, as it stood before: their answers are read from it. Its own row is the caller's to write. */
  readonly from: Family;
  readonly to: { readonly household: string } | { readonly newFamily: NewFamily };
  readonly people: readonly JoiningPerson[];
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly source: number;
  readonly isCorrection: boolean;
  readonly proposalId: string | null;
  readonly appliedBy: string;
  readonly now: Date;
  newId(): string;
}

export type JoinRefusal = "NOT_FOUND" | "NOT_ALLOWED_NOW" | "STALE";

/**
 * Takes people with all their answers from one family of a village into another, inside the transaction of the proposal that
 * writes the family they leave:
 * their rows, their place in the registry, a revision of the family they join. Both families are in scope. Answers the new
 * revision of that family, or why nothing may be written: the caller rolls back.
 */
export async function joinFamily(sql: Sql, move: Joining): Promise<{ revision: number } | JoinRefusal> {
  const target = await openTarget(sql, move);
  if (typeof target === "string") return target;
  for (const { uid } of move.people) {
    const rows = await sql<{ moved: boolean }>`SELECT app_move_person(${uid}, ${move.regencyCode}, ${move.from.id},
      ${target.villageCode}, ${target.id}) AS moved`;
    if (rows[0]?.moved !== true) return "STALE";
  }
  const changes = [...target.changes];
  for (const [index, person] of move.people.entries())
    changes.push(...(await moveRow(sql, move, target, person, target.firstNo + index)));
  await followMove({
    sql,
    now: move.now,
    fromRegency: move.regencyCode,
    uids: move.people.map(({ uid }) => uid),
    to: { regencyCode: move.regencyCode, villageCode: target.villageCode, householdId: target.id },
  });
  const revision = target.revision + 1;
  await sql`INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction,
      condition_date, applied_at, applied_by, changes, member_ops)
    VALUES (${move.regencyCode}, ${target.id}, ${revision}, ${target.villageCode}, ${move.proposalId}, ${move.source},
      ${move.isCorrection}, ${move.day}, ${move.now}, ${move.appliedBy}, ${JSON.stringify(changes.map(sealChange))},
      ${JSON.stringify(move.people.map(({ uid }) => ({ kind: "add", uid })))})`;
  await refreshCopies(sql, move, target, revision);
  return { revision };
}

interface Target {
  readonly id: string;
  readonly villageCode: string;
  readonly revision: number;
  readonly isNew: boolean;
  readonly firstNo: number;
  readonly changes: readonly Change[];
}

async function openTarget(sql: Sql, move: Joining): Promise<Target | JoinRefusal> {
  if ("household" in move.to) {
    const family = await findFamily(sql, move.regencyCode, move.to.household, true);
    if (family === null) return "NOT_FOUND";
    if (family.status !== HOUSEHOLD_STATUS.active || family.id === move.from.id) return "NOT_ALLOWED_NOW";
    const { id, villageCode, revision, answers } = family;
    return { id, villageCode, revision, isNew: false, firstNo: highestNo(answers) + 1, changes: [] };
  }
  const { id, villageCode, answers } = move.to.newFamily;
  await insertRow(sql, "household", {
    regency_code: move.regencyCode,
    id,
    village_code: villageCode,
    status: HOUSEHOLD_STATUS.active,
    revision: 0,
    continued_from: `${move.regencyCode}-${move.from.id}`,
    head_name: "",
    member_count: 0,
    ...answersToColumns("household", answers),
    place_as_of: move.day,
    place_source: move.source,
    created_at: move.now,
    updated_at: move.now,
  });
  return { id, villageCode, revision: 0, isNew: true, firstNo: 1, changes: changesOf("household", null, answers) };
}

function highestNo(answers: Answers): number {
  return Math.max(0, ...Object.values(answers.members).map((member) => Number(answerIn(member, "memberNo") ?? 0)));
}

async function moveRow(
  sql: Sql,
  move: Joining,
  target: Target,
  { uid, relationToHead }: JoiningPerson,
  memberNo: number,
): Promise<readonly Change[]> {
  const before = move.from.answers.members[uid] ?? {};
  // Who is abroad or was not found stays so on the other card.
  const presence = isPresent(before) ? (target.isNew ? PRESENT : JOINED) : Number(answerIn(before, "presence"));
  await sql`UPDATE member SET household_id = ${target.id}, village_code = ${target.villageCode}, active = true,
      relation_to_head = ${relationToHead}, relation_detail = NULL, presence = ${presence}, member_no = ${memberNo},
      demographic_as_of = ${move.day}, demographic_source = ${move.source}, updated_at = ${move.now}
    WHERE regency_code = ${move.regencyCode} AND id = ${uid}`;
  await sql`UPDATE member_civil SET household_id = ${target.id}, village_code = ${target.villageCode}, updated_at = ${move.now}
    WHERE regency_code = ${move.regencyCode} AND id = ${uid}`;
  // The finer relation of one form was to another head.
  const member = { ...before, relationToHead, relationDetail: null, presence, memberNo };
  return [...changesOf("member", uid, member), ...changesOf("civil", uid, move.from.answers.civil[uid] ?? {})];
}

/** What the record holds of the dictionary and of the region's items: the rows carry both along. */
function changesOf(level: "household" | "member" | "civil", uid: string | null, answers: AnswerMap): readonly Change[] {
  const known = new Set(writableVariables(level).map(({ key }) => key));
  return Object.entries(answers).flatMap(([key, after]) =>
    (known.has(key) || answerIdOf(key) !== null) && isAnswered(after)
      ? [{ key: uid === null ? `household.${key}` : `${level}:${uid}.${key}`, before: null, after }]
      : [],
  );
}

/** The copies on the household's row, and its card's history. */
async function refreshCopies(sql: Sql, move: Joining, target: Target, revision: number): Promise<void> {
  const family = await findFamily(sql, move.regencyCode, target.id, false);
  const people = Object.values(family?.answers.members ?? {}).filter(isPresent);
  const head = people.find((person) => answerIn(person, "relationToHead") === 1);
  await sql`UPDATE household SET revision = ${revision}, member_count = ${people.length}, head_name = ${String(answerIn(head, "name") ?? "")},
      updated_at = ${move.now}
    WHERE regency_code = ${move.regencyCode} AND id = ${target.id}`;
  const kk = target.isNew ? answerIn(family?.answers.household, "kkNumber") : null;
  if (typeof kk !== "string") return;
  await sql`INSERT INTO household_kk (regency_code, id, village_code, household_id, kk_sealed, kk_bidx, valid_from, valid_to)
    VALUES (${move.regencyCode}, ${move.newId()}, ${target.villageCode}, ${target.id}, ${seal(kk)}, ${blindIndex(kk)}, ${move.day}, NULL)`;
}
