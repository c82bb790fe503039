import { describe, expect, it } from "vitest";
import { readFormView } from "@/lib/domain/form/form-view";
import { lostAnswers } from "@/lib/domain/form/hidden-answers";
import { jumpQuery, jumpTo, jumpToPath } from "@/lib/domain/form/jump";
import { fieldId, findStep, neighbours, questionsOf, stepKey, stepQuery } from "@/lib/domain/form/step";
import type { Answers } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Payload } from "@/lib/domain/proposal/payload";

const HEAD = "0197a000-0000-7000-8000-000000000001";
const CHILD = "0197a000-0000-7000-8000-000000000002";
const GONE = "0197a000-0000-7000-8000-000000000003";

const base: Answers = {
  household: { address: "Jalan Contoh 1", dwellingOwnership: 1, landTitle: 1, floorMaterial: 8 },
  members: {
    [HEAD]: { memberNo: 1, name: "Sari (contoh)", presence: 1, sex: 2, birthDate: "1980-03-05", relationToHead: 1 },
    [CHILD]: { memberNo: 2, name: "Budi (contoh)", presence: 1, sex: 1, birthDate: "2024-01-01", relationToHead: 3 },
    [GONE]: { memberNo: 3, name: "Tono (contoh)", presence: 2 },
  },
  civil: {},
};

function payloadOf(part: Partial<Payload> = {}): Payload {
  return {
    instrument: "REGSOSEK22-K",
    version: 1,
    baseRevision: 1,
    conditionDate: "2026-05-14",
    answers: { household: {}, members: {}, civil: {} },
    memberOps: [],
    notes: {},
    ...part,
  };
}

function viewOf(payload = payloadOf(), lockedKeys: readonly string[] = []) {
  return readFormView({
    kind: "condition",
    undoesRevision: null,
    instrument: REGSOSEK22K,
    base,
    payload,
    villageCode: "5207022001",
    lockedKeys,
    surroundings: {},
  });
}

describe("the screens of a form", () => {
  it("begins with what happened and who lives here, then the house, the people, and the rest", () => {
    const keys = viewOf().steps.map(stepKey);
    expect(keys.slice(0, 5)).toEqual(["start", "members", "place", "officer", "housing"]);
    expect(keys.slice(-4)).toEqual(["programs", "assets", "services", "notes"]);
    expect(keys).toContain(`education:${HEAD}`);
  });

  it("keeps a person's screens together and leaves out sections that ask nothing of them", () => {
    const keys = viewOf().steps.map(stepKey);
    expect(keys.filter((key) => key.endsWith(GONE))).toEqual([`demographic:${GONE}`]);
    expect(keys).not.toContain(`employment:${CHILD}`);
    const places = keys.flatMap((key, index) => (key.endsWith(HEAD) ? [index] : []));
    expect(places.at(-1)).toBe((places[0] ?? 0) + places.length - 1);
  });

  it("asks a death's day and evidence right after the list on which it was told, and the rest as ever", () => {
    const whole = viewOf().steps.map(stepKey);
    const told = payloadOf({ events: [{ id: CHILD, code: "MTI", answers: { people: CHILD } }] });
    const keys = viewOf(told).steps.map(stepKey);
    expect(keys.slice(0, 3)).toEqual(["start", "members", `event:${CHILD}`]);
    expect(keys).toEqual([
      ...whole.slice(0, 2),
      `event:${CHILD}`,
      ...whole.slice(2).filter((key) => !key.endsWith(CHILD) || key === `demographic:${CHILD}`),
    ]);
    const correction = payloadOf({ events: [{ id: "e", code: "KTL", answers: {} }] });
    expect(viewOf(correction).steps.map(stepKey)).toEqual(["event:e", ...whole]);
  });

  it("gives each screen an address and finds it again", () => {
    const { steps } = viewOf();
    for (const step of steps) {
      const query = new URLSearchParams(stepQuery(step));
      expect(findStep(steps, query.get("bagian"), query.get("orang"))).toEqual(step);
    }
    expect(findStep(steps, null, null)).toBeNull();
    expect(findStep(steps, "health", "nobody")).toBeNull();
    expect(stepQuery(null)).toBe("");
  });

  it("knows the neighbours; the ends have one", () => {
    const { steps } = viewOf();
    expect(neighbours(steps, { kind: "start" })).toEqual({ previous: null, next: { kind: "members" } });
    expect(neighbours(steps, { kind: "section", section: "notes", uid: null }).next).toBeNull();
  });

  it("folds civil registration into the demographic screen", () => {
    const context = viewOf().form.members.get(HEAD);
    if (context === undefined) throw new Error("no context");
    expect(questionsOf(context, "demographic").folded.every(({ level }) => level === "civil")).toBe(true);
    expect(questionsOf(context, "education").folded).toEqual([]);
    expect(viewOf().steps.map(stepKey)).not.toContain(`civil:${HEAD}`);
  });
});

describe("jumping to an answer", () => {
  it("goes to the field's screen, and for civil fields to the demographic one", () => {
    const nik = jumpTo(REGSOSEK22K, { level: "member", uid: HEAD, key: "nik" });
    expect(jumpQuery(nik)).toBe(`?bagian=demographic&orang=${HEAD}#${fieldId("member", HEAD, "nik")}`);
    const father = jumpTo(REGSOSEK22K, { level: "civil", uid: HEAD, key: "fatherNik" });
    expect(father.step).toEqual({ kind: "section", section: "demographic", uid: HEAD });
  });

  it("goes to the list of members for a rule about all of them", () => {
    const jump = jumpTo(REGSOSEK22K, { level: "member", uid: null, key: "relationToHead" });
    expect(jump.step).toEqual({ kind: "members" });
  });

  it.each([
    ["conditionDate", "?bagian=start#isian-tanggal-keadaan"],
    ["answers", ""],
    ["household.floorMaterial", "?bagian=housing#isian-household-floorMaterial"],
    ["member.relationToHead", "?bagian=members"],
    ["member:x.unheardOf", ""],
  ])("reads the refusal %s", (path, query) => {
    expect(jumpQuery(jumpToPath(REGSOSEK22K, path))).toBe(query);
  });
});

describe("the reading of a form", () => {
  it("tells changed screens from confirmed and untouched ones", () => {
    const answers = {
      household: { floorMaterial: 6, address: "Jalan Contoh 1" },
      members: {},
      civil: {},
    };
    const { byStep } = viewOf(payloadOf({ answers }));
    expect(byStep.get("housing")).toMatchObject({ changed: 1, isTouched: true });
    expect(byStep.get("place")).toMatchObject({ changed: 0, isTouched: true });
    expect(byStep.get("assets")).toMatchObject({ changed: 0, isTouched: false });
  });

  it("says nothing of identifiers that this reader sees masked", () => {
    const masked = payloadOf({
      answers: { household: { kkNumber: "•••• 0001" }, members: {}, civil: {} },
    });
    const isAboutKk = ({ target }: { target: { key: string } }) => target.key === "kkNumber";
    expect(viewOf(masked).findings.some(isAboutKk)).toBe(true);
    expect(viewOf(masked, ["household.kkNumber"]).findings.some(isAboutKk)).toBe(false);
  });

  it("names the answers that another one took away, not the one that was changed", () => {
    const before = viewOf().answers;
    const rented = { household: { dwellingOwnership: 2 }, members: {}, civil: {} };
    const after = viewOf(payloadOf({ answers: rented })).answers;
    expect(lostAnswers(before, after, { level: "household", uid: null, key: "dwellingOwnership" })).toEqual([
      { level: "household", uid: null, key: "landTitle" },
    ]);
  });
});
