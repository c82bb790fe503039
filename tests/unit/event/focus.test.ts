import { describe, expect, it } from "vitest";
import { EVENT_CODES } from "@/lib/domain/event/definition";
import { EVENTS, mayCombine } from "@/lib/domain/event/event";
import { focusOf } from "@/lib/domain/event/focus";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import type { Payload } from "@/lib/domain/proposal/payload";

const [HEAD, SPOUSE] = ["0197a000-0000-7000-8000-000000000001", "0197a000-0000-7000-8000-000000000002"];
const FAMILY: Answers = {
  ...NO_ANSWERS,
  members: { [HEAD]: { presence: 1, relationToHead: 1 }, [SPOUSE]: { presence: 1, relationToHead: 2 } },
};
const payload = (events: Payload["events"]): Payload => ({
  instrument: "x",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-14",
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
  ...(events === undefined ? {} : { events }),
});
const focus = (instrument: Instrument, answers: Answers, told: Payload, kind: ProposalKind = "event") =>
  focusOf({ kind, instrument, base: FAMILY, answers, payload: told });
const after: Answers = { ...FAMILY, members: { ...FAMILY.members, [HEAD]: { presence: 2 } } };

describe("what events ask", () => {
  it.each([
    ["Regsosek", REGSOSEK22K, "relationToHead"],
    ["the form of 2026, which asks the finer relation", DTSENPBI2026, "relationDetail"],
  ])("asks who is head now in %s", (_, instrument, key) => {
    const death = payload([{ id: "e", code: "MTI", answers: { people: HEAD } }]);
    const asked = focus(instrument, after, death);
    expect(asked?.has("member", SPOUSE, key)).toBe(true);
    expect(asked?.has("member", HEAD, key)).toBe(false);
    expect(asked?.has("member", SPOUSE, "sex")).toBe(false);
    const other = focus(instrument, after, payload([{ id: "e", code: "MTI", answers: { people: SPOUSE } }]));
    expect(other?.has("member", HEAD, key)).toBe(false);
  });

  it("asks the whole form in a proposal about it, whatever is told beside", () => {
    const whole = (events: Payload["events"]) => focus(REGSOSEK22K, FAMILY, payload(events), "condition");
    expect(whole(undefined)).toBeNull();
    expect(whole([{ id: "e", code: "KTL", answers: {} }])).toBeNull();
    expect(whole([{ id: HEAD, code: "MTI", answers: { people: HEAD } }])).toBeNull();
  });

  it("asks the sections of the areas that changed, of the people concerned", () => {
    const worse = payload([{ id: "e", code: "KND-", answers: { areas: [1, 2], people: SPOUSE } }]);
    const asked = focus(REGSOSEK22K, FAMILY, worse);
    expect(asked?.has("household", null, "floorMaterial")).toBe(true);
    expect(asked?.has("member", SPOUSE, "workedLastWeek")).toBe(true);
    expect(asked?.has("member", HEAD, "workedLastWeek")).toBe(false);
    expect(asked?.has("household", null, "assetAc")).toBe(false);
  });
});

describe("the kinds of events", () => {
  it("are all defined, and allow each other both ways", () => {
    expect(EVENTS.map(({ code }) => code).toSorted()).toEqual([...EVENT_CODES].toSorted());
    for (const { code, combines } of EVENTS)
      for (const other of combines) expect(mayCombine([code, other]), `${code} ${other}`).toBe(true);
    expect(mayCombine(["PSH", "LHR"])).toBe(false);
    expect(mayCombine(["LHR", "LHR"])).toBe(false);
  });
});
