import { describe, expect, it } from "vitest";
import { openingState, serverAfter } from "@/lib/client/draft/draft-state";
import {
  acknowledge,
  addEventOp,
  addMemberOp,
  countUnsent,
  layOver,
  NOTHING_LOCAL,
  resolveConflict,
  setConditionDate,
  setCorrection,
  setNote,
  takeBack,
  takeBatch,
} from "@/lib/client/draft/patch-queue";
import { shownConflicts } from "@/lib/client/draft/shown-conflicts";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { membershipField, membershipOf } from "@/lib/domain/proposal/membership";
import type { Payload } from "@/lib/domain/proposal/payload";

const UID = "0197a000-0000-7000-8000-000000000001";
const payload: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-01",
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
};
const leave = { kind: "leave" as const, uid: UID, presence: 6, before: null, seen: 3 };
const CONTESTED = [membershipField(UID)];

describe("a person about whom somebody else says something different", () => {
  it("is one change, from what was seen before the first", () => {
    const local = addEventOp(addMemberOp(NOTHING_LOCAL, leave), {
      kind: "tell",
      uid: UID,
      code: "MTI",
      before: 6,
      seen: 4,
    });
    expect(local.pending.eventOps).toEqual([{ kind: "tell", uid: UID, code: "MTI", before: null, seen: 3 }]);
  });

  it("shows mine until the person has chosen, and is not laid over what the server holds", () => {
    const sent = takeBatch(addMemberOp(NOTHING_LOCAL, leave), "op");
    const after = acknowledge(sent, "op", CONTESTED, ["row"]);
    expect(after.conflicts).toEqual([{ ...membershipField(UID), before: null, value: 6, conflictId: "row" }]);
    expect(countUnsent(after)).toBe(1);
    expect(membershipOf(layOver(payload, after), UID)).toBe(6);
    const server = { version: 3, base: NO_ANSWERS, payload, isCorrection: false };
    if (sent.sending === null) throw new Error("nothing was sent");
    const held = serverAfter(server, sent.sending, { version: 4, conflicts: CONTESTED });
    expect(membershipOf(held.payload, UID)).toBeNull();
    expect(shownConflicts({ ...openingState(held), local: after })).toMatchObject([
      { key: "membership", mine: 6, theirs: null },
    ]);
  });

  it("takes a later word of mine into the choice, and sends the choice as a field of its own", () => {
    const contested = acknowledge(takeBatch(addMemberOp(NOTHING_LOCAL, leave), "op"), "op", CONTESTED, ["row"]);
    const later = addEventOp(contested, { kind: "tell", uid: UID, code: "PLN", before: 6, seen: 4 });
    expect(later.conflicts).toMatchObject([{ value: "PLN" }]);
    expect(later.pending).toEqual(contested.pending);
    const chosen = resolveConflict(later, membershipField(UID), "mine", "MTI");
    expect(chosen.pending).toMatchObject({
      patches: [{ ...membershipField(UID), before: "MTI", value: "PLN" }],
      settled: [{ conflictId: "row", choice: "mine" }],
    });
    const again = addMemberOp(chosen, { ...leave, before: "PLN" });
    expect(again.pending).toMatchObject({ memberOps: [], patches: [{ before: "MTI", value: 6 }] });
    const theirs = resolveConflict(later, membershipField(UID), "theirs", "MTI");
    expect(theirs).toMatchObject({ conflicts: [], pending: { patches: [], settled: [{ choice: "theirs" }] } });
  });

  it("goes out whole again after a refusal, with what was seen first", () => {
    const sent = takeBatch(addMemberOp(NOTHING_LOCAL, leave), "op");
    const back = takeBack(addMemberOp(sent, { ...leave, presence: 3, before: 6, seen: 9 }));
    expect(back.pending.memberOps).toEqual([{ ...leave, presence: 3 }]);
  });
});

describe("the day and the notes", () => {
  it("say what was seen before the first change, and the day waits for a choice like an answer", () => {
    const typed = setConditionDate(
      setConditionDate(NOTHING_LOCAL, "2026-05-02", "2026-05-01"),
      "2026-05-03",
      "2026-05-02",
    );
    expect(typed.pending).toMatchObject({ conditionDate: "2026-05-03", conditionDateBefore: "2026-05-01" });
    const day = { level: "household" as const, uid: null, key: "conditionDate" };
    const after = acknowledge(takeBatch(typed, "op"), "op", [day], ["row"]);
    expect(after.conflicts).toMatchObject([{ ...day, before: "2026-05-01", value: "2026-05-03" }]);
    expect(layOver(payload, after).conditionDate).toBe("2026-05-03");
    expect(setConditionDate(after, "2026-05-04", "2026-05-03").conflicts).toMatchObject([{ value: "2026-05-04" }]);
    const isPending = (chosen: boolean[]) =>
      chosen.reduce((local, each) => setCorrection(local, each, false), NOTHING_LOCAL).pending.isCorrection;
    expect([isPending([true]), isPending([true, false]), isPending([false])]).toEqual([true, undefined, undefined]);
    const noted = setNote(setNote(NOTHING_LOCAL, "V08|", "satu", ""), "V08|", "dua", "satu");
    expect(noted.pending).toMatchObject({ notes: { "V08|": "dua" }, notesBefore: { "V08|": "" } });
    const back = takeBack(setNote(takeBatch(noted, "op"), "V08|", "tiga", "dua"));
    expect(back.pending).toMatchObject({ notes: { "V08|": "tiga" }, notesBefore: { "V08|": "" } });
  });
});
