import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/domain/instrument/answers";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { isAskedOfFamily, isGuarded, withoutGuarded } from "@/lib/domain/self-update/asked";
import { type Said, saidOfFields } from "@/lib/domain/self-update/field-values";
import {
  guardOf,
  isBlank,
  newcomers,
  type OwnForm,
  type OwnView,
  ownSteps,
  readOwnForm,
  shownAnswer,
  shownQuestions,
  standingOf,
  whereaboutsOf,
  withNewcomer,
  withoutNewcomer,
  withPage,
  withWhereabouts,
} from "@/lib/domain/self-update/own-form";
import { fieldProblem, hasShapeProblem, ownReview } from "@/lib/domain/self-update/own-review";
import { afterPage, onPage, PAGE_SIZE, readPlaces } from "@/lib/domain/self-update/page-turn";
import { PLAIN_WORDS } from "@/lib/domain/self-update/words/plain-words";

const HEAD = "019a0000-0000-7000-8000-000000000001";
const CHILD = "019a0000-0000-7000-8000-000000000002";
const BABY = "019a0000-0000-7000-8000-000000000003";

const RECORD: Answers = {
  household: {
    address: "Jalan Contoh 1",
    dwellingOwnership: 1,
    landTitle: 1,
    floorAreaM2: 36,
    drinkingWater: 3,
    bankAccount: 2,
    programPkh: 2,
    kkNumber: "9952070101010001",
  },
  members: {
    [HEAD]: {
      memberNo: 1,
      name: "Sari (contoh)",
      sex: 2,
      birthDate: "1980-02-01",
      presence: 1,
      relationToHead: 1,
      chronicIllness: 12,
    },
    [CHILD]: { memberNo: 2, name: "Budi (contoh)", sex: 1, birthDate: "2015-02-01", presence: 1, relationToHead: 3 },
  },
  civil: {},
};

function viewOf(own: Partial<OwnForm> = {}, instrument: Instrument = REGSOSEK22K): OwnView {
  const payload = {
    instrument: instrument.code,
    version: instrument.version,
    baseRevision: 1,
    conditionDate: "2026-05-20",
    answers: { household: {}, members: {}, civil: {} },
    memberOps: [],
    notes: {},
  };
  return readOwnForm({
    instrument,
    base: withoutGuarded(RECORD),
    own: { payload, moves: {}, told: "", ...own },
  });
}

const again = (view: OwnView, own: OwnForm) => readOwnForm({ ...view, own });

function place(
  view: OwnView,
  section: "housing" | "programs" | "health" | "demographic",
  key: string,
  uid: string | null,
) {
  const found = shownQuestions(view, section, uid).find(({ question }) => question.key === key);
  if (found === undefined) throw new Error(`${key} is not shown`);
  return found;
}

function typed(
  view: OwnView,
  section: Parameters<typeof place>[1],
  uid: string | null,
  values: Record<string, string | number>,
) {
  const entries = Object.entries(values).map(([key, value]) => ({
    question: place(view, section, key, uid).question,
    value,
  }));
  return again(view, withPage(view, uid, entries));
}

const healthQuestion = (view: OwnView, key: string) => place(view, "health", key, HEAD).question;

