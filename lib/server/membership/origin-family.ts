import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type Answers, answerIn } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { isPresent } from "@/lib/domain/instrument/form";
import { updateRow } from "@/lib/server/db/row";
import { PRESENCE_MOVED } from "./carry-members";
import { isWholeFamily, type Moving, type PeopleMove } from "./move";
import { writeMoveRevision } from "./write-revision";

const HEAD = 1;

/**
 * The family that people left: closed when everybody went, else with the head of those who stay. Without one named, the
 * first who stays gives the lists a name and the missing head is a GALAT of the family's next update.
 */
export async function leaveOrigin(context: Moving, move: PeopleMove): Promise<void> {
  const { sql, now } = context;
  const { origin, movedOn } = move;
  const { regencyCode, villageCode, id: householdId } = origin;
  const revision = origin.revision + 1;
  const changes: Change[] = move.uids.map((uid) => ({
    key: `member:${uid}.presence`,
    before: answerIn(origin.answers.members[uid], "presence"),
    after: PRESENCE_MOVED,
  }));
  const left = move.uids.map((uid) => ({ kind: "leave" as const, uid, presence: PRESENCE_MOVED }));
  const staying = stayingMembers(move);
  const newHead = headless(staying) && move.newHead !== null && staying[move.newHead] ? move.newHead : null;
  if (newHead !== null) {
    await updateRow(
      sql,
      "member",
      { regencyCode, id: newHead },
      { relation_to_head: HEAD, relation_detail: null, updated_at: now },
    );
    const before = answerIn(staying[newHead], "relationToHead");
    changes.push({ key: `member:${newHead}.relationToHead`, before, after: HEAD });
    const detail = answerIn(staying[newHead], "relationDetail");
    if (detail !== null) changes.push({ key: `member:${newHead}.relationDetail`, before: detail, after: null });
  }
  const present = Object.entries(staying).filter(([, member]) => isPresent(member));
  const head = staying[newHead ?? ""] ?? present.find(([, member]) => answerIn(member, "relationToHead") === HEAD)?.[1];
  const name = answerIn(head ?? present[0]?.[1], "name");
  await updateRow(
    sql,
    "household",
    { regencyCode, id: householdId },
    {
      revision,
      member_count: present.length,
      updated_at: now,
      ...(isWholeFamily(move)
        ? { status: HOUSEHOLD_STATUS.closed }
        : { head_name: typeof name === "string" ? name : String(origin.row["head_name"]) }),
    },
  );
  if (isWholeFamily(move))
    await sql`UPDATE household_kk SET valid_to = greatest(valid_from, ${movedOn}::date)
      WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND valid_to IS NULL`;
  await writeMoveRevision(context, { regencyCode, villageCode, householdId, revision }, movedOn, changes, left);
}

function stayingMembers({ origin, uids }: PeopleMove): Answers["members"] {
  return Object.fromEntries(Object.entries(origin.answers.members).filter(([uid]) => !uids.includes(uid)));
}

function headless(members: Answers["members"]): boolean {
  return Object.values(members).every((member) => answerIn(member, "relationToHead") !== HEAD);
}
