import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type AnswerMap, type Answers, answerIn, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { diff } from "@/lib/domain/instrument/diff";
import { isPresent } from "@/lib/domain/instrument/form";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { insertRow, updateRow } from "@/lib/server/db/row";
import { dwellingErased, withoutDwelling } from "./dwelling";
import { isWholeFamily, type Moving, numberAfter, type PeopleMove, relationAnswers } from "./move";
import { writeMoveRevision } from "./write-revision";

const HEAD = 1;

/**
 * The household's row that people come to, before they do. A whole family from another regency brings its last applied
 * state and the pointer to where it came from; some of a family begin one of which nothing is known yet but them: their
 * house is another one.
 */
export async function openDestination(context: Moving, move: PeopleMove): Promise<void> {
  if (move.destination.family !== null) return;
  const { sql, now } = context;
  const { origin, destination } = move;
  const { regencyCode, villageCode, householdId } = destination;
  const brought = isWholeFamily(move)
    ? { ...withoutDwelling(origin.row), continued_from: formatPublicId(origin.regencyCode, origin.id) }
    : {};
  await insertRow(sql, "household", {
    ...brought,
    regency_code: regencyCode,
    id: householdId,
    village_code: villageCode,
    status: HOUSEHOLD_STATUS.active,
    revision: 1,
    created_at: now,
    ...copiesOf(move, context.now),
  });
  if (!isWholeFamily(move)) return;
  await bringKkNumber(context, move);
  await bringLists(context, move);
}

/** Head, count and revision of the family with its new people, and the revision that says who came with what. */
export async function joinDestination(context: Moving, move: PeopleMove): Promise<void> {
  const { sql } = context;
  const { origin, destination, movedOn } = move;
  const { regencyCode, villageCode, householdId, family } = destination;
  const revision = (family?.revision ?? 0) + 1;
  if (family !== null)
    await updateRow(sql, "household", { regencyCode, id: householdId }, { ...copiesOf(move, context.now), revision });
  const isBrought = family === null && isWholeFamily(move);
  const erased = new Set(dwellingErased(origin.answers.household).map((change) => change.key));
  const household = isBrought
    ? Object.fromEntries(Object.entries(origin.answers.household).filter(([key]) => !erased.has(`household.${key}`)))
    : {};
  const arrived: Answers = { household, members: arriving(move), civil: civilOf(move) };
  const arrivals = move.uids.map((uid) => ({ kind: "add" as const, uid }));
  const place = { regencyCode, villageCode, householdId, revision };
  await writeMoveRevision(context, place, movedOn, diff(NO_ANSWERS, arrived), arrivals);
}

function arriving(move: PeopleMove): Answers["members"] {
  return Object.fromEntries(
    move.uids.map((uid) => {
      const moved = { ...relationAnswers(move, uid), memberNo: numberAfter(move, uid) };
      return [uid, { ...move.origin.answers.members[uid], ...moved } satisfies AnswerMap];
    }),
  );
}

function civilOf({ origin, uids }: PeopleMove): Answers["civil"] {
  return Object.fromEntries(Object.entries(origin.answers.civil).filter(([uid]) => uids.includes(uid)));
}

/** The copies that lists read: the head's name and how many people there are. */
function copiesOf(move: PeopleMove, now: Date) {
  const { family } = move.destination;
  const members = Object.values({ ...family?.answers.members, ...arriving(move) }).filter(isPresent);
  const head = members.find((member) => answerIn(member, "relationToHead") === HEAD) ?? members[0];
  const name = answerIn(head, "name");
  const headName = family === null ? (typeof name === "string" ? name : "") : String(family.row["head_name"]);
  return { head_name: headName, member_count: members.length, updated_at: now };
}

/** The KK number goes on in the new regency until the new card is recorded. */
async function bringKkNumber({ sql, newId }: Moving, { origin, destination }: PeopleMove): Promise<void> {
  await sql`INSERT INTO household_kk (regency_code, id, village_code, household_id, kk_sealed, kk_bidx, valid_from, valid_to)
    SELECT ${destination.regencyCode}, ${newId()}, ${destination.villageCode}, ${destination.householdId}, kk_sealed, kk_bidx, valid_from, NULL
    FROM household_kk WHERE regency_code = ${origin.regencyCode} AND household_id = ${origin.id} AND valid_to IS NULL
    ORDER BY valid_from DESC LIMIT 1`;
}

/** What the family's row cannot hold: meters and further cards. */
async function bringLists({ sql }: Moving, { origin, destination }: PeopleMove): Promise<void> {
  const to = [destination.regencyCode, destination.householdId, destination.villageCode] as const;
  await sql`INSERT INTO household_meter (regency_code, household_id, village_code, ordinal, power, id_type, id_sealed, id_bidx)
    SELECT ${to[0]}, ${to[1]}, ${to[2]}, ordinal, power, id_type, id_sealed, id_bidx FROM household_meter
    WHERE regency_code = ${origin.regencyCode} AND household_id = ${origin.id}`;
  await sql`INSERT INTO household_other_kk (regency_code, household_id, village_code, ordinal, kk_sealed, kk_bidx)
    SELECT ${to[0]}, ${to[1]}, ${to[2]}, ordinal, kk_sealed, kk_bidx FROM household_other_kk
    WHERE regency_code = ${origin.regencyCode} AND household_id = ${origin.id}`;
}
