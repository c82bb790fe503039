import "server-only";
import type { Difference } from "@/lib/domain/extract/compare";
import { hidingKeys } from "@/lib/domain/extract/hiding";
import { storedBlock } from "@/lib/domain/household/apply-changes";
import { type AnswerMap, type AnswerValue, answerAt, sameAnswer } from "@/lib/domain/instrument/answers";
import { type Change, type ChangeTarget, parseChangeKey } from "@/lib/domain/instrument/diff";
import { isPresent } from "@/lib/domain/instrument/form";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Level } from "@/lib/domain/variable/variable";
import { insertRow, updateRow } from "@/lib/server/db/row";
import type { Sql } from "@/lib/server/db/sql";
import { answersToColumns, type Row } from "@/lib/server/household/columns";
import type { Family } from "@/lib/server/household/family";
import { blockDate, rowAt, youngerThan } from "./block-date";

export interface Taking {
  readonly sql: Sql;
  /** The day that the extract's answers are as of. */
  readonly conditionDate: string;
  readonly by: string;
  readonly now: Date;
  /** A person decided: what was looked at after the extract's day is taken as well. */
  readonly isDecided: boolean;
}

const SOURCE_LOAD = 1;

interface Taken {
  readonly target: ChangeTarget;
  readonly change: Change;
}

/**
 * Takes the extract's answers into a family that is held: one revision with the changes, the columns, the dates of their blocks where the
 * extract is newer. An answer that was changed since the comparison is left as it is; unless a person decided, so is one whose block is
 * younger by now, or that would hide others.
 * @returns the fields that were taken
 */
export async function applyDifferences(
  taking: Taking,
  family: Family,
  differences: readonly Difference[],
): Promise<readonly string[]> {
  const isYounger = youngerThan(family, taking.conditionDate);
  const wanted = differences.flatMap((difference): Taken[] => {
    const target = parseChangeKey(difference.key);
    if (target === null || !isThere(family, target)) return [];
    if (!taking.isDecided && isYounger(target.level, target.uid, target.key)) return [];
    const before = answerAt(family.answers, target.level, target.uid, target.key);
    return sameAnswer(before, difference.ours)
      ? [{ target, change: { key: difference.key, before, after: difference.theirs } }]
      : [];
  });
  const held = taking.isDecided ? new Set<string>() : hiddenBy(taking, family, wanted);
  const taken = wanted.filter(({ change }) => !held.has(change.key));
  if (taken.length === 0) return [];
  for (const uid of new Set(taken.map(({ target }) => target.uid)))
    if (uid !== null) await writePerson(taking, family, uid, taken);
  await writeHousehold(taking, family, taken);
  await writeRevision(taking, family, taken);
  return taken.map(({ change }) => change.key);
}

function hiddenBy({ conditionDate }: Taking, { answers }: Family, wanted: readonly Taken[]): ReadonlySet<string> {
  const coming = wanted.map(({ change: { key, after } }) => ({ key, after }));
  return hidingKeys(currentInstruments(), answers, coming, conditionDate);
}

/** What the register says today where a difference stands; undefined where its person is not in the family any more. */
export function todayAt(family: Family, key: string): AnswerValue | undefined {
  const target = parseChangeKey(key);
  if (target === null || !isThere(family, target)) return undefined;
  return answerAt(family.answers, target.level, target.uid, target.key);
}

function isThere({ memberRows }: Family, { uid }: ChangeTarget): boolean {
  return uid === null || memberRows.has(uid);
}

function changedIn(taken: readonly Taken[], level: Level, uid: string | null): AnswerMap {
  return Object.fromEntries(
    taken
      .filter(({ target }) => target.level === level && target.uid === uid)
      .map(({ target, change }) => [target.key, change.after]),
  );
}

async function writePerson(
  { sql, conditionDate, now }: Taking,
  family: Family,
  uid: string,
  taken: readonly Taken[],
): Promise<void> {
  const key = { regencyCode: family.regencyCode, id: uid };
  const member = changedIn(taken, "member", uid);
  if (Object.keys(member).length > 0) {
    const dates = datesOf("member", member, rowAt(family, "member", uid), conditionDate);
    await updateRow(sql, "member", key, { ...answersToColumns("member", member), ...dates, updated_at: now });
  }
  const civil = changedIn(taken, "civil", uid);
  if (Object.keys(civil).length === 0) return;
  const values = {
    ...answersToColumns("civil", civil),
    ...datesOf("civil", civil, rowAt(family, "civil", uid), conditionDate),
    updated_at: now,
  };
  if ((await updateRow(sql, "member_civil", key, values)) > 0) return;
  const place = {
    regency_code: family.regencyCode,
    id: uid,
    village_code: family.villageCode,
    household_id: family.id,
  };
  await insertRow(sql, "member_civil", { ...place, ...values, created_at: now });
}

async function writeHousehold(
  { sql, conditionDate, now }: Taking,
  family: Family,
  taken: readonly Taken[],
): Promise<void> {
  const changed = changedIn(taken, "household", null);
  await updateRow(
    sql,
    "household",
    { regencyCode: family.regencyCode, id: family.id },
    {
      ...answersToColumns("household", changed),
      ...datesOf("household", changed, family.row, conditionDate),
      ...headName(family, taken),
      revision: family.revision + 1,
      updated_at: now,
    },
  );
}

/** The copy of the head's name on the family's row. */
function headName(family: Family, taken: readonly Taken[]) {
  const people = Object.entries(family.answers.members).map(([uid, answers]) => ({
    ...answers,
    ...changedIn(taken, "member", uid),
  }));
  const name = people.filter(isPresent).find((person) => person["relationToHead"] === 1)?.["name"];
  return typeof name === "string" ? { head_name: name } : {};
}

/** A block that has been looked at since the extract's day keeps its later date. */
function datesOf(level: Level, changed: AnswerMap, row: Row, conditionDate: string): Record<string, unknown> {
  const blocks = new Set(Object.keys(changed).flatMap((key) => storedBlock(level, key) ?? []));
  return Object.fromEntries(
    [...blocks].flatMap((block) => {
      const asOf = blockDate(row, block);
      if (asOf !== null && asOf >= conditionDate) return [];
      return [
        [snakeCase(`${block}AsOf`), conditionDate],
        [snakeCase(`${block}Source`), SOURCE_LOAD],
      ];
    }),
  );
}

async function writeRevision(
  { sql, conditionDate, by, now }: Taking,
  family: Family,
  taken: readonly Taken[],
): Promise<void> {
  const changes = taken.map(({ change }) => change);
  await sql`INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction,
      condition_date, applied_at, applied_by, changes, member_ops)
    VALUES (${family.regencyCode}, ${family.id}, ${family.revision + 1}, ${family.villageCode}, NULL, ${SOURCE_LOAD}, false,
      ${conditionDate}, ${now}, ${by}, ${JSON.stringify(changes)}, '[]')`;
}
