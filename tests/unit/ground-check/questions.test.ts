import { describe, expect, it } from "vitest";
import type { AskedField } from "@/lib/domain/ground-check/ground-check";
import { checkHref, readCheckFilter, readRange } from "@/lib/domain/ground-check/list-filter";
import {
  chooseQuestions,
  isCheckable,
  isShown,
  MOST_CHANGED,
  WELFARE_QUESTIONS,
} from "@/lib/domain/ground-check/questions";
import { WELFARE_KEYS } from "@/lib/domain/ground-check/welfare";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { readForm } from "@/lib/domain/instrument/form";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { answersOfFamily } from "@/prisma/seed/record";
import { drawFamilies } from "@/tests/support/factory/families";

const ON = "2026-05-14";
const [family] = drawFamilies("5207012003", 1, ON);
if (family === undefined) throw new Error("no family");
const answers = askedAnswers(REGSOSEK22K, answersOfFamily(family));
const uid = Object.keys(answers.members)[0] ?? "";
const change = (key: string): Change => ({ key, before: 1, after: 2 });
const choose = (changes: readonly Change[], seed = "a", over: Answers = answers) =>
  chooseQuestions({ instrument: REGSOSEK22K, answers: over, changes, conditionDate: ON, seed });

describe("what a check asks", () => {
  it("is what changed and a few questions more, in the form's order, with what the proposal says", () => {
    const fields = choose([
      change("household.lightingSource"),
      change(`member:${uid}.sex`),
      change("household.floorMaterial"),
    ]);
    const changed = fields.filter(({ why }) => why === "changed");
    expect(changed.map(({ key }) => key)).toEqual(["floorMaterial", "lightingSource", "sex"]);
    const further = fields.filter(({ why }) => why === "welfare").map(({ key }) => key);
    expect(further).toHaveLength(WELFARE_QUESTIONS);
    for (const key of further) expect(WELFARE_KEYS).toContain(key);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(fields.find(({ key }) => key === "floorMaterial")?.said).toBe(answers.household["floorMaterial"]);
  });

  it("is the same for one check and another for the next, so that nobody can prepare for it", () => {
    const drawn = (seed: string) =>
      choose([], seed)
        .map(({ key }) => key)
        .join();
    expect(drawn("one")).toBe(drawn("one"));
    expect(new Set(Array.from({ length: 12 }, (_, index) => drawn(`check-${index}`))).size).toBeGreaterThan(3);
  });

  it("leaves out what is not shown, what has no place in the form, and what cannot be written alike", () => {
    const none = choose([
      change("household.notes"),
      change(`civil:${uid}.religion`),
      change(`member:${uid}.nik`),
      change("household.nowhere"),
    ]);
    expect(none.every(({ why }) => why === "welfare")).toBe(true);
    const hidden = { ...answers, household: { ...answers.household, toiletFacility: 4 } };
    expect(choose([change("household.toiletType")], "a", hidden).some(({ key }) => key === "toiletType")).toBe(false);
  });

  it("keeps the heaviest of a long list", () => {
    const all = REGSOSEK22K.household
      .filter(isCheckable)
      .map(({ key }) => change(`household.${key}`))
      .concat(
        Object.keys(answers.members).flatMap((person) =>
          ["presence", "sex", "birthDate"].map((key) => change(`member:${person}.${key}`)),
        ),
      );
    const changed = choose(all).filter(({ why }) => why === "changed");
    expect(changed.length).toBeLessThanOrEqual(MOST_CHANGED);
    for (const key of ["floorMaterial", "wallMaterial", "assetCar"])
      expect(
        changed.some((field) => field.key === key),
        key,
      ).toBe(true);
  });

  it("never asks an identifier", () => {
    for (const { questions } of INSTRUMENTS)
      for (const question of questions.filter(isCheckable))
        expect(SEALED_KEYS.has(`${question.level}.${question.key}`), question.key).toBe(false);
  });
});

describe("whether a question stands while the companion answers", () => {
  const ask = (...keys: string[]): AskedField[] =>
    keys.map((key) => ({ level: "household", uid: null, key, why: "changed" }));
  const type = ask("toiletType")[0];
  if (type === undefined) throw new Error("no field");

  it("goes by their own answers where they are asked for what it depends on", () => {
    const asked = ask("toiletFacility", "toiletType");
    const with_ = (code: number) => ({ ...NO_ANSWERS, household: { toiletFacility: code } });
    expect(isShown(REGSOSEK22K, asked, with_(1), type)).toBe(true);
    expect(isShown(REGSOSEK22K, asked, with_(4), type)).toBe(false);
    expect(isShown(REGSOSEK22K, asked, NO_ANSWERS, type)).toBe(false);
  });

  it("stands where they are not: nothing of the proposal tells", () => {
    expect(isShown(REGSOSEK22K, [type], NO_ANSWERS, type)).toBe(true);
  });

  it("of a whole form that is answered as proposed shows all that is asked", () => {
    const form = readForm(REGSOSEK22K, answers, ON);
    const fields = choose(form.household.visible.map(({ key }) => change(`household.${key}`)));
    for (const field of fields) expect(isShown(REGSOSEK22K, fields, answers, field), field.key).toBe(true);
  });
});

describe("the list's address", () => {
  it("is read back as it was written", () => {
    const filter = readCheckFilter({
      keadaan: "assigned",
      desa: "5207012003",
      pendamping: "00000000-0000-7000-8000-000000000001",
      lewat: "1",
      sesudah: "1779000000000.00000000-0000-7000-8000-000000000001",
    });
    expect(filter.after?.at).toBe(1779000000000);
    const query = Object.fromEntries(new URL(checkHref(filter, { after: filter.after }), "http://x").searchParams);
    expect(readCheckFilter(query)).toEqual(filter);
    expect(readCheckFilter({ keadaan: "x", desa: "1", pendamping: "y", sesudah: "z" })).toEqual({
      state: null,
      village: "",
      companion: "",
      isLate: false,
      after: null,
    });
    expect([
      readRange({}),
      readRange({ rentang: "30" }),
      readRange({ rentang: "semua" }),
      readRange({ rentang: "7" }),
    ]).toEqual([90, 30, null, 90]);
  });
});
