import { describe, expect, it } from "vitest";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import type { Level } from "@/lib/domain/variable/variable";
import { memberCount, type Row, textAt } from "@/lib/server/household/whole-family";
import { findingsOf } from "@/prisma/seed/judge";
import { FICTIONAL_MARK } from "@/prisma/seed/name";
import type { SeedFamily } from "@/prisma/seed/record";
import { allFamilies, ON } from "./demo-villages";

const FAMILIES = allFamilies();
const MEMBERS = FAMILIES.flatMap((family) => family.members);
const RANKED = FAMILIES.filter(({ imported }) => Number(imported["decileNational"]) > 0);

/** Quality of the floor by code of 303. */
const FLOOR_RANK: Readonly<Record<number, number>> = { 1: 9, 2: 8, 3: 7, 4: 6, 5: 4, 6: 4, 7: 2, 8: 1, 9: 3 };
const GOODS = [
  "assetFridge",
  "assetFlatTv",
  "assetComputer",
  "assetCar",
  "assetMotorcycle",
  "assetSmartphone",
  "assetGold",
];

function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const products = x.map((value, index) => [value - mx, (y[index] ?? my) - my] as const);
  const sum = (pick: (pair: readonly [number, number]) => number) =>
    products.reduce((all, pair) => all + pick(pair), 0);
  return sum(([a, b]) => a * b) / Math.sqrt(sum(([a]) => a * a) * sum(([, b]) => b * b));
}

function withDecile(measure: (family: SeedFamily) => number | null): number {
  const pairs = RANKED.flatMap((family) => {
    const value = measure(family);
    return value === null ? [] : [[Number(family.imported["decileNational"]), value] as const];
  });
  return pearson(
    pairs.map(([decile]) => decile),
    pairs.map(([, value]) => value),
  );
}

function years(certificate: unknown): number {
  if (typeof certificate !== "number" || certificate === 23) return 0;
  if (certificate <= 5) return 6;
  if (certificate <= 10) return 9;
  return certificate <= 17 ? 12 : certificate === 18 ? 14 : 16;
}

describe("welfare", () => {
  it("shows in floor, goods, schooling and power: the richer the decile, the better", () => {
    const floor = withDecile(({ household }) => FLOOR_RANK[Number(household["floorMaterial"])] ?? null);
    const goods = withDecile(({ household }) => GOODS.filter((key) => household[key] === 1).length);
    const schooling = withDecile(({ members }) =>
      Math.max(...members.map(({ answers }) => years(answers["highestCertificate"]))),
    );
    expect(floor).toBeGreaterThan(0.5);
    expect(goods).toBeGreaterThan(0.6);
    expect(schooling).toBeGreaterThan(0.4);
    expect(withDecile(({ household }) => Number(household["meterPower1"] ?? 0))).toBeGreaterThan(0.4);
  });

  it("decides who gets aid, with errors in both directions", () => {
    expect(withDecile(({ household }) => (household["programSembako"] === 1 ? 1 : 0))).toBeLessThan(-0.35);
    expect(withDecile(({ household }) => (household["programPkh"] === 1 ? 1 : 0))).toBeLessThan(-0.2);
    expect(
      RANKED.some(
        ({ imported, household }) => Number(imported["decileNational"]) >= 7 && household["programSembako"] === 1,
      ),
    ).toBe(true);
    expect(
      RANKED.some(({ imported, household }) => imported["decileNational"] === 1 && household["programSembako"] === 2),
    ).toBe(true);
  });

  it("is poorer than the nation, ranked alike at the three levels, and leaves a few unranked", () => {
    const share = (decile: number) =>
      RANKED.filter(({ imported }) => imported["decileNational"] === decile).length / RANKED.length;
    expect(share(1)).toBeGreaterThan(share(10) * 1.5);
    expect(withDecile(({ imported }) => Number(imported["decileProvince"]))).toBeGreaterThan(0.9);
    expect(withDecile(({ imported }) => Number(imported["decileRegency"]))).toBeGreaterThan(0.9);
    expect(RANKED.length / FAMILIES.length).toBeGreaterThan(0.97);
    expect(RANKED.length).toBeLessThan(FAMILIES.length);
  });

  it("leaves two to four of a hundred people with a lot of difficulty, many of them old", () => {
    const severe = (member: (typeof MEMBERS)[number]) =>
      Object.entries(member.answers).some(
        ([key, value]) => key.startsWith("difficulty") && (value === 1 || value === 2),
      );
    const old = MEMBERS.filter(({ answers }) => textAt(answers, "birthDate") < "1961-11-22");
    const young = MEMBERS.filter(({ answers }) => textAt(answers, "birthDate") > "1986-11-22");
    const share = (people: typeof MEMBERS) => people.filter(severe).length / people.length;
    expect(share(MEMBERS)).toBeGreaterThan(0.018);
    expect(share(MEMBERS)).toBeLessThan(0.04);
    expect(share(old)).toBeGreaterThan(share(young) * 4);
  });
});

