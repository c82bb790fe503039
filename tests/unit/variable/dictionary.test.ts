import { describe, expect, it } from "vitest";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { columnsOf, snakeCase } from "@/lib/domain/variable/column";
import { DICTIONARY, findVariable, variablesOf, writableVariables } from "@/lib/domain/variable/dictionary";
import { NOT_OPEN, OFFICIAL_NAMES } from "./official-names";

describe("the dictionary", () => {
  it("accounts for all 52 and 48 official variables, each once", () => {
    const expected = Object.entries(OFFICIAL_NAMES).flatMap(([set, names]) => names.map((name) => `${set}:${name}`));
    expect(expected).toHaveLength(100);
    const named = DICTIONARY.flatMap(({ official }) => official);
    expect([...named].sort()).toEqual([...expected].sort());
  });

  it("keeps the access level of the catalogue", () => {
    for (const { official, sensitivity } of DICTIONARY)
      for (const name of official) expect(sensitivity, name).toBe(NOT_OPEN[name] ?? "terbuka");
  });

  it("has each key once in a level, and each question once", () => {
    const keys = DICTIONARY.map(({ level, key }) => `${level}.${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const code of ["REGSOSEK22-K", "DTSEN-PBI-2026"]) {
      const questions = DICTIONARY.flatMap((variable) => variable.questions[code] ?? []);
      expect(new Set(questions).size, code).toBe(questions.length);
    }
  });

  it("gives every stored variable a type, and a limit where it is no date", () => {
    for (const { key, kind, sql, codes, min, max, maxLength, shape } of DICTIONARY) {
      expect(sql === null, key).toBe(kind === "derived" || kind === "sealed" || kind === "repeat");
      if (kind === "derived" || kind === "repeat" || sql === "date" || sql === "uuid") continue;
      const limited = codes !== undefined || maxLength !== undefined || shape !== undefined;
      expect(limited || (min !== undefined && max !== undefined), key).toBe(true);
    }
  });

  it("dates together only what the same instruments ask", () => {
    const askers = new Map<string, Set<string>>();
    for (const { level, key, dateBlock } of DICTIONARY) {
      const asking = INSTRUMENTS.filter((instrument) => findQuestion(instrument, level, key)?.stored === true);
      if (asking.length === 0) continue;
      const names = asking.map(({ code }) => code).join("+");
      askers.set(`${level}.${dateBlock}`, (askers.get(`${level}.${dateBlock}`) ?? new Set()).add(names));
    }
    for (const [block, names] of askers) expect([...names], block).toHaveLength(1);
  });

  it("marks health data as specific personal data", () => {
    for (const variable of variablesOf("member").filter(({ section }) => section === "health"))
      expect(variable.specific).toBe("health");
    expect(findVariable("member", "pregnant")?.specific).toBe("health");
    expect(findVariable("household", "bankAccount")?.specific).toBe("finance");
  });

  it("lets nobody write what is derived or imported", () => {
    const writable = new Set(writableVariables("household").map(({ key }) => key));
    for (const key of ["headName", "memberCount", "decileNational", "pbiNational", "villageCode"])
      expect(writable.has(key), key).toBe(false);
  });

  it("names columns as the contract says", () => {
    expect(["floorAreaM2", "assetGas55", "meterPower1", "ktpRt"].map(snakeCase)).toEqual([
      "floor_area_m2",
      "asset_gas55",
      "meter_power1",
      "ktp_rt",
    ]);
    expect(DICTIONARY.filter(({ key }) => key === "nik").flatMap(columnsOf)).toMatchObject([
      { column: "nik_sealed", type: "text" },
      { column: "nik_bidx", type: "bytea" },
    ]);
  });
});
