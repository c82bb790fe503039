import { describe, expect, it } from "vitest";
import { RECORD_FILES, REQUESTABLE, recordColumns, requestable, variableName } from "@/lib/domain/data-request/column";
import { handedOver, holdsNames } from "@/lib/domain/data-request/handed-over";
import { type LevelRule, type RequestLevel, STANDARD_LEVELS } from "@/lib/domain/data-request/level";
import { PURPOSE_RULES, wrongVariables } from "@/lib/domain/data-request/purpose";
import { REQUEST_PURPOSES } from "@/lib/domain/data-request/purpose-name";
import { reportStanding, reportsOwed } from "@/lib/domain/data-request/report";
import { type RequestRules, rulesIn, rulesProblem, STANDARD_RULES } from "@/lib/domain/data-request/rules";
import { sumTables } from "@/lib/domain/data-request/sums";
import { classOf, treatedCell, treatmentOf } from "@/lib/domain/data-request/treat";
import type { Variable } from "@/lib/domain/variable/variable";

const ruleOf = (level: RequestLevel): LevelRule => {
  const rule = STANDARD_LEVELS.find((each) => each.level === level);
  if (rule === undefined) throw new Error(level);
  return rule;
};
const variable = (name: string): Variable => {
  const found = requestable(name);
  if (found === null) throw new Error(name);
  return found;
};
const all = REQUESTABLE.map(variableName);

describe("what a level hands over", () => {
  it("is no identity number and no name without identity, and no whole number but at the highest", () => {
    for (const level of ["L0", "L1"] as const)
      for (const file of RECORD_FILES) expect(recordColumns(file, all, ruleOf(level))).toEqual([]);
    const l2 = RECORD_FILES.flatMap((file) => recordColumns(file, all, ruleOf("L2")));
    expect(l2.some(({ variable: each }) => classOf(each) === "identifier")).toBe(false);
    for (const { variable: each, treatment } of l2.filter((column) => classOf(column.variable) === "personal")) {
      expect(each.sql, each.key).toBe("date");
      expect(treatment).toBe("coarse");
    }
    const l3 = RECORD_FILES.flatMap((file) => recordColumns(file, all, ruleOf("L3")));
    for (const { variable: each, treatment } of l3.filter((column) => classOf(column.variable) === "identifier"))
      expect(treatment, each.key).toBe("masked");
    expect(holdsNames(ruleOf("L2"), ["member.name", "member.nik"])).toBe(false);
    expect(holdsNames(ruleOf("L3"), ["member.name"])).toBe(true);
  });

  it("tells without identity no place below the district, and no illness", () => {
    const l2 = RECORD_FILES.flatMap((file) => recordColumns(file, all, ruleOf("L2")));
    const near = l2.filter(
      ({ variable: each }) =>
        each.key !== "addressMatchesKk" &&
        /village|dusun|hamlet|sls|address|latitude|longitude|^rt|^rw|Rt$|Rw$/i.test(each.key),
    );
    expect(near.map(({ variable: each, treatment }) => `${each.key} ${treatment}`).toSorted()).toEqual([
      "ktpVillageCode coarse",
      "villageCode coarse",
    ]);
    expect(l2.filter(({ variable: each }) => each.specific === "health")).toEqual([]);
  });

  it("is what was asked and nothing else, each column named once in its file", () => {
    const columns = recordColumns("anggota.csv", ["member.sex", "household.decileNational"], ruleOf("L4"));
    expect(columns.map(({ name }) => name)).toEqual(["jenis_kelamin"]);
    for (const file of RECORD_FILES) {
      const names = recordColumns(file, all, ruleOf("L4")).map(({ name }) => name);
      expect(new Set(names).size, file).toBe(names.length);
    }
  });

  it("tells dates as years, villages as districts, amounts in steps, and masks numbers", () => {
    expect(treatedCell(variable("member.birthDate"), "coarse", "1990-05-17")).toBe("1990");
    expect(treatedCell(variable("household.villageCode"), "coarse", "5207022001")).toBe("520702");
    expect(treatedCell(variable("member.incomeSalary"), "coarse", 2_750_000)).toBe("2500000");
    expect(treatedCell(variable("member.nik"), "masked", "9952070101900001")).toBe("995207••••••••••");
    expect(treatedCell(variable("civil.religion"), "masked", 3)).toBe("");
    expect(treatmentOf(ruleOf("L2"), variable("household.address"))).toBe("absent");
    expect(treatmentOf(ruleOf("L2"), variable("civil.religion"))).toBe("absent");
  });
});

