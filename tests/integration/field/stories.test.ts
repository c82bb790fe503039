import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FieldOperation } from "@/lib/domain/field/operation";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { decision, heldMeeting } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { asidesOf } from "./asides";
import {
  assign,
  enrolPhone,
  exchangeOf,
  moveAway,
  openVillage,
  operation,
  type Phone,
  REGENCY,
  save,
  sendOne,
  start,
  submit,
  VILLAGE,
  type Village,
} from "./world";

let village: Village;
let operators: Phone;
let companions: Phone;
let meetingId: string;
let next = 0;

beforeAll(async () => {
  village = await openVillage(60);
  operators = await enrolPhone(village.team.operator);
  companions = await enrolPhone(village.companion);
  meetingId = await heldMeeting(village.team.head, VILLAGE, village.today);
});
afterAll(() => village.close());

function family(): SeedFamily {
  const one = village.families[next];
  next += 1;
  if (one === undefined) throw new Error("more families are needed");
  return one;
}

async function draftOf(phone: Phone, one: SeedFamily): Promise<{ begin: FieldOperation; typed: FieldOperation }> {
  const begin = start(one);
  await exchangeOf(phone, [begin]);
  return { begin, typed: save(begin, "floorAreaM2", one.household["floorAreaM2"], 64) };
}

