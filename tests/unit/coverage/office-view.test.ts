import { describe, expect, it } from "vitest";
import { coverageHref, NO_CHOICE, parseCoverage } from "@/lib/domain/coverage/address";
import { appliesTo, isBlankAnswer } from "@/lib/domain/coverage/applies";
import { isBudgetYear, paysIn } from "@/lib/domain/coverage/budget";
import { COUNTED, COUNTS_EACH } from "@/lib/domain/coverage/counted";
import { needsOf } from "@/lib/domain/coverage/inputs";
import { chosenLines, lineOf, type Sponsor, sumOf } from "@/lib/domain/coverage/line";
import { OFFICES, officeOf } from "@/lib/domain/coverage/office";
import { officeView } from "@/lib/domain/coverage/office-view";
import { isSponsoredIn, sponsorshipSchema } from "@/lib/domain/coverage/sponsorship";
import { coverageView } from "@/lib/domain/coverage/view";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { findIndicator, INDICATORS } from "@/lib/domain/indicator/registry";
import { DICTIONARY, findVariable } from "@/lib/domain/variable/dictionary";

const SPONSOR: Sponsor = {
  id: "1",
  version: 1,
  regionCode: "5207",
  regionLabel: "Kabupaten Sumbawa Barat",
  office: "works",
  programme: "Air bersih (contoh)",
  budget: null,
  paysNow: false,
};

function lines(filledOf: (name: string) => number) {
  const counts = COUNTED.flatMap(({ level, key }) => {
    const filled = filledOf(`${level}.${key}`);
    return [1000, filled, filled, ...new Array<number>(COUNTS_EACH - 3).fill(0)];
  });
  return COUNTED.map((variable) =>
    lineOf(
      variable,
      coverageView(counts, variable, true),
      variable.key === "floorMaterial" ? [SPONSOR] : [],
      undefined,
    ),
  );
}

describe("to whom a variable applies", () => {
  it("follows the forms' own conditions, of either form", () => {
    const toilet = findVariable("household", "toiletType");
    const floor = findVariable("household", "floorMaterial");
    if (toilet === null || floor === null) throw new Error("no variable");
    expect(appliesTo(toilet)).toMatchObject({ kind: "in", codes: [1, 2, 3] });
    expect(appliesTo(floor)).toBeNull();
    expect(isBlankAnswer(floor)).toBe(false);
  });
});

describe("offices", () => {
  it("are all owners of the dictionary and of the catalogue", () => {
    for (const { owner } of [...DICTIONARY, ...INDICATORS]) expect(officeOf(owner), owner.opd).not.toBeNull();
    expect(new Set(OFFICES).size).toBe(OFFICES.length);
  });

  it("see each of their indicators once, with the field that is weakest", () => {
    const view = officeView(
      "works",
      lines((name) => (name === "household.drinkingWater" ? 300 : 1000)),
    );
    const own = INDICATORS.filter(({ owner }) => officeOf(owner) === "works");
    expect(view.computed.length + view.unasked.length).toBe(own.length);
    const water = view.computed.find(({ indicator }) => indicator.code === "PU1");
    expect(water?.weakest?.variable.key).toBe("drinkingWater");
    expect(water?.weakest?.view.fresh).toBe(30);
  });

  it("are told the fields that an indicator really reads, those of its terms too", () => {
    const unfit = findIndicator("PR1");
    if (unfit === null || !isComputed(unfit)) throw new Error("no PR1");
    const names = needsOf(unfit).flatMap((need) => need.flat().map(({ key }) => key));
    expect(names).toEqual(expect.arrayContaining(["roofMaterial", "wallMaterial", "floorMaterial", "toiletType"]));
  });

  it("are held back by the better of two forms' answers, not by what the other form alone asks", () => {
    const view = officeView(
      "social",
      lines((name) => (name.startsWith("member.disability") ? 0 : name === "member.difficultyWalking" ? 700 : 900)),
    );
    const disabled = view.computed.find(({ indicator }) => indicator.code === "SO4");
    expect(disabled?.weakest?.variable.key).toBe("difficultyWalking");
  });
});

describe("what a page lists", () => {
  it("is what its address says, and nothing by words it does not know", () => {
    const choice = parseCoverage({ bagian: "housing", dinas: "works", keadaan: "segar", pengguna: "ada" });
    expect(choice).toEqual({ section: "housing", office: "works", state: "fresh", sponsored: "with" });
    expect(coverageHref("5207", choice)).toBe(
      "/dasbor/5207/kelengkapan?bagian=housing&dinas=works&keadaan=segar&pengguna=ada",
    );
    expect(parseCoverage({ bagian: "x", dinas: "constructor", keadaan: ["segar"] })).toEqual(NO_CHOICE);
  });

  it("takes an office's fields by who owns them and by who uses them", () => {
    const all = lines(() => 900);
    const chosen = chosenLines(all, { ...NO_CHOICE, office: "works" });
    expect(chosen.some(({ variable }) => variable.key === "floorMaterial")).toBe(true);
    expect(chosenLines(all, { ...NO_CHOICE, sponsored: "with" })).toHaveLength(1);
    expect(chosenLines(all, { ...NO_CHOICE, sponsored: "paid" })).toHaveLength(0);
    expect(sumOf(all)).toMatchObject({ variables: COUNTED.length, sponsored: 1, paid: 0, sponsoredFresh: 1 });
  });
});

describe("a sponsorship", () => {
  const content = {
    variable: "household.floorMaterial",
    office: "housing",
    programme: "Rumah tidak layak huni",
    budget: { line: "1.04.02", year: 2026, amountRupiah: 5_000_000 },
  };

  it("names a counted variable, a known office, a programme, and a whole budget or none", () => {
    expect(sponsorshipSchema.safeParse(content).success).toBe(true);
    expect(sponsorshipSchema.safeParse({ ...content, budget: null }).success).toBe(true);
    for (const wrong of [
      { variable: "household.memberCount" },
      { office: "toString" },
      { programme: "abc" },
      { budget: { line: "1.04.02", year: 2026 } },
      { budget: { ...content.budget, amountRupiah: 0 } },
      { budget: { ...content.budget, amountRupiah: 1.5 } },
    ])
      expect(sponsorshipSchema.safeParse({ ...content, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  it("pays in the year of its budget alone", () => {
    expect(paysIn(content.budget, 2026)).toBe(true);
    expect(paysIn(content.budget, 2027)).toBe(false);
    expect(paysIn(null, 2026)).toBe(false);
    expect([2024, 2025, 2028, 2029].map((year) => isBudgetYear(year, 2026))).toEqual([false, true, true, false]);
  });

  it("counts in its region and inside it, not above and not beside", () => {
    expect(isSponsoredIn("52", "5207022001")).toBe(true);
    expect(isSponsoredIn("5207", "5207")).toBe(true);
    expect(isSponsoredIn("5207", "52")).toBe(false);
    expect(isSponsoredIn("5204", "5207")).toBe(false);
  });
});
