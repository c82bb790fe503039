import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDates, nearDates } from "@/lib/domain/matching/birth-date";
import { evidenceText } from "@/lib/domain/matching/evidence";
import { normaliseName } from "@/lib/domain/matching/person-name";
import { type Likeness, OPEN_FROM, STRONG_FROM, scorePair, WEIGHTS } from "@/lib/domain/matching/score";
import { nameSimilarity } from "@/lib/domain/matching/similarity";
import { isSuspicious, judgedOn } from "@/lib/domain/matching/suspicion";

const person = (name: string, birthDate: string | null, more: Partial<Likeness> = {}): Likeness => ({
  name: normaliseName(name),
  birthDate,
  sex: null,
  mother: null,
  birthPlace: null,
  kk: null,
  nik: null,
  ...more,
});

const NAMES = [
  "Siti Aminah",
  "St. Aminah",
  "Siti Maimunah",
  "Abdul Kadir",
  "Abd Kadir",
  "Hasan Basri",
  "Husin Basri",
  "A. Kadir",
  "Sukarno",
];
const DATES = ["1980-03-04", "1980-04-03", "1980-03-14", "1981-03-04", "1999-12-31", "2004-02-29"];
const anyPerson: fc.Arbitrary<Likeness> = fc.record({
  name: fc.oneof(fc.constantFrom(...NAMES).map(normaliseName), fc.string({ maxLength: 20 }).map(normaliseName)),
  birthDate: fc.option(fc.constantFrom(...DATES)),
  sex: fc.option(fc.constantFrom(1, 2)),
  mother: fc.option(fc.constantFrom("Maryam", "Mariam", "Fatimah", "")),
  birthPlace: fc.option(fc.constantFrom("Taliwang", "Mataram", "Taliwang Kota")),
  kk: fc.option(fc.constantFrom("a", "b")),
  nik: fc.option(fc.constantFrom("c", "d")),
});

describe("the score of a pair", () => {
  it("is the same either way round, from 0 to 100", () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (a, b) => {
        expect(scorePair(a, b)).toEqual(scorePair(b, a));
        const { score } = scorePair(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
      { numRuns: 2000 },
    );
  });

  it("is never higher than that of a person with themselves, which is 100 when everything is known", () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (a, b) => {
        const alone = { ...a, nik: null };
        expect(scorePair(alone, { ...b, nik: null }).score).toBeLessThanOrEqual(100);
        const full = {
          ...alone,
          name: a.name === "" ? "contoh" : a.name,
          birthDate: "1980-03-04",
          sex: 1,
          mother: "Maryam",
          birthPlace: "Taliwang",
          kk: "a",
        };
        expect(scorePair(full, full).score).toBe(100);
      }),
    );
    expect(WEIGHTS.name + WEIGHTS.birthDate + WEIGHTS.sex + WEIGHTS.mother + WEIGHTS.kk + WEIGHTS.birthPlace).toBe(100);
  });

  it("never falls when a part agrees better", () => {
    const better: readonly ((a: Likeness) => Partial<Likeness>)[] = [
      ({ name }) => ({ name }),
      ({ birthDate }) => ({ birthDate }),
      ({ sex }) => ({ sex }),
      ({ mother }) => ({ mother }),
      ({ birthPlace }) => ({ birthPlace }),
      ({ kk }) => ({ kk }),
      ({ nik }) => ({ nik }),
    ];
    fc.assert(
      fc.property(anyPerson, anyPerson, fc.constantFrom(...better), (a, b, part) => {
        const nearer = { ...b, ...part(a) };
        const isKnown = Object.values(part(a))[0] !== null && Object.values(part(a))[0] !== "";
        if (isKnown) expect(scorePair(a, nearer).score).toBeGreaterThanOrEqual(scorePair(a, b).score);
      }),
      { numRuns: 3000 },
    );
    const at = (birthDate: string) => scorePair(person("Contoh", "1980-03-04"), person("Contoh", birthDate)).score;
    const falling = ["1980-03-04", "1980-04-03", "1980-03-14", "1981-03-04", "1999-12-31"].map(at);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  });

  it("is 100 for one NIK whatever else is written", () => {
    expect(scorePair(person("Contoh", null, { nik: "x" }), person("Lain", "1990-01-01", { nik: "x" })).score).toBe(100);
  });

  it("offers one person written twice, and spares namesakes, twins and sisters", () => {
    const opens = (a: Likeness, b: Likeness, isOneFamily = false) => isSuspicious(scorePair(a, b), isOneFamily);
    const born = "1980-03-04";
    expect(opens(person("Hj. Siti Aminah", born), person("St Aminah", born))).toBe(true);
    expect(opens(person("Soekarno", born, { sex: 1 }), person("Sukarno", "1980-04-03", { sex: 1 }))).toBe(true);
    expect(
      opens(person("Siti Aminah", born, { mother: "Maryam" }), person("Siti Aminah", born, { mother: "Fatimah" })),
    ).toBe(false);
    expect(opens(person("Siti Aminah", born), person("Siti Aminah", "1961-11-17"))).toBe(false);
    const twin = { sex: 1, mother: "Maryam", kk: "a", birthPlace: "Taliwang" };
    expect(opens(person("Hasan Basri", born, twin), person("Husin Basri", born, twin), true)).toBe(false);
    expect(opens(person("Hasan", born, twin), person("Husin", born, { ...twin, kk: "b" }))).toBe(false);
    expect(opens(person("Hasan Basri", born, twin), person("Hasan  Basri", born, twin), true)).toBe(true);
    expect(
      scorePair(person("Hasan Basri", born, twin), person("Hasan Basri", born, twin)).score,
    ).toBeGreaterThanOrEqual(STRONG_FROM);
    expect(OPEN_FROM).toBeLessThan(STRONG_FROM);
  });

  it("says in words what agrees", () => {
    const { evidence } = scorePair(person("Contoh", "1980-03-04"), person("Contoh", "1980-04-03"));
    const words = new Map(evidence.map((part) => [part.part, evidenceText(part).id]));
    expect(words.get("name")).toBe("sama");
    expect(words.get("birthDate")).toBe("tanggal dan bulan tertukar");
    expect(words.get("mother")).toBe("belum dapat dibandingkan");
  });
});

