import { gzipSync } from "node:zlib";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { POST } from "@/app/api/sync/route";
import type { Actor } from "@/lib/domain/access/actor";
import type { Outcome } from "@/lib/domain/error/error-code";
import { DEVICE_HEADER, type Enrolment, type ExchangeAnswer } from "@/lib/domain/field/exchange";
import { FIELD_SCHEMA, type FieldOperation, type OperationResult } from "@/lib/domain/field/operation";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { enrol } from "@/lib/server/field/enrol";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { makeTeam, type Team } from "@/tests/support/factory/proposals";
import { ownerUrl } from "@/tests/support/urls";

export const VILLAGE = "5207032005";
export const REGENCY = VILLAGE.slice(0, 4);
/** A village beside it, whose families these people do not see. */
export const NEIGHBOUR = "5207032002";

/** A device as the tests hold it. */
export interface Phone {
  readonly actor: Actor;
  readonly enrolment: Enrolment;
  readonly pass: string;
}

/** A village with families, its team, a companion, and the owner's connection. */
export interface Village {
  readonly owner: Client;
  readonly team: Team;
  readonly companion: Actor;
  readonly families: readonly SeedFamily[];
  readonly today: string;
  /** A family that was not taken before. */
  take(): SeedFamily;
  close(): Promise<void>;
}

export async function openVillage(count = 24, instrument = "REGSOSEK22-K"): Promise<Village> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  const today = localDay(new Date(), "Asia/Makassar");
  await makePeriod(owner, REGENCY, new Date(), instrument);
  const team = await makeTeam(owner, VILLAGE);
  const companion = await makeActor(owner, "companion", VILLAGE);
  const families = sound(await makeFamilies(owner, VILLAGE, count, today), today);
  const untaken = [...families];
  return {
    owner,
    team,
    companion,
    families,
    today,
    take() {
      const one = untaken.shift();
      if (one === undefined) throw new Error("more families are needed");
      return one;
    },
    async close() {
      await owner.end();
      await handles().pool.end();
      await handles().prisma.$disconnect();
    },
  };
}

export async function assign(owner: Client, householdId: string, { userId, grant }: Actor): Promise<void> {
  const { regionCode } = grant;
  await owner.query(
    "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ($1, $2, $3, $4, now())",
    [regionCode.slice(0, 4), householdId, userId, regionCode],
  );
  await owner.query(
    `INSERT INTO assignment_event (regency_code, id, village_code, household_id, user_id, event, at, actor_id, grant_id)
     VALUES ($1, $2, $3, $4, $5, 'give', $6, $5, $5)`,
    // The clock of the commands: the database's rounds up, and a giving would stand after a taking of the same moment.
    [regionCode.slice(0, 4), uuidv7(), regionCode, householdId, userId, new Date()],
  );
}

/** The family moves to the neighbouring village, as a transfer that was approved leaves it. */
export async function moveAway(owner: Client, { id }: Pick<SeedFamily, "id">): Promise<void> {
  await owner.query(
    `INSERT INTO transfer (regency_code, id, side, village_code, other_village_code, household_id, whole, requested_by, state, version,
       state_since, moved_on, evidence_kind, evidence_no, people, plan, actors, unreleased, created_at, updated_at)
     VALUES ($1, $2, 'out', $3, $4, $5, true, 'out', 'done', 3, now(), now(), 'rt-note', '1', '[{}]', '{}', ARRAY[$2::uuid], false, now(), now())`,
    [REGENCY, uuidv7(), VILLAGE, NEIGHBOUR, id],
  );
  for (const table of ["household", "member", "proposal"])
    await owner.query(
      `UPDATE ${table} SET village_code = $2 WHERE ${table === "household" ? "id" : "household_id"} = $1`,
      [id, NEIGHBOUR],
    );
}

export async function enrolPhone(actor: Actor, deviceId = uuidv7(), now = new Date()): Promise<Phone> {
  const request = { do: "enrol", deviceId, label: "Ponsel contoh" } as const;
  const outcome = await enrol({ actor, kind: "Chrome / Android" }, request, now);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return phoneOf(actor, outcome.value);
}

export function phoneOf(actor: Actor, enrolment: Enrolment): Phone {
  return { actor, enrolment, pass: `${enrolment.deviceId}.${enrolment.secret}` };
}

const OWN_PAGE = { "sec-fetch-site": "same-origin", "x-mutakhir": "1" } as const;

export function headersOf(pass: string | null, type = "application/json"): Record<string, string> {
  return { ...OWN_PAGE, "content-type": type, ...(pass === null ? {} : { [DEVICE_HEADER]: pass }) };
}

/** Sends a body as a device does. */
export async function post(pass: string | null, body: unknown, packed = false): Promise<Response> {
  const text = JSON.stringify(body);
  return POST(
    new Request("http://localhost/api/sync", {
      method: "POST",
      headers: { ...headersOf(pass), ...(packed ? { "content-encoding": "gzip" } : {}) },
      body: packed ? new Uint8Array(gzipSync(text)) : text,
    }),
  );
}

export async function outcomeOf<T>(response: Response): Promise<Outcome<T>> {
  return await response.json();
}

/** An exchange that must succeed. */
export async function exchangeOf(
  phone: Pick<Phone, "pass">,
  operations: readonly unknown[],
  more: object = {},
): Promise<ExchangeAnswer> {
  const body = {
    do: "exchange",
    epoch: null,
    sentAt: Date.now(),
    waiting: { count: operations.length, since: null },
    version: "uji",
    ask: [],
    mark: null,
    operations,
    ...more,
  };
  const outcome = await outcomeOf<ExchangeAnswer>(await post(phone.pass, body));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

export async function sendOne(phone: Pick<Phone, "pass">, one: unknown): Promise<OperationResult> {
  const [result] = (await exchangeOf(phone, [one])).results;
  if (result === undefined) throw new Error("no result");
  return result;
}

type Part = Partial<FieldOperation> & Pick<FieldOperation, "command" | "recordId" | "input">;

export function operation(part: Part): FieldOperation {
  const links = { prevOp: null, startOp: null, supersedes: null };
  return { opId: uuidv7(), ...links, schema: FIELD_SCHEMA, madeAt: Date.now(), ...part };
}

export function start(family: SeedFamily, draftId = uuidv7()): FieldOperation {
  const input = { id: draftId, regencyCode: REGENCY, householdId: family.id, channel: "visit" };
  return operation({ command: "proposal.start", recordId: draftId, input });
}

/** A save of one answer of the household, behind another operation. */
export function save(
  before: FieldOperation,
  key: string,
  was: unknown,
  value: unknown,
  more: Partial<FieldOperation> = {},
): FieldOperation {
  const patches = [{ level: "household", uid: null, key, before: was ?? null, value }];
  return operation({
    command: "proposal.save",
    recordId: before.recordId,
    prevOp: before.opId,
    startOp: before.startOp ?? (before.command.startsWith("proposal.start") ? before.opId : null),
    input: { id: before.recordId, regencyCode: REGENCY, patches },
    ...more,
  });
}

export function submit(before: FieldOperation): FieldOperation {
  const { recordId, opId, startOp } = before;
  const input = { id: recordId, regencyCode: REGENCY, version: null };
  return operation({ command: "proposal.submit", recordId, prevOp: opId, startOp, input });
}
