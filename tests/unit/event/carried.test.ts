import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CARRIED_CODES,
  CARRIED_PRESENCE,
  changeEvent,
  type EventChange,
  isCarried,
  withoutCarried,
} from "@/lib/domain/event/carried";
import { findEvent } from "@/lib/domain/event/event";
import { eventFindings } from "@/lib/domain/event/event-findings";
import { eventLeaves } from "@/lib/domain/event/leaving";
import { type AnswerMap, type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import { proposalFindings } from "@/lib/domain/proposal/judge";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import { changeMember } from "@/lib/domain/proposal/member-ops";
import type { Payload } from "@/lib/domain/proposal/payload";

const HEAD = "0197a000-0000-7000-8000-000000000001";
const CHILD = "0197a000-0000-7000-8000-000000000002";
const FAMILY: Answers = {
  ...NO_ANSWERS,
  members: {
    [HEAD]: { name: "Sari (contoh)", presence: 1, relationToHead: 1 },
    [CHILD]: { name: "Budi (contoh)", presence: 1, relationToHead: 3 },
  },
};
const EMPTY: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-14",
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
};
const PAPER = { day: "2026-05-10", evidenceKind: 4, evidenceNumber: "SKM/CONTOH" };

const tell = (uid: string, code: "MTI" | "PLN" = "MTI"): EventChange => ({ kind: "tell", uid, code });
const codes = (payload: Payload) => (payload.events ?? []).map(({ id, code }) => `${code} ${id}`);

function withAnswers(payload: Payload, answers: AnswerMap): Payload {
  const events = (payload.events ?? []).map((event) => ({ ...event, answers: { ...event.answers, ...answers } }));
  return { ...payload, events };
}

describe("what the whole form tells", () => {
  it("brings the presence that the event's definition says", () => {
    for (const code of CARRIED_CODES) expect(findEvent(code)?.leaves, code).toBe(CARRIED_PRESENCE[code]);
  });

  it("is one event a person, however often it is told, with its answers kept", () => {
    const told = withAnswers(changeEvent(EMPTY, tell(CHILD)), PAPER);
    expect(changeEvent(told, tell(CHILD))).toBe(told);
    expect(told.events?.every(isCarried)).toBe(true);
    expect(eventLeaves(FAMILY, told)).toEqual([{ kind: "leave", uid: CHILD, presence: 2 }]);
  });

  it("takes the place of what was told or said of the person before", () => {
    const abroad = changeEvent(withAnswers(changeEvent(EMPTY, tell(CHILD)), PAPER), tell(CHILD, "PLN"));
    expect(abroad.events).toEqual([{ id: CHILD, code: "PLN", answers: { people: CHILD } }]);
    const lost = changeMember(abroad, { kind: "leave", uid: CHILD, presence: 6 });
    expect(codes(lost)).toEqual([]);
    expect(changeEvent(lost, tell(CHILD)).memberOps).toEqual([]);
  });

  it("is gone when it is taken back, and leaves the events that the proposal is about", () => {
    const correction = { ...EMPTY, events: [{ id: HEAD, code: "KTL" as const, answers: { reason: "Salah tulis" } }] };
    const told = changeEvent(correction, tell(HEAD));
    expect(codes(told)).toEqual([`KTL ${HEAD}`, `MTI ${HEAD}`]);
    expect(codes(changeEvent(told, { kind: "untell", uid: HEAD }))).toEqual([`KTL ${HEAD}`]);
    expect(codes(withoutCarried(told, (uid) => uid === HEAD))).toEqual([`KTL ${HEAD}`]);
    expect(changeEvent(correction, { kind: "untell", uid: HEAD })).toBe(correction);
  });

  it("comes out the same when a window repeats what it sent", () => {
    const change = fc.record({
      uid: fc.constantFrom(HEAD, CHILD),
      code: fc.constantFrom("MTI" as const, "PLN" as const),
      kind: fc.constantFrom("tell" as const, "untell" as const),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const once = changes.reduce<Payload>(changeEvent, EMPTY);
        const last = changes.at(-1);
        if (last !== undefined) expect(changeEvent(once, last)).toEqual(once);
        expect(new Set(codes(once).map((line) => line.slice(4))).size).toBe(codes(once).length);
      }),
    );
  });
});

