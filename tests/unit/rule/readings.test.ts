import { describe, expect, it } from "vitest";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { evaluate } from "@/lib/domain/instrument/condition/evaluate";
import { parseCondition } from "@/lib/domain/instrument/condition/parse";
import { readForm } from "@/lib/domain/instrument/form";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { type RuleContext, readFamily } from "@/lib/domain/rule/family";
import { ruleScope } from "@/lib/domain/rule/functions";
import { yearsBetween } from "@/lib/domain/rule/readings";
import { changedShare, welfareShift } from "@/lib/domain/rule/shift";
import { bareFamily, CHILD, ON, withMember } from "../instrument/family-fixture";
import { house, house26, person, person26, type Sample } from "./sample";

/** What a sentence says of the household, or of the child. */
function say(sentence: string, sample: Sample, uid: string | null = null) {
  const form = readForm(sample.instrument, sample.answers, ON);
  const family = readFamily(sample.instrument, form, sample.answers, sample.context);
  const context = uid === null ? form.household : form.members.get(uid);
  if (context === undefined) throw new Error("no such person");
  return evaluate(parseCondition(sentence), ruleScope(family, context));
}

const child = (row: Record<string, AnswerValue>) => person(CHILD, row);
const child26 = (row: Record<string, AnswerValue>) => person26(CHILD, row);

describe("readings of both forms", () => {
  it("read schooling in the record's codes", () => {
    expect([1, 2, 3].map((code) => say("schooling()", child({ schoolParticipation: code }), CHILD))).toEqual([0, 1, 2]);
    expect(say("schooling()", child26({ schoolParticipation: 2 }), CHILD)).toBe(1);
    expect(say("schooling()", child({}), CHILD)).toBeNull();
  });

  it("read certificates alike", () => {
    const of22 = (code: number) =>
      say("certificate()", child({ schoolParticipation: 3, highestCertificate: code }), CHILD);
    expect([23, 1, 5, 6, 10, 11, 17, 18, 19, 20, 21, 22].map(of22)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6]);
    expect(say("certificate()", child26({ schoolParticipation: 3, certificateGroup: 6 }), CHILD)).toBe(6);
    expect(say("certificate()", child({ schoolParticipation: 1 }), CHILD)).toBe(0);
  });

  it("read the status of a job alike", () => {
    const of22 = (employmentStatus: number) =>
      say("jobStatus()", child({ workedLastWeek: 1, employmentStatus }), CHILD);
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(of22)).toEqual([1, 2, 2, 3, 4, 5, 5, 6]);
    expect(say("jobStatus()", child26({ jobStatus: 9 }), CHILD)).toBe(9);
  });

  it("read meters of both forms", () => {
    expect(say("mostPower()", house({ lightingSource: 1, meterPower1: 2, meterPower2: 4 }))).toBe(4);
    const listed = house26({ lightingSource: 1, meters: [{ power: 5, idType: 1, id: "123456789012" }] });
    expect(say("leastPower()", listed)).toBe(5);
    expect(say("metersWithId()", listed)).toBe(1);
  });
});

describe("the rule language", () => {
  it("tells asked, given and answered apart", () => {
    const hidden = house({ dwellingOwnership: 2, landTitle: 1 });
    expect(say("asks(landTitle)", hidden)).toBe(true);
    expect(say("asks(landTitle, photoFront)", hidden)).toBe(false);
    expect(say("given(landTitle)", hidden)).toBe(true);
    expect(say("answered(landTitle)", hidden)).toBe(false);
    expect(say("given(nik)", child({}), CHILD)).toBe(true);
  });

  it("knows whether somebody could be asked", () => {
    expect(say("interviewed()", house({ enumerationResult: 1 }))).toBe(true);
    expect(say("interviewed()", house({ enumerationResult: 4 }))).toBe(false);
    expect(say("interviewed()", house26({}))).toBe(true);
  });

  it("counts a thing from yes or no, or from a number", () => {
    expect(say("owned(assetCar, carCount)", house({ assetCar: 1 }))).toBe(1);
    expect(say("owned(assetCar, carCount)", house({ assetCar: 2 }))).toBe(0);
    expect(say("owned(assetCar, carCount)", house26({ carCount: 3 }))).toBe(3);
    expect(say("owned(assetCar, carCount)", house({}))).toBeNull();
  });

  it("reckons with what is answered", () => {
    const sample = house({ cattle: 4, pigs: 1 });
    expect(say("least(cattle, pigs, horses)", sample)).toBe(1);
    expect(say("most(cattle, pigs, horses)", sample)).toBe(4);
    expect(say("most(horses)", sample)).toBeNull();
    expect(say("ratio(cattle, pigs)", sample)).toBe(4);
    expect(say("ratio(cattle, horses)", sample)).toBeNull();
    expect(say("ratio(cattle, 0)", sample)).toBeNull();
    expect(say("monthsAgo(2025, 11)", sample)).toBe(12);
  });

  it("reads what surrounds the answers, and nothing else by that name", () => {
    const context: RuleContext = { today: "2026-11-25", decile: 2 };
    expect(say("context.today", house({}, context))).toBe("2026-11-25");
    expect(say("context.decile", house({}, context))).toBe(2);
    expect(say("context.conditionDate", house({}, context))).toBe(ON);
    expect(say("context.server", house({}, context))).toBeNull();
    expect(say("context.periodStart", house({}))).toBeNull();
    expect(say("toString()", house({}))).toBeNull();
  });

  it("counts completed years, below zero when the order is wrong", () => {
    expect(yearsBetween("2000-05-14", "2010-05-14")).toBe(10);
    expect(yearsBetween("2000-05-14", "2010-05-13")).toBe(9);
    expect(yearsBetween("2010-05-14", "2010-05-13")).toBe(-1);
    expect(yearsBetween("2010-13-45", "2010-05-13")).toBeNull();
  });
});

describe("how much changed", () => {
  const family = bareFamily();
  const withHouse = (row: Record<string, AnswerValue>) => ({ ...family, household: { ...family.household, ...row } });

  it("compares the answers of people in both alone", () => {
    expect(changedShare(REGSOSEK22K, family, family)).toBe(0);
    expect(
      changedShare(REGSOSEK22K, { household: {}, members: {}, civil: {} }, { household: {}, members: {}, civil: {} }),
    ).toBeNull();
    const { [CHILD]: _gone, ...others } = family.members;
    expect(changedShare(REGSOSEK22K, family, { ...family, members: others })).toBe(0);
    expect(changedShare(REGSOSEK22K, withMember(family, CHILD, { presence: 3 }), family)).toBe(0);
    const one = changedShare(REGSOSEK22K, withHouse({ cattle: 1 }), withHouse({ cattle: 2 })) ?? 0;
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(10);
  });

  it("counts moves of welfare only while all go one way", () => {
    const poor = { floorMaterial: 8, wallMaterial: 6, assetFridge: 2, cattle: 0 };
    expect(welfareShift(poor, { ...poor, floorMaterial: 2, assetFridge: 1, cattle: 3 })).toBe(3);
    expect(welfareShift({ ...poor, floorMaterial: 2 }, { ...poor, wallMaterial: 1 })).toBe(0);
    expect(welfareShift(poor, { ...poor, floorMaterial: 9 })).toBe(0);
    expect(welfareShift(poor, {})).toBe(0);
  });
});
