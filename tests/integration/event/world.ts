import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { EventCode } from "@/lib/domain/event/definition";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { localDay } from "@/lib/domain/period/period";
import type { Level } from "@/lib/domain/variable/variable";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { findFamily } from "@/lib/server/household/family";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import { heldMeeting, makeTeam, type Team } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

export const VILLAGE = "5207052007";
export const REGENCY = "5207";
export const today = localDay(new Date(), "Asia/Makassar");
export const owner = new Client({ connectionString: ownerUrl() });

let families: SeedFamily[];

/** Families of a village, the people of every tier and a meeting that was held. */
export async function openVillage(count: number): Promise<{ readonly team: Team; readonly meetingId: string }> {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  const team = await makeTeam(owner, VILLAGE);
  families = [...sound(await makeFamilies(owner, VILLAGE, count, today), today)];
  return { team, meetingId: await heldMeeting(team.head, VILLAGE, today) };
}

export async function closeVillage(): Promise<void> {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
}

/** A family that no other test uses. */
export function take(wanted: (family: SeedFamily) => boolean): SeedFamily {
  const at = families.findIndex(wanted);
  const [found] = at < 0 ? [] : families.splice(at, 1);
  if (found === undefined) throw new Error("more families are needed");
  return found;
}

export interface Told {
  readonly key: { readonly regencyCode: string; readonly id: string };
  readonly eventIds: readonly string[];
}

/** Begins a draft that tells what happened. */
export async function tell(team: Team, family: { readonly id: string }, ...codes: EventCode[]): Promise<Told> {
  const events = codes.map((code) => ({ id: uuidv7(), code }));
  const id = uuidv7();
  await must(team.operator, "proposal.start-event", {
    id,
    regencyCode: REGENCY,
    householdId: family.id,
    channel: "desk",
    events,
  });
  return { key: { regencyCode: REGENCY, id }, eventIds: events.map((event) => event.id) };
}

export type EventAnswers = Readonly<Record<string, AnswerValue>>;

export const eventPatches = (eventId: string | undefined, answers: EventAnswers) =>
  Object.entries(answers).map(([key, value]) => ({ level: "event", uid: eventId ?? "", key, before: null, value }));

export const patch = (level: Level, uid: string | null, key: string, before: AnswerValue, value: AnswerValue) => ({
  level,
  uid,
  key,
  before,
  value,
});

export const save = (team: Team, told: Told, input: object) =>
  must<{ version: number; errors: number; warnings: number; conflicts: unknown[] }>(team.operator, "proposal.save", {
    ...told.key,
    patches: [],
    ...input,
  });

/** Sends the draft; the fields that a refusal names, or none. */
export async function send(team: Team, told: Told, version: number): Promise<readonly string[]> {
  const outcome = await run<{ version: number }>(team.operator, "proposal.submit", { ...told.key, version });
  if (outcome.ok) return [];
  return (outcome.error.fields ?? [{ path: outcome.error.code, detail: "" }]).map(
    ({ path, detail }) => `${path} ${detail}`,
  );
}

export async function recordOf(id: string) {
  const family = await findFamily(sqlOn(owner), REGENCY, id, false);
  if (family === null) throw new Error("the family is not in the register");
  return family;
}

export const rows = async (text: string, ...values: unknown[]) => (await owner.query(text, values)).rows;

export const here = (family: SeedFamily) =>
  family.members.filter((member) => member.active && member.answers["presence"] === 1);

/** Everybody of the family lives with it. */
export const allHere = (family: SeedFamily) =>
  here(family).length === family.members.filter((member) => member.active).length;
