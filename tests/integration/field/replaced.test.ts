import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FieldOperation, REPLACED } from "@/lib/domain/field/operation";
import { findFormPage } from "@/lib/server/proposal/queries";
import { decision, heldMeeting } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import {
  enrolPhone,
  exchangeOf,
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
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(40);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

const AREA = "floorAreaM2";

interface Chain {
  readonly begin: FieldOperation;
  readonly was: unknown;
  /** Refused by the portal; what waited behind it; what its person made of both. */
  readonly refused: FieldOperation;
  readonly behind: FieldOperation;
  readonly instead: FieldOperation;
}

/** A draft that is at the portal, and a chain of its operations that was put right on the device. */
async function chain(): Promise<Chain> {
  const family = village.take();
  const was = family.household[AREA] ?? null;
  const begin = start(family);
  expect(await sendOne(phone, begin)).toMatchObject({ kind: "taken" });
  const refused = save(begin, "notAnAnswer", null, 1);
  const behind = save(refused, AREA, was, 50, { startOp: begin.opId });
  const replaces = [refused.opId, behind.opId];
  const instead = save(begin, AREA, was, 60, { supersedes: refused.opId, replaces });
  return { begin, was, refused, behind, instead };
}

const REPLACED_ANSWER = { kind: "refused", refusal: { code: "STALE", info: { reason: REPLACED } } };

async function areaOf({ begin }: Pick<Chain, "begin">): Promise<unknown> {
  const page = await findFormPage(phone.actor, { regencyCode: REGENCY, id: begin.recordId }, new Date());
  return page?.payload.answers.household[AREA];
}

async function openRows(table: "field_set_aside" | "draft_conflict", { begin }: Pick<Chain, "begin">): Promise<number> {
  const column = table === "field_set_aside" ? "record_id" : "proposal_id";
  const { rows } = await village.owner.query(`SELECT 1 FROM ${table} WHERE ${column} = $1 AND state = 'open'`, [
    begin.recordId,
  ]);
  return rows.length;
}

describe("an operation that was replaced on the device", () => {
  it("is not applied when it comes later, though the portal never saw it before, and nobody need look", async () => {
    const one = await chain();
    expect(await sendOne(phone, one.refused)).toMatchObject({ kind: "refused" });
    expect(await sendOne(phone, one.instead)).toMatchObject({ kind: "taken" });
    expect(await sendOne(phone, one.behind)).toMatchObject(REPLACED_ANSWER);
    expect(await sendOne(phone, one.behind)).toMatchObject(REPLACED_ANSWER);
    expect(await areaOf(one)).toBe(60);
    expect(await openRows("field_set_aside", one)).toBe(0);
    // What was typed is kept all the same, as decided on.
    const { rows } = await village.owner.query("SELECT state FROM field_set_aside WHERE op_id = $1", [one.behind.opId]);
    expect(rows).toEqual([{ state: "superseded" }]);
  });

  it("ends alike when it comes first", async () => {
    const one = await chain();
    const alone = { ...one.behind, prevOp: one.begin.opId };
    expect(await sendOne(phone, alone)).toMatchObject({ kind: "taken", conflicts: [] });
    expect(await sendOne(phone, one.instead)).toMatchObject({ kind: "taken", conflicts: [] });
    expect(await areaOf(one)).toBe(60);
    expect(await openRows("draft_conflict", one)).toBe(0);
    expect(await sendOne(phone, one.refused)).toMatchObject(REPLACED_ANSWER);
  });

  it("ends alike when both come at once", async () => {
    for (let round = 0; round < 6; round += 1) {
      const one = await chain();
      const alone = { ...one.behind, prevOp: one.begin.opId };
      await Promise.all([exchangeOf(phone, [alone]), exchangeOf(phone, [one.instead])]);
      expect(await areaOf(one)).toBe(60);
      expect(await openRows("draft_conflict", one)).toBe(0);
    }
  });

  it("does not hide what somebody else wrote since", async () => {
    const one = await chain();
    await sendOne(phone, { ...one.behind, prevOp: one.begin.opId });
    const other = await enrolPhone(village.team.operator);
    const later = operation({
      command: "proposal.save",
      recordId: one.begin.recordId,
      input: {
        id: one.begin.recordId,
        regencyCode: REGENCY,
        patches: [{ level: "household", uid: null, key: AREA, before: 50, value: 55 }],
      },
    });
    expect(await sendOne(other, later)).toMatchObject({ kind: "taken", conflicts: [] });
    expect(await sendOne(phone, one.instead)).toMatchObject({
      kind: "taken",
      conflicts: [{ key: AREA, mine: 60, theirs: 55 }],
    });
    expect(await areaOf(one)).toBe(55);
  });

  it("is not applied after it was let go, though the portal never saw it before", async () => {
    const one = await chain();
    const { recordId } = one.begin;
    const letGo = operation({ command: "field.discard", recordId, input: { opId: one.behind.opId } });
    expect(await sendOne(phone, letGo)).toMatchObject({ kind: "taken" });
    expect(await sendOne(phone, { ...one.behind, prevOp: one.begin.opId })).toMatchObject(REPLACED_ANSWER);
    expect(await areaOf(one)).not.toBe(50);
  });

  it("does not send a proposal that was put right and not sent again", async () => {
    const one = await chain();
    const sending = submit(one.begin);
    const replaces = [one.refused.opId, sending.opId];
    await sendOne(phone, { ...one.instead, replaces });
    expect(await sendOne(phone, sending)).toMatchObject(REPLACED_ANSWER);
  });

  it("of one person stops nobody else's", async () => {
    const one = await chain();
    const other = await enrolPhone(village.companion);
    const letGo = operation({ command: "field.discard", recordId: uuidv7(), input: { opId: one.behind.opId } });
    await sendOne(other, letGo);
    expect(await sendOne(phone, { ...one.behind, prevOp: one.begin.opId })).toMatchObject({ kind: "taken" });
    expect(await areaOf(one)).toBe(50);
  });
});

it("a check that was put right ends alike, whichever comes first", async () => {
  const meetingId = await heldMeeting(village.team.head, VILLAGE, village.today);
  const companions = await enrolPhone(village.companion);
  for (const isReplacedFirst of [true, false]) {
    const family = village.take();
    const begin = start(family);
    const typed = save(begin, AREA, family.household[AREA], 64);
    await exchangeOf(phone, [begin, typed, submit(typed)]);
    const item = { regencyCode: REGENCY, id: begin.recordId, version: 3 };
    await must(village.team.head, "proposal.decide", { item, decision: decision("endorse", { meetingId }) });
    const id = uuidv7();
    const ordered = { id, regencyCode: REGENCY, proposalId: begin.recordId, reason: "flagged", note: "Luas" };
    await must(village.team.verifier, "ground-check.order", { ...ordered, companionId: village.companion.userId });
    const seen = (value: number, more: Partial<FieldOperation> = {}) => {
      const patches = [{ level: "household", uid: null, key: AREA, before: null, value }];
      return operation({
        command: "ground-check.save",
        recordId: id,
        input: { id, regencyCode: REGENCY, patches },
        ...more,
      });
    };
    const old = seen(50);
    const instead = seen(60, { supersedes: old.opId, replaces: [old.opId] });
    for (const each of isReplacedFirst ? [old, instead] : [instead, old]) await sendOne(companions, each);
    const { rows } = await village.owner.query("SELECT answers FROM ground_check WHERE id = $1", [id]);
    expect(rows[0].answers.household).toEqual({ [AREA]: 60 });
    const asides = await village.owner.query("SELECT 1 FROM field_set_aside WHERE record_id = $1 AND state = 'open'", [
      id,
    ]);
    expect(asides.rows).toEqual([]);
  }
});
