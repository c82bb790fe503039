import { describe, expect, it } from "vitest";
import type { PastRow } from "@/lib/domain/past-list/list-file";
import { joinLines, lineKey, matchPast, newLines, type PastLine } from "@/lib/domain/past-list/match";

const HERE = "5207012003";
const row: PastRow = {
  row: 2,
  nik: "9907014505800001",
  kk: "9907010101010001",
  name: "Siti Aminah",
  village: null,
  status: "listed",
  decile: 2,
  programmes: ["pkh"],
};
const person = { id: "family-a", villageCode: HERE, uid: "person-a", name: "SITI AMINAH" };
const card = { id: "family-b", villageCode: HERE };
const nameOf = (code: string) => (code === HERE ? "Labuhan Lalar" : "");

describe("whose line a row is", () => {
  it("is the person's by NIK before the card's", () => {
    const { line, note } = matchPast(row, { byNik: person, byKk: card }, nameOf);
    expect([line?.householdId, line?.personUid, line?.matchedBy, note]).toEqual(["family-a", "person-a", "nik", null]);
    const byCard = matchPast(row, { byNik: null, byKk: card }, nameOf);
    expect([byCard.line?.householdId, byCard.line?.personUid, byCard.line?.matchedBy]).toEqual([
      "family-b",
      null,
      "kk",
    ]);
    expect(matchPast(row, { byNik: null, byKk: null }, nameOf)).toEqual({ line: null, note: "NOT_MATCHED" });
  });

  it("is nobody's where the NIK is under quite another name", () => {
    const found = { byNik: { ...person, name: "Bambang Sutrisno" }, byKk: card };
    expect(matchPast(row, found, nameOf)).toEqual({ line: null, note: "NAME_DIFFERS" });
    expect(matchPast({ ...row, name: null }, found, nameOf).line?.matchedBy).toBe("nik");
  });

  it.each([
    ["5207012003", null],
    ["52.07.01.2003", null],
    ["Desa Labuhan Lalar", null],
    ["5207082001", "LIVES_ELSEWHERE"],
    ["Tua Nanga", "LIVES_ELSEWHERE"],
    ["2003", null],
  ])("is taken and told where %s is not where the family lives", (village, note) => {
    const matched = matchPast({ ...row, village }, { byNik: person, byKk: null }, nameOf);
    expect([matched.line?.householdId, matched.note]).toEqual(["family-a", note]);
  });
});

describe("lines of a card", () => {
  const line: PastLine = {
    householdId: "family-a",
    villageCode: HERE,
    personUid: null,
    matchedBy: "kk",
    status: "removed",
    decile: 1,
    programmes: ["bst"],
  };

  it("become one; of two deciles none", () => {
    const joined = joinLines([
      line,
      { ...line, status: "listed", decile: 2, programmes: ["pkh"] },
      { ...line, personUid: "p" },
    ]);
    expect(joined).toEqual([
      { ...line, status: "listed", decile: null, programmes: ["pkh", "bst"] },
      { ...line, personUid: "p" },
    ]);
  });

  it("are new unless the register has them as they are", () => {
    const recorded = new Map([
      [lineKey(line), { status: "removed" as const, decile: 1, programmes: ["bst" as const] }],
    ]);
    expect(newLines([line], recorded)).toEqual([]);
    expect(newLines([{ ...line, decile: 2 }], recorded)).toHaveLength(1);
    expect(newLines([line], new Map())).toEqual([line]);
  });
});