function judged(payload: Payload, kind: ProposalKind = "condition", undoesRevision: number | null = null) {
  const effective = effectiveAnswers(REGSOSEK22K, FAMILY, payload);
  if (!effective.ok) throw new Error("a key is unknown");
  const subject = { kind, undoesRevision, instrument: REGSOSEK22K, base: FAMILY, answers: effective.answers, payload };
  return proposalFindings(subject);
}
const untoldOf = (...given: Parameters<typeof judged>) =>
  judged(...given).filter(({ messageId }) => messageId === "told-by-event");

function leaving(presence: number): Payload {
  return { ...EMPTY, memberOps: [{ kind: "leave", uid: CHILD, presence }] };
}

describe("V29, event paper given", () => {
  it.each([2, 3, 4, 7])("is broken by presence %i without an event, however it came into the draft", (presence) => {
    const answered = { ...EMPTY, answers: { ...NO_ANSWERS, members: { [CHILD]: { presence } } } };
    for (const payload of [leaving(presence), answered])
      for (const kind of ["condition", "event"] as const)
        expect(untoldOf(payload, kind)).toMatchObject([
          { ruleId: "V29", severity: "error", target: { level: "member", uid: CHILD, key: "presence" } },
        ]);
  });

  it("holds when the event tells it, and then the event itself wants its day and paper", () => {
    const told = changeEvent(EMPTY, tell(CHILD));
    expect(untoldOf(told)).toEqual([]);
    const missing = judged(told).filter(({ target }) => target.level === "event" && target.uid === CHILD);
    expect(missing.map(({ target }) => target.key)).toEqual(["day", "evidenceKind"]);
    const complete = judged(withAnswers(told, PAPER));
    expect(complete.filter(({ target }) => target.level === "event")).toEqual([]);
  });

  it("does not apply to who was not found, to what the record says already, and to an undoing", () => {
    expect(untoldOf(leaving(6))).toEqual([]);
    expect(untoldOf(leaving(2), "condition", 3)).toEqual([]);
    const away = { ...FAMILY, members: { ...FAMILY.members, [CHILD]: { ...FAMILY.members[CHILD], presence: 4 } } };
    const confirmed = { ...EMPTY, answers: { ...NO_ANSWERS, members: { [CHILD]: { presence: 4 } } } };
    const effective = effectiveAnswers(REGSOSEK22K, away, confirmed);
    if (!effective.ok) throw new Error("a key is unknown");
    const subject = { kind: "condition" as const, undoesRevision: null, instrument: REGSOSEK22K };
    const found = proposalFindings({ ...subject, base: away, answers: effective.answers, payload: confirmed });
    expect(found.filter(({ messageId }) => messageId === "told-by-event")).toEqual([]);
  });
});

describe("a whole form that tells a death", () => {
  it("is judged as the whole form", () => {
    const told = withAnswers(changeEvent(EMPTY, tell(CHILD)), PAPER);
    const asked = judged(told).filter(({ ruleId, target }) => ruleId === "REQUIRED" && target.level === "household");
    expect(asked.length).toBeGreaterThan(20);
    const ofChild = judged(told).filter(({ target }) => target.uid === CHILD && target.level === "member");
    expect(ofChild.map(({ target }) => target.key)).toEqual(["nik"]); // asked of everybody on the card
  });

  it("wants a head when the head died", () => {
    const told = withAnswers(changeEvent(EMPTY, tell(HEAD)), PAPER);
    expect(judged(told).some(({ ruleId }) => ruleId === "V07")).toBe(true);
  });

  it("asks nothing more when nobody is left", () => {
    const told = withAnswers([tell(HEAD), tell(CHILD)].reduce(changeEvent, EMPTY), PAPER);
    expect(judged(told)).toEqual([]);
  });

  it("refuses a day after the condition's, and takes the death of somebody who was abroad", () => {
    const late = withAnswers(changeEvent(EMPTY, tell(CHILD)), { ...PAPER, day: "2026-05-15" });
    const base: Answers = { ...FAMILY, members: { ...FAMILY.members, [CHILD]: { presence: 4 } } };
    const told = (payload: Payload) => eventFindings({ instrument: REGSOSEK22K, base, answers: base, payload });
    expect(told(late).map(({ messageId }) => messageId)).toEqual(["future"]);
    expect(told(withAnswers(changeEvent(EMPTY, tell(CHILD)), PAPER))).toEqual([]);
    expect(told(withAnswers(changeEvent(EMPTY, tell(CHILD, "PLN")), {})).map(({ messageId }) => messageId)).toContain(
      "people",
    );
  });
});