describe("what a family is asked by its letter", () => {
  const keys = (instrument: Instrument, isAdded: boolean) =>
    instrument.questions.filter((question) => isAskedOfFamily(question, isAdded)).map(({ key }) => key);

  it("holds nothing of officers, lists, maps, registries and no identifier", () => {
    for (const instrument of INSTRUMENTS)
      for (const isAdded of [false, true]) {
        const asked = keys(instrument, isAdded);
        for (const key of [
          "nik",
          "kkNumber",
          "enumerationResult",
          "respondentName",
          "notes",
          "slsCode",
          "lat",
          "kkMatchCode",
          "meters",
          "otherKkNumbers",
          "photoFront",
          "birthPlace",
          "presence",
          "memberNo",
        ])
          expect(asked, `${instrument.code} ${key}`).not.toContain(key);
        expect(asked.includes("name")).toBe(isAdded);
      }
  });

  it("is put in plain words in both languages, all of it", () => {
    for (const instrument of INSTRUMENTS)
      for (const { level, key } of instrument.questions.filter((question) => isAskedOfFamily(question, true))) {
        const words = PLAIN_WORDS[`${level}.${key}`];
        expect(words, `${instrument.code} ${level}.${key}`).toBeDefined();
        expect(words?.[2] === undefined, key).toBe(words?.[3] === undefined);
      }
    const known = new Set(INSTRUMENTS.flatMap(({ questions }) => questions.map(({ level, key }) => `${level}.${key}`)));
    for (const name of Object.keys(PLAIN_WORDS)) expect(known.has(name), name).toBe(true);
  });

  it("is not shown where it is of health, children or money", () => {
    const view = viewOf();
    for (const key of ["chronicIllness", "difficultySeeing"]) {
      const { question } = place(view, "health", key, HEAD);
      expect(isGuarded("member", key)).toBe(true);
      expect(shownAnswer(view, question, HEAD)).toBeNull();
    }
    expect(JSON.stringify(view.base)).not.toContain("chronicIllness");
    expect(JSON.stringify(view.base)).not.toContain("bankAccount");
    const after = typed(view, "health", HEAD, { chronicIllness: 2 });
    expect(shownAnswer(after, place(after, "health", "chronicIllness", HEAD).question, HEAD)).toBeNull();
    const [change] = ownReview(after, "id", {}).changes;
    expect(change).toMatchObject({ isGuarded: true, before: "", after: "" });
  });
});

