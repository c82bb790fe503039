import "server-only";
import { uuidv7 } from "uuidv7";
import type { Difference } from "@/lib/domain/extract/compare";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { sameAnswer } from "@/lib/domain/instrument/answers";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findFamilies } from "@/lib/server/household/families";
import type { Family } from "@/lib/server/household/family";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { applyDifferences, todayAt } from "./apply-differences";
import { openDifference, type StoredDifference, sealValues } from "./difference-row";
import { LoadLeft, scopeOfLoad } from "./job";
import type { Recording } from "./record-village";

/** Families written in one transaction. */
const AT_ONCE = 100;

/**
 * Takes what only the centre changed, family by family. What was changed here since the comparison becomes a conflict that waits for a
 * person; nothing is overwritten.
 */
export async function takeTheirs(recording: Recording): Promise<void> {
  const { job } = recording;
  for (let taken = AT_ONCE; taken === AT_ONCE; )
    taken = await underScope(scopeOfLoad(job), ({ sql }) => takeChunk(sql, recording));
}

/** @returns how many families were looked at */
async function takeChunk(sql: Sql, recording: Recording): Promise<number> {
  const { regencyCode, loadId } = recording.job;
  const held = await sql`SELECT 1 FROM extract_load
    WHERE regency_code = ${regencyCode} AND id = ${loadId} AND state = 'recording' FOR SHARE`;
  if (held.length === 0) throw new LoadLeft();
  const ids = (
    await sql<{ id: string }>`SELECT DISTINCT household_id AS id FROM extract_difference
      WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND verdict = 'theirs' AND state = 'open' ORDER BY 1 LIMIT ${AT_ONCE}`
  ).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await sql`SELECT 1 FROM household WHERE regency_code = ${regencyCode} AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const families = await findFamilies(sql, regencyCode, ids);
  const rows = await sql<StoredDifference>`SELECT household_id, field, verdict, values_sealed FROM extract_difference
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND verdict = 'theirs' AND state = 'open' AND household_id = ANY (${ids}::uuid[])`;
  const villages = new Set<string>();
  const changed: string[] = [];
  for (const id of ids) {
    const family = families.get(id);
    const open = rows.filter((row) => row.household_id === id).map(openDifference);
    const taken =
      family === undefined || family.status === HOUSEHOLD_STATUS.closed
        ? []
        : await takeFamily(sql, recording, family, open);
    await settle(sql, recording, id, taken);
    await leaveRest(
      sql,
      recording,
      { id, family },
      open.filter(({ key }) => !taken.includes(key)),
    );
    if (taken.length === 0 || family === undefined) continue;
    villages.add(family.villageCode);
    changed.push(id);
  }
  await markVillages(sql, recording, [...villages].toSorted());
  await writeTaken(sql, recording, changed);
  return ids.length;
}

function takeFamily(sql: Sql, { job, facts, now }: Recording, family: Family, open: readonly Difference[]) {
  return applyDifferences(
    { sql, conditionDate: facts.conditionDate, by: job.userId, now, isDecided: false },
    family,
    open,
  );
}

async function settle(sql: Sql, { job, now }: Recording, householdId: string, taken: readonly string[]): Promise<void> {
  const { regencyCode, loadId, userId } = job;
  await sql`UPDATE extract_difference SET state = 'taken', decided_by = ${userId}, decided_at = ${now}
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND household_id = ${householdId} AND verdict = 'theirs' AND state = 'open'
      AND field = ANY (${[...taken]}::text[])`;
}

/**
 * What could not be taken was changed or looked at here meanwhile: a person decides, by what the register says today. Where that is what
 * the centre says, there is nothing to decide.
 */
async function leaveRest(
  sql: Sql,
  { job, now }: Recording,
  { id, family }: { readonly id: string; readonly family: Family | undefined },
  rest: readonly Difference[],
): Promise<void> {
  const { regencyCode, loadId, userId } = job;
  for (const difference of rest) {
    const ours = (family === undefined ? undefined : todayAt(family, difference.key)) ?? null;
    const isSettled = sameAnswer(ours, difference.theirs);
    await sql`UPDATE extract_difference SET verdict = ${isSettled ? "theirs" : "conflict"}, state = ${isSettled ? "kept" : "open"},
        values_sealed = ${sealValues({ ...difference, ours })}, decided_by = ${isSettled ? userId : null}, decided_at = ${isSettled ? now : null}
      WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND household_id = ${id} AND field = ${difference.key}`;
  }
}

async function markVillages(sql: Sql, { job, now }: Recording, villages: readonly string[]): Promise<void> {
  for (const village of villages)
    await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (${job.regencyCode}, ${uuidv7()}, ${village}, ${now})`;
  await enqueueRollups(sql, villages);
}

async function writeTaken(sql: Sql, { job, grantId, now }: Recording, families: readonly string[]): Promise<void> {
  if (families.length === 0) return;
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
    VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.regencyCode}, ${job.userId}, ${grantId}, 'extract:taken', 'household',
      ${[...families]}::uuid[], ${JSON.stringify({ families: families.length })})`;
}