describe("a purpose", () => {
  it("suggests what it may ask for and what its records hand over", () => {
    for (const purpose of REQUEST_PURPOSES) {
      const { suggested } = PURPOSE_RULES[purpose];
      expect(wrongVariables(purpose, suggested), purpose).toEqual([]);
      expect(handedOver(ruleOf("L4"), purpose, suggested), purpose).toBe(suggested.length);
    }
  });

  it("may not ask for health or money that are not its own", () => {
    expect(wrongVariables("education", ["member.chronicIllness", "member.incomeSalary"])).toHaveLength(2);
    expect(wrongVariables("health", ["member.chronicIllness"])).toEqual([]);
    expect(wrongVariables("planning", ["member.nothing", "household.photoFront", "household.notes"])).toHaveLength(3);
    // Nor as sums of an indicator that counts by them.
    const slugs = sumTables("education", ["member.birthDate"]).flatMap(({ measure }) =>
      measure.kind === "indicator" ? [measure.indicator] : [],
    );
    expect(slugs.some(({ sensitive }) => sensitive === true)).toBe(false);
  });
});

describe("the rules of a region", () => {
  it("may be stricter than the standard and never wider", () => {
    expect(rulesProblem(STANDARD_RULES)).toBeNull();
    const withLevels = (change: (rule: LevelRule) => LevelRule): RequestRules => ({
      ...STANDARD_RULES,
      levels: STANDARD_LEVELS.map(change),
    });
    expect(rulesProblem(withLevels((rule) => ({ ...rule, isOffered: rule.level === "L0", mostDays: 30 })))).toBeNull();
    const opened = (rule: LevelRule) => ({ ...rule, treatments: { ...rule.treatments, identifier: "plain" as const } });
    expect(rulesProblem(withLevels(opened))).not.toBeNull();
    expect(rulesProblem(withLevels((rule) => ({ ...rule, papers: [] })))).toBe("OPENS_MORE");
    expect(rulesProblem(withLevels((rule) => ({ ...rule, mostDays: 365 })))).toBe("OPENS_MORE");
    const initials = (rule: LevelRule): LevelRule =>
      rule.level === "L2" ? { ...rule, treatments: { ...rule.treatments, personal: "masked" } } : rule;
    expect(rulesProblem(withLevels(initials))).toBe("OPENS_MORE");
    expect(rulesProblem({ ...STANDARD_RULES, tiers: STANDARD_RULES.tiers.slice(0, 1) })).toBe("FEW_TIERS");
    expect(
      rulesProblem({ ...STANDARD_RULES, tiers: STANDARD_RULES.tiers.filter(({ name }) => name !== "kominfo") }),
    ).toBe("NO_STEWARD");
  });

  it("are the nearest region's newest that has begun", () => {
    const stored = (id: string, regionCode: string, effectiveFrom: string, setAt = 1) => ({
      id,
      regionCode,
      rules: STANDARD_RULES,
      effectiveFrom,
      setAt,
    });
    const rows = [
      stored("nation", "0", "2026-01-01"),
      stored("province", "52", "2026-02-01"),
      stored("own", "5207", "2026-03-01"),
      stored("later", "5207", "2026-03-01", 2),
      stored("future", "5207", "2027-01-01"),
    ];
    expect(rulesIn(rows, "5207", "2026-06-01").id).toBe("later");
    expect(rulesIn(rows, "5207", "2026-02-15").id).toBe("province");
    expect(rulesIn(rows, "6101", "2026-06-01").id).toBe("nation");
    expect(rulesIn([], "6101", "2026-06-01")).toEqual({ id: null, rules: STANDARD_RULES });
  });
});

describe("reports of use", () => {
  it("are owed each thirty days and when the time is over", () => {
    expect(reportsOwed("2026-01-01", "2026-02-28", 30)).toEqual([
      { number: 1, dueOn: "2026-01-31" },
      { number: 2, dueOn: "2026-02-28" },
    ]);
    expect(reportsOwed("2026-01-01", "2026-01-07", 30)).toEqual([{ number: 1, dueOn: "2026-01-07" }]);
    const owed = reportsOwed("2026-01-01", "2026-02-28", 30);
    expect(reportStanding(owed, 0, "2026-02-01")).toEqual({ next: owed[0], overdue: 1 });
    expect(reportStanding(owed, 0, "2026-03-01").overdue).toBe(2);
    // The second is not written before the first was due.
    expect(reportStanding(owed, 1, "2026-01-30").next).toBeNull();
    expect(reportStanding(owed, 1, "2026-01-31").next).toEqual(owed[1]);
    expect(reportStanding(owed, 2, "2026-03-01")).toEqual({ next: null, overdue: 0 });
  });
});
