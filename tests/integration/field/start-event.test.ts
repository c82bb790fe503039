import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EventCode } from "@/lib/domain/event/definition";
import type { FieldOperation } from "@/lib/domain/field/operation";
import type { SeedFamily } from "@/prisma/seed/record";
import { must } from "@/tests/support/factory/run";
import {
  enrolPhone,
  exchangeOf,
  openVillage,
  operation,
  type Phone,
  REGENCY,
  sendOne,
  submit,
  type Village,
} from "./world";

let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(16);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

/** What happened to a family, begun on a device. */
function begin(one: { readonly id: string }, ...codes: EventCode[]) {
  const events = codes.map((code) => ({ id: uuidv7(), code }));
  const recordId = uuidv7();
  const input = { id: recordId, regencyCode: REGENCY, householdId: one.id, channel: "visit", events };
  return { op: operation({ command: "proposal.start-event", recordId, input }), events };
}

/** Answers about an event, behind another operation of the draft. */
function answer(before: FieldOperation, eventId: string | undefined, answers: Readonly<Record<string, unknown>>) {
  const patches = Object.entries(answers).map(([key, value]) => ({
    level: "event",
    uid: eventId ?? null,
    key,
    before: null,
    value,
  }));
  return operation({
    command: "proposal.save",
    recordId: before.recordId,
    prevOp: before.opId,
    startOp: before.startOp ?? before.opId,
    input: { id: before.recordId, regencyCode: REGENCY, patches },
  });
}

const headOf = ({ members }: SeedFamily) => members.find(({ answers }) => answers["relationToHead"] === 1)?.uid ?? "";

async function draftsOf(householdId: string) {
  const { rows } = await village.owner.query<{ id: string; kind: string; events: { id: string; answers: object }[] }>(
    "SELECT id, kind, payload -> 'events' AS events FROM proposal WHERE household_id = $1",
    [householdId],
  );
  return rows;
}

describe("what happened to a family, begun without network", () => {
  it("is begun and answered, and the same once more changes nothing", async () => {
    const one = village.take();
    const { op, events } = begin(one, "MTI");
    const told = answer(op, events[0]?.id, { people: headOf(one), day: village.today });
    const first = await exchangeOf(phone, [op, told]);
    expect(first.results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
    expect((await exchangeOf(phone, [op, told])).results).toEqual(first.results);
    expect(await draftsOf(one.id)).toMatchObject([
      { id: op.recordId, kind: "event", events: [{ id: events[0]?.id, answers: { day: village.today } }] },
    ]);
    const other = { ...op, input: { ...op.input, channel: "desk" } };
    expect(await sendOne(phone, other)).toMatchObject({ refusal: { code: "IDEMPOTENCY_MISMATCH" } });
    expect(await draftsOf(one.id)).toHaveLength(1);
  });

  it("that the office had begun as well goes into the one draft, though its event has another id there", async () => {
    const one = village.take();
    const desk = begin(one, "MTI");
    await must(village.team.operator, "proposal.start-event", desk.op.input);
    const { op, events } = begin(one, "MTI");
    const told = answer(op, events[0]?.id, { people: headOf(one), day: village.today });
    const later = answer(told, events[0]?.id, { evidenceKind: 3, evidenceNumber: "AKM/7" });
    const sent = await exchangeOf(phone, [op, told]);
    expect(sent.results).toMatchObject([
      { kind: "taken", recordId: desk.op.recordId },
      { kind: "taken", recordId: desk.op.recordId, conflicts: [] },
    ]);
    expect(await sendOne(phone, later)).toMatchObject({ kind: "taken" });
    expect((await exchangeOf(phone, [op, told])).results).toEqual(sent.results);
    const answers = { people: headOf(one), day: village.today, evidenceKind: 3, evidenceNumber: "AKM/7" };
    expect(await draftsOf(one.id)).toMatchObject([
      { id: desk.op.recordId, events: [{ id: desk.events[0]?.id, answers }] },
    ]);
  });

  it("is refused where two do not go together, and what waits behind it is kept", async () => {
    const one = village.take();
    const { op, events } = begin(one, "MTI", "MTI");
    const told = answer(op, events[0]?.id, { day: village.today });
    const { results } = await exchangeOf(phone, [op, told]);
    expect(results).toMatchObject([
      { kind: "refused", refusal: { code: "INVALID_INPUT", fields: [{ path: "events", detail: "NOT_TOGETHER" }] } },
      { kind: "parked", behind: op.opId },
    ]);
    const kept = await village.owner.query("SELECT code FROM field_set_aside WHERE op_id = ANY ($1) ORDER BY code", [
      [op.opId, told.opId],
    ]);
    expect(kept.rows).toEqual([{ code: "INVALID_INPUT" }, { code: "PARKED" }]);
    expect(await draftsOf(one.id)).toEqual([]);
  });

  it("of a family that is not there, or was not given to the companion, is refused alike", async () => {
    const companion = await enrolPhone(village.companion);
    const unknown = begin({ id: uuidv7() }, "LHR");
    const foreign = begin(village.take(), "LHR");
    for (const [at, { op }] of [
      [phone, unknown],
      [companion, foreign],
    ] as const)
      expect(await sendOne(at, op)).toMatchObject({ kind: "refused", refusal: { code: "NOT_FOUND" } });
  });

  it("that lacks its answers is not sent to the meeting, and says so", async () => {
    const { op } = begin(village.take(), "LHR");
    const { results } = await exchangeOf(phone, [op, submit({ ...op, startOp: op.opId })]);
    expect(results.map(({ kind }) => kind)).toEqual(["taken", "refused"]);
  });
});
