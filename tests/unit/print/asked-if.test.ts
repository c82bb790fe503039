import { describe, expect, it } from "vitest";
import { parseCondition } from "@/lib/domain/instrument/condition/parse";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { askedIfWords } from "@/lib/server/print/asked-if";

const say = (source: string, locale: "id" | "en" = "id") => askedIfWords(REGSOSEK22K, parseCondition(source), locale);

describe("condition in words", () => {
  it.each([
    ["dwellingOwnership == 1", "Bila menjawab 1 pada 301a"],
    ["toiletFacility in [1,2,3]", "Bila menjawab 1, 2 atau 3 pada 309a"],
    ["presence in [1,5] && age >= 5", "Bila menjawab 1 atau 5 pada 404 dan umur 5 tahun ke atas"],
    ["sex == 2 && age >= 10 && age <= 54", "Bila menjawab 2 pada 405 dan umur 10 sampai 54 tahun"],
    ["age <= 4", "Bila umur 4 tahun ke bawah"],
    ["age < 5", "Bila umur 4 tahun ke bawah"],
    ["age > 4", "Bila umur 5 tahun ke atas"],
    ["answered(kkNumber)", "Bila 114 diisi"],
    ["!answered(nik)", "Bila 403 dikosongkan"],
    [
      "presence == 1 && (age >= 60 || difficultySeeing in [1,2] || difficultyHearing in [1,2])",
      "Bila menjawab 1 pada 404 dan (umur 60 tahun ke atas atau menjawab 1 atau 2 pada salah satu dari 428a, 428b)",
    ],
  ])("%s", (source, words) => {
    expect(say(source)).toBe(words);
  });

  it("is said in English, too", () => {
    expect(say("sex == 2 && age >= 10 && age <= 54", "en")).toBe("If the answer to 405 is 2 and aged 10 to 54");
    expect(say("!answered(nik)", "en")).toBe("If 403 is left empty");
  });

  it("falls back to the formal wording", () => {
    expect(say("businessCount > 3")).toBe("Bila 420b > 3");
  });

  it("has words for every condition of the form", () => {
    for (const { condition, key } of REGSOSEK22K.questions)
      if (condition !== null)
        for (const locale of ["id", "en"] as const)
          expect(askedIfWords(REGSOSEK22K, condition, locale), key).not.toMatch(/[=≥≤≠<>]|undefined/);
  });
});
