import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { type Answers, type AnswerValue, answerAt, answersOf, sameAnswer } from "@/lib/domain/instrument/answers";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";
import type { Level } from "@/lib/domain/variable/variable";
import { storeCopy } from "@/lib/server/meeting/store-copy";
import { makeActor } from "./people";
import { must, type RunOptions } from "./run";

export type Tier = "operator" | "head" | "verifier" | "validator" | "coach";
export type Team = Readonly<Record<Tier, Actor>>;

/** One person of each tier for a village. */
export async function makeTeam(client: Client, villageCode: string): Promise<Team> {
  const of = (role: Role, length: number) => makeActor(client, role, villageCode.slice(0, length));
  return {
    operator: await of("village-operator", 10),
    head: await of("village-head", 10),
    verifier: await of("regency-verifier", 4),
    validator: await of("province-validator", 2),
    coach: await of("coach", 4),
  };
}

/** A meeting of the village that was held on the day. */
export async function heldMeeting(
  head: Actor,
  villageCode: string,
  heldOn: string,
  options: Pick<RunOptions, "now"> = {},
): Promise<string> {
  const id = uuidv7();
  const place = "Balai Desa";
  await must(head, "meeting.plan", { id, villageCode, heldOn, place }, options);
  const attendance = [{ name: "Warga Contoh", position: "Kepala Dusun" }];
  const held = { id, villageCode, version: 1, heldOn, place, minutes: "Dibahas bersama.", attendance, isHeld: true };
  await must(head, "meeting.record", held, options);
  return id;
}

/** Issues a meeting's minutes as they stand and keeps a signed copy of them: what it decided may go on. */
export async function signMinutes(
  head: Actor,
  meetingId: string,
  options: Pick<RunOptions, "now"> = {},
): Promise<void> {
  const villageCode = head.grant.regionCode;
  const minutesId = uuidv7();
  await must(head, "meeting.issue-minutes", { id: minutesId, meetingId, villageCode }, options);
  const uploadId = uuidv7();
  const kept = await storeCopy(
    head,
    uploadId,
    Buffer.from(`%PDF-1.4\n% ${minutesId}\n%%EOF\n`),
    options.now ?? new Date(),
  );
  if (!kept.ok) throw new Error(kept.error.code);
  await must(head, "meeting.keep-copy", { id: uuidv7(), villageCode, minutesId, uploadId, reason: null }, options);
}

export const decision = (event: string, extra: object = {}) => ({
  event,
  target: null,
  reason: null,
  note: null,
  meetingId: null,
  ...extra,
});

export interface ProposalKey {
  readonly regencyCode: string;
  readonly id: string;
}

/** Sends a draft and takes it through every tier but the last; the version that the coach decides on. */
export async function carryToCoach(
  team: Team,
  key: ProposalKey,
  version: number,
  meetingId: string,
  afterSending: (team: Team, key: ProposalKey) => Promise<void> = async () => undefined,
): Promise<number> {
  const sent = await must<{ version: number }>(team.operator, "proposal.submit", { ...key, version });
  await afterSending(team, key);
  const steps = [
    [team.head, decision("endorse", { meetingId })],
    [team.verifier, decision("verify")],
    [team.validator, decision("validate")],
  ] as const;
  for (const [index, [actor, made]] of steps.entries()) {
    await must(actor, "proposal.decide", { item: { ...key, version: sent.version + index }, decision: made });
    if (made.event === "endorse") await signMinutes(team.head, meetingId);
  }
  return sent.version + steps.length;
}

/**
 * Sends a draft that is ready and lets every tier agree, until it stands in the record.
 * @param afterSending what must be settled before the province may agree
 */
export async function carryToRecord(...carried: Parameters<typeof carryToCoach>): Promise<void> {
  const [team, key] = carried;
  const version = await carryToCoach(...carried);
  await must(team.coach, "proposal.decide", { item: { ...key, version }, decision: decision("accept") });
}

/** The fields in which `wanted` differs from `seen`, as a form sends them; keys absent from `wanted` are not touched. */
export function patchesBetween(seen: Answers, wanted: Answers): readonly AnswerPatch[] {
  const rows: (readonly [Level, string | null])[] = [["household", null]];
  for (const uid of Object.keys(wanted.members)) rows.push(["member", uid]);
  for (const uid of Object.keys(wanted.civil)) rows.push(["civil", uid]);
  return rows.flatMap(([level, uid]) =>
    Object.entries(answersOf(wanted, level, uid)).flatMap(([key, value]) => {
      const before = answerAt(seen, level, uid, key);
      return sameAnswer(before, value) ? [] : [{ level, uid, key, before, value }];
    }),
  );
}

/** Only what is answered: null, empty text and empty sets are gone, as the record reads back. */
export function answeredOnly(answers: Answers): Answers {
  const row = (map: Readonly<Record<string, AnswerValue>>) =>
    Object.fromEntries(Object.entries(map).filter(([, value]) => !sameAnswer(value, null)));
  const rows = (all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, map]) => [uid, row(map)]));
  return { household: row(answers.household), members: rows(answers.members), civil: rows(answers.civil) };
}
