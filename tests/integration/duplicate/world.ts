import type { JobHelpers } from "graphile-worker";
import type { Client } from "pg";
import { storedName } from "@/lib/domain/matching/person-name";
import type { WholeMember } from "@/lib/server/household/whole-family";
import { tasks } from "@/lib/server/worker/tasks";
import type { SeedFamily } from "@/prisma/seed/record";

/** The people who are part of a family, its head first. */
export function peopleOf(family: SeedFamily): readonly WholeMember[] {
  const order = ({ answers }: WholeMember) => Number(answers["relationToHead"] ?? 9);
  return family.members.filter(({ active }) => active).toSorted((a, b) => order(a) - order(b));
}

/** Makes one person's record tell the same of them as another's does: the same human being, registered twice. */
export async function makeDouble(owner: Client, from: WholeMember, to: WholeMember): Promise<void> {
  await owner.query(
    `UPDATE member m SET name = f.name, name_norm = f.name_norm, birth_date = f.birth_date, sex = f.sex
     FROM member f WHERE f.id = $1 AND m.id = $2`,
    [from.uid, to.uid],
  );
  await owner.query(
    `UPDATE member_civil m SET mother_name = f.mother_name, birth_place = f.birth_place FROM member_civil f WHERE f.id = $1 AND m.id = $2`,
    [from.uid, to.uid],
  );
}

export async function rename(owner: Client, uid: string, name: string): Promise<void> {
  await owner.query("UPDATE member SET name = $2, name_norm = $3 WHERE id = $1", [uid, name, storedName(name)]);
}

/** Runs a job of the queue's as the worker would. */
export async function runJob(name: keyof typeof tasks, payload: object, attempts = 1): Promise<void> {
  const helpers = { job: { attempts } } as unknown as JobHelpers;
  await tasks[name](payload, helpers);
}

export interface StoredCase {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly score: number;
}

/** The case of a pair, or null. */
export async function caseOf(owner: Client, one: string, other: string): Promise<StoredCase | null> {
  const [first, second] = [one, other].sort();
  const found = await owner.query<StoredCase>(
    "SELECT id, state, version, score FROM duplicate_case WHERE person_uid = $1 AND other_person_uid = $2",
    [first, second],
  );
  return found.rows[0] ?? null;
}
