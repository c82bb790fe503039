import "server-only";
import { type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { answerIn } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { isPresent } from "@/lib/domain/instrument/form";
import { localDay } from "@/lib/domain/period/period";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import type { CommandContext } from "@/lib/server/command/command";
import { seal } from "@/lib/server/crypto/seal";
import { updateRow } from "@/lib/server/db/row";
import { answersToColumns } from "@/lib/server/household/columns";
import type { Family } from "@/lib/server/household/family";
import { markVillage } from "@/lib/server/rollup/mark-village";
import type { MergeSides } from "./merge-families";

type Merging = Omit<CommandContext<unknown>, "input">;

const SOURCE_CORRECTION = 3;
/** Lives on elsewhere: in the record that stays. The pointer says that it is a double. */
const PRESENCE_ELSEWHERE = 3;

/**
 * Joins two records (keep one): the dropped person's row closes and points to the one that stays, the registries follow, a
 * family without people closes and points, too. Both families get a revision where something of theirs changed. A NIK that
 * the kept record lacks comes along. Nothing is deleted; both histories stay.
 */
export async function mergeRecords(
  context: Merging,
  sides: MergeSides,
): Promise<Outcome<{ closed: readonly string[] }>> {
  const { sql } = context;
  const { plan, dropped, kept } = sides;
  if (!plan.ok) return refuse("NOT_ALLOWED_NOW", { info: { reason: plan.problem } });
  // An open proposal would write the closed person again: it is returned and withdrawn by people, never silently lost.
  const open =
    await sql`SELECT 1 FROM proposal WHERE regency_code = ${dropped.regencyCode} AND household_id = ${dropped.id}
    AND state = ANY (${OPEN_STATES}) LIMIT 1`;
  if (open.length > 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "OPEN_PROPOSAL" } });
  const keptChanges: Change[] = [];
  const droppedChanges: Change[] = [];
  for (const [drop, keep] of [...plan.closing].sort()) {
    const refused = await closePerson(context, dropped, drop, keep);
    if (refused !== null) return { ok: false, error: refused };
    droppedChanges.push({
      key: `member:${drop}.presence`,
      before: presenceOf(dropped, drop),
      after: PRESENCE_ELSEWHERE,
    });
    keptChanges.push(...(await takeNik(context, sides, drop, keep)));
  }
  const isOneFamily = kept.id === dropped.id;
  await settleFamily(context, dropped, [...droppedChanges, ...(isOneFamily ? keptChanges : [])], {
    leaving: [...plan.closing.keys()],
    closedInto: plan.closesFamily && !isOneFamily ? kept.id : null,
  });
  if (!isOneFamily && keptChanges.length > 0)
    await settleFamily(context, kept, keptChanges, { leaving: [], closedInto: null });
  return succeed({ closed: [...plan.closing.keys()] });
}

function presenceOf(family: Family, uid: string): Change["before"] {
  return answerIn(family.answers.members[uid], "presence");
}

async function closePerson({ sql, now }: Merging, family: Family, drop: string, keep: string): Promise<Refusal | null> {
  const { regencyCode } = family;
  const rows = await sql<{ answer: string }>`SELECT app_merge_person(${regencyCode}, ${keep}, ${drop}) AS answer`;
  const answer = rows[0]?.answer;
  if (answer !== "ok")
    return refuse("NOT_ALLOWED_NOW", { info: { reason: answer === "moving" ? "MOVING" : "NOT_REGISTERED" } }).error;
  await updateRow(
    sql,
    "member",
    { regencyCode, id: drop },
    { active: false, presence: PRESENCE_ELSEWHERE, merged_into: keep, updated_at: now },
  );
  return null;
}

/** The NIK of the closed record, where the kept one has none. */
async function takeNik(
  { sql, now }: Merging,
  { kept, dropped }: MergeSides,
  drop: string,
  keep: string,
): Promise<Change[]> {
  const nik = answerIn(dropped.answers.members[drop], "nik");
  const own = kept.answers.members[keep];
  if (typeof nik !== "string" || own === undefined || answerIn(own, "nik") !== null) return [];
  const values = { ...answersToColumns("member", { nik, noNikReason: null }), temp_id: null, updated_at: now };
  await updateRow(sql, "member", { regencyCode: kept.regencyCode, id: keep }, values);
  const reason = answerIn(own, "noNikReason");
  return [
    { key: `member:${keep}.nik`, before: null, after: seal(nik) },
    ...(reason === null ? [] : [{ key: `member:${keep}.noNikReason`, before: reason, after: null }]),
  ];
}

interface Settling {
  readonly leaving: readonly string[];
  /** The family that this one is a double of, when it closes. */
  readonly closedInto: string | null;
}

async function settleFamily(
  context: Merging,
  family: Family,
  changes: readonly Change[],
  { leaving, closedInto }: Settling,
): Promise<void> {
  const { sql, actor, now, newId } = context;
  const { regencyCode, villageCode, id } = family;
  const staying = Object.entries(family.answers.members).filter(([uid]) => !leaving.includes(uid));
  const revision = family.revision + 1;
  const day = await today(context, villageCode);
  const isClosed = staying.length === 0;
  await updateRow(
    sql,
    "household",
    { regencyCode, id },
    {
      revision,
      member_count: staying.filter(([, member]) => isPresent(member)).length,
      updated_at: now,
      ...(isClosed ? { status: HOUSEHOLD_STATUS.closed, merged_into: closedInto } : {}),
    },
  );
  if (isClosed)
    await sql`UPDATE household_kk SET valid_to = greatest(valid_from, ${day}::date)
      WHERE regency_code = ${regencyCode} AND household_id = ${id} AND valid_to IS NULL`;
  await sql`INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction,
      condition_date, applied_at, applied_by, changes)
    VALUES (${regencyCode}, ${id}, ${revision}, ${villageCode}, NULL, ${SOURCE_CORRECTION}, true, ${day}, ${now}, ${actor.userId},
      ${JSON.stringify(changes)})`;
  await markVillage(sql, { villageCode, id: newId(), at: now, moved: "records" });
}

async function today({ sql, now }: Merging, villageCode: string): Promise<string> {
  const rows = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${villageCode}`;
  return localDay(now, rows[0]?.time_zone ?? "Asia/Jakarta");
}
