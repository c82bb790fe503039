import { describe, expect, it } from "vitest";
import {
  acknowledge,
  addEventOp,
  addMemberOp,
  addPatch,
  countUnsent,
  dropAgreed,
  isNothing,
  layOver,
  NOTHING_LOCAL,
  renewOperation,
  resolveConflict,
  setConditionDate,
  setNote,
  takeBack,
  takeBatch,
} from "@/lib/client/draft/patch-queue";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import type { Payload } from "@/lib/domain/proposal/payload";

const UID = "0197a000-0000-7000-8000-000000000001";

const payload: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-01",
  answers: { household: { floorMaterial: 8 }, members: {}, civil: {} },
  memberOps: [],
  notes: {},
};

function house(key: string, before: AnswerValue, value: AnswerValue) {
  return { level: "household" as const, uid: null, key, before, value };
}

function person(key: string, before: AnswerValue, value: AnswerValue) {
  return { level: "member" as const, uid: UID, key, before, value };
}

describe("the queue of what was typed", () => {
  it("makes one patch of many changes of a field and keeps the first `before`", () => {
    const typed = [house("address", "A", "Ab"), house("address", "Ab", "Abc"), house("floorMaterial", 8, 6)].reduce(
      addPatch,
      NOTHING_LOCAL,
    );
    expect(typed.pending.patches).toEqual([house("address", "A", "Abc"), house("floorMaterial", 8, 6)]);
    expect(countUnsent(typed)).toBe(2);
  });

  it("forgets typing that was taken back", () => {
    const typed = [house("floorMaterial", 8, 6), house("floorMaterial", 6, 8)].reduce(addPatch, NOTHING_LOCAL);
    expect(isNothing(typed)).toBe(true);
  });

  it("keeps a confirmation: a patch whose value is what stood there", () => {
    expect(addPatch(NOTHING_LOCAL, house("floorMaterial", 8, 8)).pending.patches).toHaveLength(1);
  });

  it("never changes a batch under way; what is typed meanwhile waits with the sent value as its `before`", () => {
    const sending = takeBatch(addPatch(NOTHING_LOCAL, house("address", "A", "Ab")), "op-1");
    const more = addPatch(sending, house("address", "Ab", "Abc"));
    expect(more.sending).toBe(sending.sending);
    expect(more.pending.patches).toEqual([house("address", "Ab", "Abc")]);
    expect(takeBatch(more, "op-2").sending?.operationId).toBe("op-1");
    expect(countUnsent(more)).toBe(1);
  });

  it("acknowledges by id alone: a late answer to another operation changes nothing", () => {
    const sending = takeBatch(addPatch(NOTHING_LOCAL, house("address", "A", "B")), "op-1");
    expect(acknowledge(sending, "op-0", [])).toBe(sending);
    expect(isNothing(acknowledge(sending, "op-1", []))).toBe(true);
  });

  it("keeps mine of a field in conflict, with what was typed since", () => {
    const sending = takeBatch(
      [house("address", "A", "B"), house("floorMaterial", 8, 6)].reduce(addPatch, NOTHING_LOCAL),
      "op-1",
    );
    const typed = addPatch(sending, house("address", "B", "Bc"));
    const after = acknowledge(typed, "op-1", [{ level: "household", uid: null, key: "address" }]);
    expect(after.conflicts).toEqual([house("address", "A", "Bc")]);
    expect(after.pending.patches).toEqual([]);
    expect(layOver(payload, after).answers.household["address"]).toBe("Bc");
    expect(addPatch(after, house("address", "Bc", "Bcd")).conflicts[0]?.value).toBe("Bcd");
  });

  it("lets the person choose: mine goes out over theirs, theirs stays", () => {
    const field = { level: "household", uid: null, key: "address" } as const;
    const contested = { ...NOTHING_LOCAL, conflicts: [house("address", "A", "mine")] };
    expect(resolveConflict(contested, field, "mine", "theirs").pending.patches).toEqual([
      house("address", "theirs", "mine"),
    ]);
    expect(isNothing(resolveConflict(contested, field, "theirs", "theirs"))).toBe(true);
    expect(isNothing(dropAgreed(contested, () => "mine"))).toBe(true);
    expect(dropAgreed(contested, () => "theirs")).toBe(contested);
  });

  it("tells the portal what was chosen of a conflict that it keeps, and leaves one to who may decide", () => {
    const field = { level: "household", uid: null, key: "address" } as const;
    const sending = takeBatch(addPatch(NOTHING_LOCAL, { ...field, before: "a", value: "mine" }), "op-1");
    const contested = acknowledge(sending, "op-1", [field], ["row-1"]);
    expect(contested.conflicts).toEqual([{ ...field, before: "a", value: "mine", conflictId: "row-1" }]);
    const mine = resolveConflict(contested, field, "mine", "theirs");
    expect(mine.pending).toMatchObject({
      patches: [{ ...field, before: "theirs", value: "mine" }],
      settled: [{ conflictId: "row-1", choice: "mine" }],
    });
    const theirs = resolveConflict(contested, field, "theirs", "theirs");
    expect(theirs.pending).toMatchObject({ patches: [], settled: [{ conflictId: "row-1", choice: "theirs" }] });
    expect(isNothing(theirs)).toBe(false);
    expect(isNothing(resolveConflict(contested, field, "leave", "theirs"))).toBe(true);
  });

  it("chooses about a conflict that only the portal keeps, and keeps the choice when the batch comes back", () => {
    const field = { level: "household", uid: null, key: "address" } as const;
    const kept = { id: "row-2", mine: "from a phone" };
    const mine = resolveConflict(NOTHING_LOCAL, field, "mine", "held", kept);
    expect(mine.pending).toMatchObject({
      patches: [{ ...field, before: "held", value: "from a phone" }],
      settled: [{ conflictId: "row-2", choice: "mine" }],
    });
    const back = takeBack(takeBatch(mine, "op-2"));
    expect(back.pending.settled).toEqual([{ conflictId: "row-2", choice: "mine" }]);
    expect(resolveConflict(NOTHING_LOCAL, field, "mine", "held")).toBe(NOTHING_LOCAL);
  });

  it("takes a refused batch back without losing what was typed since", () => {
    const sending = takeBatch(setNote(addPatch(NOTHING_LOCAL, house("address", "A", "B")), "V08|", "satu", ""), "op-1");
    const back = takeBack(setNote(addPatch(sending, house("address", "B", "Bc")), "V08|", "dua", "satu"));
    expect(back.sending).toBeNull();
    expect(back.pending.patches).toEqual([house("address", "A", "Bc")]);
    expect(back.pending.notes).toEqual({ "V08|": "dua" });
  });

  it("gives a batch a new id without touching it", () => {
    const sending = takeBatch(addPatch(NOTHING_LOCAL, house("address", "A", "B")), "op-1");
    expect(renewOperation(sending, "op-2").sending?.batch).toBe(sending.sending?.batch);
  });

  it("leaves no trace of somebody added and taken back before sending", () => {
    const added = addPatch(
      addMemberOp(NOTHING_LOCAL, { kind: "add", uid: UID }),
      person("name", null, "Budi (contoh)"),
    );
    expect(isNothing(addMemberOp(added, { kind: "undo", uid: UID }, true))).toBe(true);
  });

  it("sends the undo of an addition that the server may know, without the person's answers", () => {
    const sending = takeBatch(addMemberOp(NOTHING_LOCAL, { kind: "add", uid: UID }), "op-1");
    const typed = addPatch(sending, person("name", null, "Budi (contoh)"));
    const undone = addMemberOp(typed, { kind: "undo", uid: UID }, true);
    expect(undone.pending).toMatchObject({ patches: [], memberOps: [{ kind: "undo", uid: UID }] });
    expect(layOver(payload, undone).answers.members[UID]).toBeUndefined();
  });

  it("lays the date, notes and answers of all three parts over the server's draft", () => {
    const noted = setNote(addPatch(NOTHING_LOCAL, house("floorMaterial", 8, 6)), "V08|", "benar", "");
    const local = setConditionDate(noted, "2026-05-14", "2026-05-13");
    expect(layOver(payload, local)).toMatchObject({
      conditionDate: "2026-05-14",
      notes: { "V08|": "benar" },
      answers: { household: { floorMaterial: 6 } },
    });
  });

  it("sends a long queue in parts", () => {
    const long = Array.from({ length: 700 }, (_, index) => house(`key${index}`, null, index)).reduce(
      addPatch,
      NOTHING_LOCAL,
    );
    const sending = takeBatch(long, "op-1");
    expect(sending.sending?.batch.patches).toHaveLength(500);
    expect(sending.pending.patches).toHaveLength(200);
  });
});