describe("a page of answers", () => {
  it("keeps what was typed, confirms what was left, and leaves a guarded question alone", () => {
    const view = viewOf();
    const after = typed(view, "housing", null, { floorAreaM2: 60, dwellingOwnership: 1 });
    expect(after.own.payload.answers.household).toEqual({ floorAreaM2: 60, dwellingOwnership: 1 });
    expect(standingOf(after, { section: "housing", uid: null })).toEqual({ isTouched: true, changed: 1 });
    const illness = place(view, "health", "chronicIllness", HEAD).question;
    expect(withPage(view, HEAD, [{ question: illness, value: null }])).toEqual(view.own);
    expect(isBlank(view.own)).toBe(true);
    expect(isBlank(after.own)).toBe(false);
  });

  it("takes a blank of a guarded question for an answer where it is one, and an answer back", () => {
    const record = viewOf();
    const view = again(record, withNewcomer(record.own, BABY, "Bayi (contoh)"));
    const born = typed(view, "demographic", BABY, { birthDate: "2026-01-02" });
    const question = REGSOSEK22K.questions.find(({ key }) => key === "caregiver");
    if (question === undefined) throw new Error("not asked");
    const say = (from: OwnView, said: Said, value: number | null = null) =>
      again(from, withPage(from, HEAD, [{ question, value, said }]));
    expect([guardOf(born, question, BABY), guardOf(born, question, HEAD)]).toEqual(["new", "recorded"]);
    const blank = say(born, "blank");
    expect(blank.own.payload.answers.members[HEAD]).toEqual({ caregiver: null });
    expect(guardOf(blank, question, HEAD)).toBe("typed");
    const nobody = say(say(view, "answer", 1), "back");
    expect(nobody.own.payload.answers.members[HEAD]).toEqual({});
    expect(guardOf(nobody, question, HEAD)).toBe("recorded");
    expect(say(born, "answer").own).toEqual(born.own);
  });

  it("tells a guarded blank before sending, without what it is", () => {
    const view = typed(viewOf(), "health", HEAD, { difficultyWalking: 1 });
    const { question } = place(view, "health", "caregiver", HEAD);
    const said = again(view, withPage(view, HEAD, [{ question, value: null, said: "blank" }]));
    expect(standingOf(said, { section: "health", uid: HEAD })).toEqual({ isTouched: true, changed: 2 });
    const { changes } = ownReview(said, "id", {});
    expect(changes.map(({ label, isGuarded: hidden, after }) => [label, hidden, after])).toEqual([
      ["Apakah sulit berjalan atau naik tangga?", true, ""],
      ["Siapa yang merawat sehari-hari?", true, ""],
    ]);
  });

  it("reads from its fields what is said", () => {
    const question = REGSOSEK22K.questions.find(({ key }) => key === "childNutrition");
    const other = REGSOSEK22K.questions.find(({ key }) => key === "chronicIllness");
    if (question === undefined || other === undefined) throw new Error("not asked");
    const fields = (values: Record<string, string>) => (name: string) => (name in values ? [values[name] ?? ""] : []);
    expect(saidOfFields(question, "a", fields({ a: "kosong" }))).toBe("blank");
    expect(saidOfFields(other, "a", fields({ a: "kosong" }))).toBe("answer");
    expect(saidOfFields(other, "a", fields({ a: "2", "a-batal": "1" }))).toBe("back");
  });

  it("brings what an answer makes appear on the next page, also where it stands before the rest", () => {
    const view = viewOf();
    const before = shownQuestions(view, "programs", null).map(({ at }) => at);
    const asked = onPage(before, before);
    expect(asked).toHaveLength(PAGE_SIZE);
    const after = typed(view, "programs", null, { programPkh: 1 });
    const visible = shownQuestions(after, "programs", null);
    const rest = afterPage(
      before,
      asked,
      before,
      visible.map(({ at }) => at),
    );
    expect(rest.slice(0, 2)).toEqual(
      visible.filter(({ question }) => /^programPkh(Month|Year)$/.test(question.key)).map(({ at }) => at),
    );
    expect(rest).toHaveLength(before.length - PAGE_SIZE + 2);
    expect(
      afterPage(
        rest,
        rest,
        visible.map(({ at }) => at),
        visible.map(({ at }) => at),
      ),
    ).toEqual([]);
  });

  it("reads places and nothing else from an address", () => {
    expect(readPlaces("3.4.17")).toEqual([3, 4, 17]);
    for (const text of ["", "a", "3,4", "3..4", "1234", ["3"], undefined]) expect(readPlaces(text)).toBeNull();
  });

  it("keeps what cannot be read and says so at its field; such a form is not sent", () => {
    const view = typed(viewOf(), "housing", null, { floorAreaM2: "enam puluh" });
    const { question } = place(view, "housing", "floorAreaM2", null);
    expect(fieldProblem(view, question, null)).toBe("WRONG_TYPE");
    expect(shownAnswer(view, question, null)).toBe("enam puluh");
    expect(hasShapeProblem(view)).toBe(true);
    expect(hasShapeProblem(viewOf())).toBe(false);
    expect(ownReview(view, "id", {}).notices[0]).toMatchObject({
      kind: "shape",
      where: { section: "housing", uid: null },
    });
  });
});

describe("before sending", () => {
  it("a family reads from what to what, and what falls away with it", () => {
    const view = typed(viewOf(), "housing", null, { dwellingOwnership: 2 });
    const { changes } = ownReview(view, "id", {});
    expect(changes.map(({ key, before, after, isDropped }) => [key, before, after, isDropped])).toEqual([
      ["household.dwellingOwnership", "Milik sendiri", "Kontrak/sewa", false],
      ["household.landTitle", "SHM atas nama anggota keluarga", "", true],
    ]);
  });

  it("reads nothing that a rule would tell of a guarded answer, and that one cannot be read", () => {
    const notices = (values: Record<string, string | number>, section: "health" | "demographic" = "health") =>
      ownReview(typed(viewOf(), section, HEAD, values), "id", {}).notices.filter(({ kind }) => kind !== "blank");
    // Pregnant and not married is a warning; so is a woman of her age who is.
    expect(notices({ maritalStatus: 1, pregnant: 1 }, "demographic")).toEqual(
      notices({ maritalStatus: 1 }, "demographic"),
    );
    const unread = typed(viewOf(), "health", HEAD, { chronicIllness: "entah apa" });
    const told = ownReview(unread, "id", {}).notices.filter(({ kind }) => kind !== "blank");
    expect(told).toMatchObject([{ kind: "shape", text: "", where: { section: "health", uid: HEAD } }]);
    expect(JSON.stringify(told)).not.toContain("entah");
  });

  it("is told of blanks only where it looked, and of nothing that was so before", () => {
    expect(ownReview(viewOf(), "id", {}).notices).toEqual([]);
    const { notices } = ownReview(typed(viewOf(), "housing", null, { floorAreaM2: 60 }), "en", {});
    expect(notices.length).toBeGreaterThan(3);
    expect(new Set(notices.map(({ kind, where }) => `${kind} ${where?.section}`))).toEqual(new Set(["blank housing"]));
  });
});