describe("likeness of names", () => {
  it("is symmetric, 1 for the same and at most 1", () => {
    const word = fc.stringMatching(/^[a-e]{1,6}$/);
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(nameSimilarity(a, b)).toBe(nameSimilarity(b, a));
        expect(nameSimilarity(a, a)).toBe(1);
        expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(nameSimilarity(a, b)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes initials, exchanged words and words written together", () => {
    expect(nameSimilarity("abdul kadir", "kadir abdul")).toBe(1);
    expect(nameSimilarity("abdulrahman", "abdul rahman")).toBe(1);
    expect(nameSimilarity("ahmad s", "ahmad saleh")).toBeGreaterThan(0.85);
    expect(nameSimilarity("siti aminah", "abdul kadir")).toBeLessThan(0.4);
    expect(nameSimilarity("", "a")).toBe(0);
  });
});

describe("birth dates", () => {
  it("are near exactly when the search by index asks for them", () => {
    const day = fc
      .date({ min: new Date("1900-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(compareDates(a, b)).toBe(compareDates(b, a));
        expect(nearDates(a)).toContain(a);
        expect(nearDates(a).includes(b)).toBe(compareDates(a, b) !== "different");
        for (const near of nearDates(a)) expect(compareDates(a, near)).not.toBe("different");
      }),
      { numRuns: 1000 },
    );
    expect(nearDates("1980-03-04").length).toBeLessThan(60);
  });
});

describe("what a judgement was made on", () => {
  it("is the same either way round, and another when name, date, sex, mother, birthplace or NIK change; the card does not count", () => {
    const a = person("Siti Aminah", "1980-03-04", { kk: "a" });
    const b = person("St Aminah", "1980-03-04", { kk: "b" });
    expect(judgedOn(a, b)).toBe(judgedOn(b, a));
    expect(judgedOn(a, { ...b, kk: "c" })).toBe(judgedOn(a, b));
    for (const change of [
      { name: "lain" },
      { birthDate: "1981-03-04" },
      { sex: 1 },
      { mother: "Maryam" },
      { birthPlace: "Taliwang" },
      { nik: "x" },
    ])
      expect(judgedOn(a, { ...b, ...change })).not.toBe(judgedOn(a, b));
  });
});