describe("the story of a refusal", () => {
  it("says where a family went, to those whose village sent it and to whom it was given, and to nobody else", async () => {
    const one = family();
    await assign(village.owner, one.id, village.companion);
    const { typed } = await draftOf(operators, one);
    await moveAway(village.owner, one);
    const moved = { kind: "refused", refusal: { code: "NOT_FOUND" }, story: { kind: "moved" } };
    const result = await sendOne(operators, typed);
    expect(result).toMatchObject(moved);
    expect(JSON.stringify(result)).toMatch(/"toName":"[A-Z][^"]+"/);
    expect(await sendOne(companions, { ...typed, opId: uuidv7(), prevOp: null })).toMatchObject(moved);
    expect(await sendOne(operators, start(one))).toMatchObject(moved);

    const stranger = await enrolPhone(await makeActor(village.owner, "companion", VILLAGE));
    const outside = await enrolPhone(await makeActor(village.owner, "village-operator", "5207082001"));
    const unknown = { ...start(one), input: { ...start(one).input, householdId: uuidv7() } };
    for (const phone of [stranger, outside]) {
      const seen = [await sendOne(phone, start(one)), await sendOne(phone, unknown)].map((each) =>
        each.kind === "refused" ? { refusal: each.refusal, story: each.story } : each.kind,
      );
      expect(seen).toEqual(Array(2).fill({ refusal: { code: "NOT_FOUND" }, story: null }));
    }
  });

  it("says that a family was taken from the companion, keeps what they typed, and shows it to them and the operator", async () => {
    const one = family();
    await assign(village.owner, one.id, village.companion);
    const { typed } = await draftOf(companions, one);
    const chosen = { kind: "families", ids: [one.id] };
    await must(village.team.operator, "assignment.take", {
      villageCode: VILLAGE,
      userId: village.companion.userId,
      chosen,
    });
    const refused = { kind: "refused", refusal: { code: "NOT_FOUND" }, story: { kind: "not-mine" } };
    expect(await sendOne(companions, typed)).toMatchObject(refused);
    expect(await sendOne(companions, typed)).toMatchObject(refused);
    const own = (await asidesOf(village.companion)).filter(({ opId }) => opId === typed.opId);
    expect(own).toMatchObject([{ code: "NOT_FOUND", isOwn: true, answers: [{ text: "64 m²" }] }]);
    expect((await asidesOf(village.team.operator)).some(({ opId }) => opId === typed.opId)).toBe(true);
    for (const other of [
      await makeActor(village.owner, "companion", VILLAGE),
      village.team.verifier,
      village.team.head,
    ])
      expect((await asidesOf(other)).some(({ opId }) => opId === typed.opId)).toBe(false);
  });

  it("says who sent a draft, and how it was decided", async () => {
    const one = family();
    const { begin, typed } = await draftOf(operators, one);
    const sent = await exchangeOf(operators, [typed, submit(typed)]);
    expect(sent.results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
    const late = save(typed, "floorAreaM2", 64, 65);
    expect(await sendOne(operators, late)).toMatchObject({ story: { kind: "sent" } });
    const item = { regencyCode: REGENCY, id: begin.recordId, version: 3 };
    await must(village.team.head, "proposal.decide", {
      item,
      decision: decision("reject", { meetingId, reason: "NOT_RESIDENT", note: "Contoh alasan untuk uji." }),
    });
    expect(await sendOne(operators, late)).toMatchObject({
      refusal: { code: "NOT_ALLOWED_NOW" },
      story: { kind: "decided", state: "rejected" },
    });
  });

  it("lets a returned proposal be mended and sent again, with the version that came along", async () => {
    const one = family();
    const { begin, typed } = await draftOf(operators, one);
    await exchangeOf(operators, [typed, submit(typed)]);
    const item = { regencyCode: REGENCY, id: begin.recordId, version: 3 };
    const because = { target: "operator", reason: "ANSWERS_INCONSISTENT", note: "Luas lantai.", meetingId };
    await must(village.team.head, "proposal.decide", { item, decision: decision("return", because) });
    const mended = { ...save(typed, "floorAreaM2", 64, 66), prevOp: null };
    const { results } = await exchangeOf(operators, [mended, submit(mended)]);
    expect(results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
  });

  it("says that a family is closed, and that the period has ended", async () => {
    const one = family();
    await village.owner.query("UPDATE household SET status = 3 WHERE id = $1", [one.id]);
    expect(await sendOne(operators, start(one))).toMatchObject({
      refusal: { code: "NOT_ALLOWED_NOW" },
      story: { kind: "closed" },
    });
    const two = family();
    const { typed } = await draftOf(operators, two);
    await exchangeOf(operators, [typed]);
    await village.owner.query("UPDATE period SET ends_on = starts_on WHERE region_code = $1", [REGENCY]);
    try {
      const year = village.today.slice(0, 4);
      const ended = { refusal: { code: "PERIOD_CLOSED" }, story: { kind: "period", endedOn: `${year}-01-01` } };
      expect(await sendOne(operators, submit(typed))).toMatchObject(ended);
      expect(await sendOne(operators, start(family()))).toMatchObject(ended);
    } finally {
      await village.owner.query("UPDATE period SET ends_on = ($2 || '-12-31')::date WHERE region_code = $1", [
        REGENCY,
        village.today.slice(0, 4),
      ]);
    }
  });

  it("of a ground check: saved and sent from the field, once, and then it is closed", async () => {
    const one = family();
    const { begin, typed } = await draftOf(operators, one);
    await exchangeOf(operators, [typed, submit(typed)]);
    const key = { regencyCode: REGENCY, id: begin.recordId };
    await must(village.team.head, "proposal.decide", {
      item: { ...key, version: 3 },
      decision: decision("endorse", { meetingId }),
    });
    const id = uuidv7();
    const ordered = { id, regencyCode: REGENCY, proposalId: key.id, reason: "flagged", note: "Lantai" };
    await must(village.team.verifier, "ground-check.order", { ...ordered, companionId: village.companion.userId });
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before: null, value: 64 }];
    const seen = operation({
      command: "ground-check.save",
      recordId: id,
      input: { id, regencyCode: REGENCY, patches },
    });
    const send = operation({
      command: "ground-check.send",
      recordId: id,
      prevOp: seen.opId,
      input: { id, regencyCode: REGENCY, version: null, outcome: "found", remark: "" },
    });
    const { results } = await exchangeOf(companions, [seen, send]);
    expect(results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
    const late = { ...seen, opId: uuidv7(), prevOp: send.opId };
    expect(await sendOne(companions, late)).toMatchObject({
      refusal: { code: "NOT_ALLOWED_NOW" },
      story: { kind: "closed" },
    });
  });
});