describe("who belongs to the family", () => {
  it("may have died or gone abroad as the form has it, or moved as words have it", () => {
    const view = viewOf();
    const died = again(view, withWhereabouts(view.own, CHILD, "died"));
    expect(eventsOf(died.own.payload).map(({ id, code }) => [id, code])).toEqual([[CHILD, "MTI"]]);
    expect(died.people).toEqual([HEAD]);
    expect(whereaboutsOf(died.own, CHILD)).toBe("died");
    const moved = again(died, withWhereabouts(died.own, CHILD, "moved"));
    expect(eventsOf(moved.own.payload)).toEqual([]);
    expect(moved.own.moves).toEqual({ [CHILD]: "moved" });
    expect(ownSteps(moved).some(({ uid }) => uid === CHILD)).toBe(false);
    const here = again(moved, withWhereabouts(moved.own, CHILD, "here"));
    expect(isBlank(here.own)).toBe(true);
    expect(here.people).toEqual([HEAD, CHILD]);
  });

  it("may have come: asked for name, sex and birth date, which nobody recorded is", () => {
    const view = viewOf();
    const with3 = again(view, withNewcomer(view.own, BABY, "Bayi (contoh)"));
    expect(with3.people).toEqual([HEAD, CHILD, BABY]);
    const keys = (uid: string) => shownQuestions(with3, "demographic", uid).map(({ question }) => question.key);
    expect(keys(BABY)).toEqual(expect.arrayContaining(["name", "sex", "birthDate", "relationToHead"]));
    for (const key of ["name", "sex", "birthDate", "nik"]) expect(keys(HEAD)).not.toContain(key);
    expect(newcomers(with3.own)).toEqual([BABY]);
    expect(isBlank(again(with3, withoutNewcomer(with3.own, BABY)).own)).toBe(true);
  });

  it("fits the instrument of 2026 as well", () => {
    const view = viewOf({}, DTSENPBI2026);
    const asked = (of: OwnView) =>
      ownSteps(of).flatMap(({ section, uid }) =>
        shownQuestions(of, section, uid).map(({ question }) => `${question.level}.${question.key}`),
      );
    // Every question that the form shows and that is a family's to answer, on some page, and no other.
    const shown = [view.form.household, ...view.people.map((uid) => view.form.members.get(uid))]
      .flatMap((context) => context?.visible ?? [])
      .filter((question) => isAskedOfFamily(question, false))
      .map(({ level, key }) => `${level}.${key}`);
    expect(asked(view).toSorted()).toEqual(shown.toSorted());
    expect(asked(view)).toEqual(expect.arrayContaining(["member.illnessAsthma", "member.disabilityVisual"]));
    const own = again(view, withPage(view, HEAD, [{ question: healthQuestion(view, "illnessAsthma"), value: 1 }]));
    expect(ownReview(own, "id", {}).changes).toMatchObject([{ isGuarded: true, before: "", after: "" }]);
    expect(hasShapeProblem(own)).toBe(false);
  });
});