describe("what happened to a person", () => {
  const tell = { kind: "tell" as const, uid: UID, code: "MTI" as const };
  const untell = { kind: "untell" as const, uid: UID };
  const day = { level: "event" as const, uid: UID, key: "day", before: null, value: "2026-04-30" };

  it("is laid before its answers, and goes out with them", () => {
    const told = addPatch(addEventOp(NOTHING_LOCAL, tell), day);
    expect(layOver(payload, told).events).toEqual([{ id: UID, code: "MTI", answers: { people: UID, day: day.value } }]);
    expect(countUnsent(told)).toBe(2);
    expect(takeBatch(told, "op").sending?.batch).toMatchObject({ eventOps: [tell], patches: [day] });
  });

  it("takes its answers along when it is taken back, also out of what waits for a choice", () => {
    const told = addPatch(addPatch(addEventOp(NOTHING_LOCAL, tell), day), person("name", "A", "B"));
    const back = addEventOp({ ...told, conflicts: [day] }, untell);
    expect(back.pending).toMatchObject({ eventOps: [untell], patches: [person("name", "A", "B")] });
    expect(back.conflicts).toEqual([]);
    expect(layOver({ ...payload, events: [{ id: UID, code: "MTI", answers: { people: UID } }] }, back).events).toEqual(
      [],
    );
  });

  it("becomes typing again when the server refused the batch, with the later word on top", () => {
    const sent = takeBatch(addPatch(addEventOp(NOTHING_LOCAL, tell), day), "op");
    const refused = takeBack(addEventOp(sent, untell));
    expect(refused.pending).toMatchObject({ eventOps: [untell], patches: [] });
  });

  it("is nothing in what an older page left on the device", () => {
    const { eventOps: _none, ...pending } = NOTHING_LOCAL.pending;
    expect(isNothing({ ...NOTHING_LOCAL, pending })).toBe(true);
    expect(layOver(payload, { ...NOTHING_LOCAL, pending })).toEqual(payload);
  });
});