describe("families", () => {
  it("are as many as decided: two villages of 1,000 or more, the others about 75", () => {
    const byVillage = new Map<string, number>();
    for (const { villageCode } of FAMILIES) byVillage.set(villageCode, (byVillage.get(villageCode) ?? 0) + 1);
    const regency = [...byVillage].filter(([code]) => code.startsWith("5207"));
    const large = regency.filter(([, families]) => families >= 1000);
    expect(regency).toHaveLength(65);
    expect(large.map(([code]) => code)).toEqual(["5207022001", "5207082001"]);
    expect(
      regency.filter(([, families]) => families < 1000).every(([, families]) => families >= 70 && families <= 85),
    ).toBe(true);
    expect(FAMILIES.filter(({ villageCode }) => villageCode.startsWith("5207")).length).toBeGreaterThan(6300);
    expect(MEMBERS.length).toBeGreaterThan(19_000);
    expect(MEMBERS.length).toBeLessThan(23_000);
    expect(byVillage.get("9999012001")).toBe(5);
  });

  it("pass the rules in at least 97 of 100, and leave some work", () => {
    // Every third family: the rules of all take twenty seconds.
    const sample = FAMILIES.filter((_, index) => index % 3 === 0);
    const judged = sample.map((family) => findingsOf(family, ON));
    const clean = judged.filter((found) => found.every(({ severity }) => severity !== "error")).length / judged.length;
    expect(clean).toBeGreaterThanOrEqual(0.97);
    expect(clean).toBeLessThan(0.995);
    expect(judged.some((found) => found.some(({ severity }) => severity === "warning"))).toBe(true);
  }, 120_000);

  it("count only those who live with the family", () => {
    for (const family of FAMILIES) {
      const here = family.members.filter(({ answers }) => answers["presence"] === 1 || answers["presence"] === 5);
      expect(memberCount(family)).toBe(here.length);
    }
  });
});

describe("columns", () => {
  it.each(["household", "member", "civil"] as const)("of the %s table all hold at least two values", (level) => {
    const rows = rowsOf(level);
    for (const variable of variablesOf(level)) {
      // The register of the demo was loaded from Regsosek 2022.
      if (variable.kind === "derived" || /Dtsen$|^account$/.test(variable.dateBlock)) continue;
      const values = new Set(rows.map((row) => JSON.stringify(row[variable.key] ?? null)));
      expect([variable.key, values.size >= 2]).toEqual([variable.key, true]);
    }
  });

  it("of freshness hold dates and sources of several kinds", () => {
    for (const records of [FAMILIES.map(({ asOf }) => asOf), MEMBERS.map(({ asOf }) => asOf)]) {
      for (const section of Object.keys(records[0] ?? {})) {
        const seen = records.map((asOf) => asOf[section]);
        expect([section, new Set(seen.map((one) => one?.date)).size > 50]).toEqual([section, true]);
        expect([section, new Set(seen.map((one) => one?.source)).size >= 3]).toEqual([section, true]);
      }
    }
  });
});

function rowsOf(level: Level): readonly Row[] {
  if (level === "household") return FAMILIES.map(({ household, imported }) => ({ ...household, ...imported }));
  if (level === "member") return MEMBERS.map(({ answers, imported }) => ({ ...answers, ...imported }));
  return MEMBERS.map(({ civil }) => civil);
}

describe("identity", () => {
  it("gives NIKs that begin with 99, hold the birth date, and belong to one person", () => {
    const niks = MEMBERS.flatMap(({ answers }) => (typeof answers["nik"] === "string" ? [answers["nik"]] : []));
    expect(niks.every((nik) => /^99\d{14}$/.test(nik) && !nik.endsWith("0000"))).toBe(true);
    expect(new Set(niks).size).toBe(niks.length);
    const numbers = FAMILIES.flatMap(({ cards }) => cards.map(({ number }) => number));
    expect(numbers.every((number) => /^99\d{14}$/.test(number))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { civil } of MEMBERS) {
      for (const key of ["fatherNik", "motherNik"]) expect(textAt(civil, key)).toMatch(/^(99\d{14})?$/);
    }
  });

  it("gives everybody without a NIK a reason and a temporary id", () => {
    const without = MEMBERS.filter(({ answers }) => answers["nik"] === null);
    expect(without.length).toBeGreaterThan(50);
    expect(without.every(({ answers, tempId }) => answers["noNikReason"] !== null && /^TMP-/.test(tempId ?? ""))).toBe(
      true,
    );
    expect(MEMBERS.filter(({ answers }) => answers["nik"] !== null).every(({ tempId }) => tempId === null)).toBe(true);
  });

  it("marks every name as fictional", () => {
    const names = MEMBERS.flatMap(({ answers, civil }) => [
      textAt(answers, "name"),
      textAt(civil, "fatherName"),
      textAt(civil, "motherName"),
    ]);
    expect(names.filter((name) => !FICTIONAL_MARK.test(name))).toEqual([]);
    expect(FAMILIES.filter(({ household }) => !FICTIONAL_MARK.test(textAt(household, "respondentName")))).toEqual([]);
  });
});
