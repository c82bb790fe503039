import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import { insertRow, updateRow } from "@/lib/server/db/row";
import { statusAfter } from "@/lib/server/event/apply-events";
import { answersToColumns } from "@/lib/server/household/columns";
import { regionalColumn } from "@/lib/server/household/regional-answers";
import { writeRepeats } from "@/lib/server/household/repeats";
import { type Application, changedAnswers, touchedKeys } from "./application";
import { freshnessColumns } from "./freshness";

/** Writes the household's row: what changed, the freshness of what was touched, and the copies derived from members. */
export async function writeHousehold(application: Application): Promise<void> {
  const { context, draft, evaluation, revision, source } = application;
  const { sql, now } = context;
  const changed = changedAnswers(evaluation.changes, "household", null);
  const members = Object.values(evaluation.answers.members).filter(isPresent);
  const head = members.find((member) => member["relationToHead"] === 1)?.["name"];
  const status = statusAfter(application);
  const values = {
    ...answersToColumns("household", changed),
    ...regionalColumn(draft.family?.answers.household, changed),
    ...freshnessColumns(
      draft.instrument,
      "household",
      [...touchedKeys(draft, "household", null), ...Object.keys(changed)],
      draft.payload.conditionDate,
      source,
    ),
    head_name: typeof head === "string" ? head : String(draft.family?.row["head_name"] ?? ""),
    member_count: members.length,
    revision,
    ...(status === undefined ? {} : { status }),
    updated_at: now,
  };
  const key = { regencyCode: draft.regencyCode, id: draft.householdId };
  if (draft.family === null) {
    const identity = {
      regency_code: key.regencyCode,
      id: key.id,
      village_code: draft.villageCode,
      status: HOUSEHOLD_STATUS.active,
      created_at: now,
    };
    await insertRow(sql, "household", { ...identity, ...values });
  } else if ((await updateRow(sql, "household", key, values)) === 0) {
    throw new Error("the household left the scope while it was locked");
  }
  const { regencyCode, villageCode, householdId } = draft;
  await writeRepeats(sql, { regencyCode, villageCode, householdId }, changed);
  if (status === HOUSEHOLD_STATUS.closed) await turnKkNumber(application, null);
  const kkNumber = changed["kkNumber"] ?? reopenedKk(application);
  if (kkNumber !== undefined) await turnKkNumber(application, typeof kkNumber === "string" ? kkNumber : null);
}

/** The number of a closed family that lives again: its card ended with it. Undefined: nothing to open. */
function reopenedKk({ draft }: Application): AnswerValue | undefined {
  return draft.family?.status === HOUSEHOLD_STATUS.closed ? draft.family.answers.household["kkNumber"] : undefined;
}

/** Closes the family's KK number and opens the new one: a KK number changes with the family's life. */
async function turnKkNumber({ context, draft }: Application, kkNumber: string | null): Promise<void> {
  const { sql, newId } = context;
  const day = draft.payload.conditionDate;
  await sql`UPDATE household_kk SET valid_to = ${day}
    WHERE regency_code = ${draft.regencyCode} AND household_id = ${draft.householdId} AND valid_to IS NULL`;
  if (kkNumber === null) return;
  await sql`INSERT INTO household_kk (regency_code, id, village_code, household_id, kk_sealed, kk_bidx, valid_from, valid_to)
    VALUES (${draft.regencyCode}, ${newId()}, ${draft.villageCode}, ${draft.householdId}, ${seal(kkNumber)}, ${blindIndex(kkNumber)}, ${day}, NULL)`;
}
