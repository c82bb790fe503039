import "server-only";
import { answerIn } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { type MergePlan, mergePlan } from "@/lib/domain/matching/merge-plan";
import { isSuspicious } from "@/lib/domain/matching/suspicion";
import type { Sql } from "@/lib/server/db/sql";
import { type Family, findFamily } from "@/lib/server/household/family";
import { type CaseRow, droppedOf, familyOf } from "./case-row";
import { toPair } from "./pair";
import { listPersons, type MatchPerson } from "./person";

const HEAD = 1;

/** Both sides of a merge with what it would do. */
export interface MergeSides {
  readonly keep: string;
  readonly drop: string;
  readonly kept: Family;
  readonly dropped: Family;
  readonly plan: MergePlan;
}

/**
 * The two families of a case and the plan of joining them. Locked in the order of their ids where `lock` says so. Null when
 * a family is not in the register (a person who is in a proposal alone).
 */
export async function findMergeSides(
  sql: Sql,
  regencyCode: string,
  row: CaseRow,
  choice: { readonly keep: string; readonly extent: "person" | "family" },
  lock: boolean,
): Promise<MergeSides | null> {
  const { keep, extent } = choice;
  const drop = droppedOf(row, keep);
  const people = await listPersons(sql, regencyCode, [keep, drop]);
  // Where they stand now: somebody may have moved since the case was opened.
  const keptId = people.get(keep)?.householdId ?? familyOf(row, keep);
  const droppedId = people.get(drop)?.householdId ?? familyOf(row, drop);
  const families = new Map<string, Family>();
  for (const id of [...new Set([keptId, droppedId])].sort()) {
    const family = await findFamily(sql, regencyCode, id, lock);
    if (family === null) return null;
    families.set(id, family);
  }
  const kept = families.get(keptId);
  const dropped = families.get(droppedId);
  if (kept === undefined || dropped === undefined || !kept.memberRows.has(keep)) return null;
  const pairs = extent === "family" ? await pairFamilies(sql, regencyCode, dropped, kept) : new Map<string, string>();
  const plan = mergePlan({
    keep,
    drop,
    keptFamily: keptId,
    droppedFamily: droppedId,
    people: [...dropped.memberRows.keys()].map((uid) => ({
      uid,
      isPresent: isPresent(dropped.answers.members[uid] ?? {}),
      isHead: answerIn(dropped.answers.members[uid], "relationToHead") === HEAD,
    })),
    extent,
    pairs: new Map([...pairs].filter(([uid, other]) => uid !== drop && other !== keep)),
  });
  return { keep, drop, kept, dropped, plan };
}

/** Who of one family is whom of the other: the best score first, each person once. */
async function pairFamilies(
  sql: Sql,
  regencyCode: string,
  from: Family,
  to: Family,
): Promise<ReadonlyMap<string, string>> {
  const people = await listPersons(sql, regencyCode, [...from.memberRows.keys(), ...to.memberRows.keys()]);
  const of = (family: Family) =>
    [...family.memberRows.keys()].flatMap((uid): MatchPerson[] =>
      [...(people.has(uid) ? [people.get(uid)] : [])].flatMap((one) => one ?? []),
    );
  const scored = of(from)
    .flatMap((one) => of(to).map((other) => ({ one, other, pair: toPair(one, other) })))
    .filter(({ pair }) => isSuspicious(pair.match, false))
    .toSorted((a, b) => b.pair.match.score - a.pair.match.score || (a.one.uid < b.one.uid ? -1 : 1));
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { one, other } of scored) {
    if (pairs.has(one.uid) || taken.has(other.uid)) continue;
    pairs.set(one.uid, other.uid);
    taken.add(other.uid);
  }
  return pairs;
}
