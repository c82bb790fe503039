import { describe, expect, it } from "vitest";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { readDefinition } from "@/lib/domain/indicator/language";
import { computedOf, findIndicator, INDICATORS } from "@/lib/domain/indicator/registry";
import { TERMS } from "@/lib/domain/indicator/terms";
import { findVariable } from "@/lib/domain/variable/dictionary";

describe("the catalogue of indicators", () => {
  it("holds the 55 of the domain page, those of several figures by letter", () => {
    const families = new Set(INDICATORS.map(({ code }) => code.replace(/[a-z]$/, "")));
    const counts = { PD: 8, KS: 10, PU: 6, PR: 7, SO: 10, TK: 5, UK: 2, PT: 1, EN: 2, DK: 3, PP: 1 };
    const expected = Object.entries(counts).flatMap(([theme, last]) =>
      Array.from({ length: last }, (_, index) => `${theme}${index + 1}`),
    );
    expect([...families].sort()).toEqual(expected.sort());
    expect(expected).toHaveLength(55);
  });

  it("has each code once, and each place once within its unit with none left out", () => {
    expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(INDICATORS.length);
    for (const unit of ["people", "families"] as const) {
      const places = computedOf(unit).map(({ place }) => place);
      expect(places).toEqual(places.map((_, index) => index));
    }
  });

  it("finds one by its code and nothing by another", () => {
    expect(findIndicator("SO6")?.title.id).toContain("Lansia");
    expect(findIndicator("constructor")).toBeNull();
  });

  it("says what is missing of those that nobody asks for", () => {
    for (const indicator of INDICATORS) if (!isComputed(indicator)) expect(indicator.needs.id).not.toBe("");
  });

  it("is written in words that mean something, and each term is used", () => {
    const sources = INDICATORS.filter(isComputed).flatMap(({ unit, numerator, denominator }) =>
      [numerator, denominator].map((text) => [unit, text] as const),
    );
    for (const [unit, text] of sources) expect(() => readDefinition(unit, text)).not.toThrow();
    for (const unit of ["people", "families"] as const) {
      const texts = [
        ...sources.map(([, text]) => text),
        ...Object.values(TERMS.people),
        ...Object.values(TERMS.families),
      ];
      for (const term of Object.keys(TERMS[unit]))
        expect(
          texts.some((text) => new RegExp(`\\b${term}\\b`).test(text)),
          term,
        ).toBe(true);
    }
  });

  it("gives no term the name of a variable that would then be out of reach", () => {
    for (const term of Object.keys(TERMS.people)) expect(findVariable("member", term)).toBeNull();
    for (const term of Object.keys(TERMS.families)) expect(findVariable("household", term)).toBeNull();
  });
});

describe("reading a definition", () => {
  it.each([
    ["people", "shoeSize > 40", "nothing is called shoeSize"],
    ["families", "head.healthInsurance in [1]", "nothing is called head.healthInsurance"],
    ["people", "any(age > 3)", "no function any"],
    ["families", "any(family.size > 1)", "members alone"],
    ["families", "age > 3", "nothing is called age"],
    ["people", "drinkingWater == 1", "nothing is called drinkingWater"],
  ] as const)("refuses %s: %s", (unit, source, problem) => {
    expect(() => readDefinition(unit, source)).toThrow(problem);
  });

  it("writes terms out, also those of members inside a family's", () => {
    const written = JSON.stringify(readDefinition("families", "any(noCertificate)"));
    expect(written).toContain("highestCertificate");
    expect(written).not.toContain("noCertificate");
  });
});
