import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

/** Two villages of one regency, one of the regency beside it, one of another province. */
export const HERE = "5207012003";
export const NEAR = "5207082001";
export const BESIDE = "5204052004";
export const FAR = "3573011001";

export const today = localDay(new Date(), "Asia/Makassar");
export const DAY = 86_400_000;
/** On the day of the westernmost zone: for two hours a day it is one day earlier there, and nobody moves in the future. */
const MOVED_ON = localDay(new Date(), "Asia/Jakarta");
export const PAPER = { movedOn: MOVED_ON, evidenceKind: "skpwni", evidenceNo: "SKPWNI/5207/uji/1" } as const;

export interface World {
  readonly owner: Client;
  readonly operators: Readonly<Record<string, Actor>>;
  readonly verifier: Actor;
  readonly verifier2: Actor;
  readonly validator: Actor;
  readonly coach: Actor;
  /** Families of a village, each handed out once. */
  take(village: string, fits?: (family: SeedFamily) => boolean): SeedFamily;
}

export async function makeWorld(): Promise<World> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  for (const region of ["5207", "5204", "35"]) await makePeriod(owner, region);
  const families = new Map<string, SeedFamily[]>();
  const operators: Record<string, Actor> = {};
  for (const [village, count] of [
    [HERE, 90],
    [NEAR, 40],
    [BESIDE, 40],
    [FAR, 20],
  ] as const) {
    families.set(village, [...sound(await makeFamilies(owner, village, count, today), today)]);
    operators[village] = await makeActor(owner, "village-operator", village);
  }
  return {
    owner,
    operators,
    verifier: await makeActor(owner, "regency-verifier", "5207"),
    verifier2: await makeActor(owner, "regency-verifier", "5207"),
    validator: await makeActor(owner, "province-validator", "52"),
    coach: await makeActor(owner, "coach", "0"),
    take(village, fits = () => true) {
      const left = families.get(village) ?? [];
      const index = left.findIndex((family) => activeOf(family).length > 0 && fits(family));
      const [family] = index === -1 ? [] : left.splice(index, 1);
      if (family === undefined) throw new Error("more families are needed");
      return family;
    },
  };
}

export function operatorOf(world: World, village: string): Actor {
  const operator = world.operators[village];
  if (operator === undefined) throw new Error("no operator there");
  return operator;
}

export function activeOf(family: SeedFamily) {
  return family.members.filter((member) => member.active);
}

/** Somebody of the family who has a NIK and a birth date; not the head unless there is nobody else. */
export function personOf(family: SeedFamily) {
  const people = activeOf(family).filter(
    ({ answers }) => typeof answers["nik"] === "string" && typeof answers["birthDate"] === "string",
  );
  const person = people.find(({ answers }) => answers["relationToHead"] !== 1) ?? people[0];
  if (person === undefined) throw new Error("a person with a NIK is needed");
  return {
    uid: person.uid,
    nik: String(person.answers["nik"]),
    birthDate: String(person.answers["birthDate"]),
    isHead: person.answers["relationToHead"] === 1,
  };
}

export const hasMany = (family: SeedFamily) =>
  activeOf(family).length >= 3 &&
  activeOf(family).filter(
    ({ answers }) =>
      typeof answers["nik"] === "string" &&
      answers["relationToHead"] !== 1 &&
      [1, 5].includes(Number(answers["presence"] ?? 1)),
  ).length >= 2;

export const hasKk = (family: SeedFamily) => typeof family.household["kkNumber"] === "string" && hasMany(family);

/** The destination asks for a whole family by its card. */
export async function requestWhole(world: World, family: SeedFamily, from: string, to: string, now = new Date()) {
  const { nik, birthDate } = personOf(family);
  const id = uuidv7();
  const input = {
    id,
    villageCode: to,
    people: [{ nik, birthDate }],
    kkNumber: String(family.household["kkNumber"]),
    target: { kind: "new" },
    ...PAPER,
  };
  await must(operatorOf(world, to), "transfer.request-in", input, { now });
  return { atOrigin: { regencyCode: from.slice(0, 4), id }, atDestination: { regencyCode: to.slice(0, 4), id } };
}

/** The destination asks for one person, who begins a family of their own. */
export async function requestOne(world: World, family: SeedFamily, from: string, to: string, extra: object = {}) {
  const { nik, birthDate } = personOf(family);
  const id = uuidv7();
  const people = [{ nik, birthDate, relation: 1 }];
  const input = { id, villageCode: to, people, target: { kind: "new" }, ...PAPER, ...extra };
  await must(operatorOf(world, to), "transfer.request-in", input);
  return { atOrigin: { regencyCode: from.slice(0, 4), id }, atDestination: { regencyCode: to.slice(0, 4), id } };
}

/** The origin sends people of a family; everybody when none are named. */
export async function sendOut(world: World, family: SeedFamily, from: string, to: string, extra: object = {}) {
  const id = uuidv7();
  const input = {
    id,
    regencyCode: from.slice(0, 4),
    householdId: family.id,
    people: activeOf(family).map(({ uid }) => uid),
    toVillage: to,
    ...PAPER,
    ...extra,
  };
  await must(operatorOf(world, from), "transfer.request-out", input);
  return { atOrigin: { regencyCode: from.slice(0, 4), id }, atDestination: { regencyCode: to.slice(0, 4), id } };
}
