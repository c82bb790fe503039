import { describe, expect, it } from "vitest";
import { compareFamily, type ToldFamily, type ToldPerson } from "@/lib/domain/extract/compare";
import type { Answers } from "@/lib/domain/instrument/answers";

const person = (row: number, nik: string | null, member: ToldPerson["member"]): ToldPerson => ({
  row,
  nik,
  member,
  civil: {},
});
const told = (household: ToldFamily["household"], ...people: ToldPerson[]): ToldFamily => ({ household, people });
const ours = (household: Answers["household"], members: Answers["members"] = {}): Answers => ({
  household,
  members,
  civil: {},
});

const verdicts = (...args: Parameters<typeof compareFamily>) =>
  compareFamily(...args).map(({ key, verdict }) => [key, verdict]);

describe("an answer that the extract gives", () => {
  it.each([
    ["nobody changed", 2, 2, 2, null],
    ["only the centre changed", 2, 2, 3, "theirs"],
    ["only the region changed", 2, 3, 2, "ours"],
    ["both changed alike", 2, 3, 3, null],
    ["both changed differently", 2, 3, 4, "conflict"],
    ["the centre gives anew", null, null, 4, "theirs"],
    ["the centre gives anew, the region otherwise", null, 3, 4, "conflict"],
    ["the region erased", 2, null, 2, "ours"],
    ["the centre does not give any more", 2, 3, null, null],
  ])("that %s", (_, base, own, theirs, verdict) => {
    const found = verdicts(
      told({ floorMaterial: base }),
      ours({ floorMaterial: own }),
      told({ floorMaterial: theirs }),
    );
    expect(found).toEqual(verdict === null ? [] : [["household.floorMaterial", verdict]]);
  });

  it("stands against the register where the centre never spoke before: nothing there is filled, what is there is asked about", () => {
    const own = ours({ roofMaterial: 2 });
    expect(verdicts(null, own, told({ roofMaterial: 3, wallMaterial: 1 }))).toEqual([
      ["household.roofMaterial", "conflict"],
      ["household.wallMaterial", "theirs"],
    ]);
  });
});

describe("an answer that was looked at here after the extract's day", () => {
  const isYounger = () => true;
  it.each([
    ["only the centre changed", 2, 2, 3, "conflict"],
    ["only the region changed", 2, 3, 2, "ours"],
    ["both changed", 2, 3, 4, "conflict"],
    ["the region left empty", null, null, 4, "conflict"],
    ["nobody changed", 2, 2, 2, null],
  ])("is never taken unasked: %s", (_, base, own, theirs, verdict) => {
    const [told1, told2] = [told({ floorMaterial: base }), told({ floorMaterial: theirs })];
    const found = verdicts(told1, ours({ floorMaterial: own }), told2, isYounger);
    expect(found).toEqual(verdict === null ? [] : [["household.floorMaterial", verdict]]);
  });

  it("is asked about as well where the centre never spoke before, and by its own block alone", () => {
    const own = ours({ roofMaterial: 2 }, { a: { name: "Sarman Contoh", nik: "9952070101800001", maritalStatus: 2 } });
    const theirs = told({ wallMaterial: 1 }, person(2, "9952070101800001", { maritalStatus: 4 }));
    const base = told({}, person(2, "9952070101800001", { maritalStatus: 2 }));
    expect(verdicts(null, own, told({ wallMaterial: 1 }), isYounger)).toContainEqual([
      "household.wallMaterial",
      "conflict",
    ]);
    expect(verdicts(base, own, theirs, (level, uid) => level === "member" && uid === "a")).toEqual([
      ["household.wallMaterial", "theirs"],
      ["member:a.maritalStatus", "conflict"],
    ]);
  });
});

describe("people of a family", () => {
  const members = {
    a: { name: "Sarman Contoh", nik: "9952070101800001", birthDate: "1980-01-01", maritalStatus: 2 },
    b: { name: "Siti Umpama", birthDate: "1982-02-02", maritalStatus: 2 },
  };

  it("are known by NIK, else by name and birth date; who is not is told and not done", () => {
    const theirs = told(
      {},
      person(2, "9952070101800001", { name: "Sarman", maritalStatus: 4 }),
      person(3, null, { name: "SITI  UMPAMA", birthDate: "1982-02-02", maritalStatus: 2 }),
      person(4, "9952070101100009", { name: "Baru Misal", birthDate: "2010-01-01" }),
    );
    const base = told({}, person(2, "9952070101800001", { name: "Sarman Contoh", maritalStatus: 2 }));
    expect(verdicts(base, ours({}, members), theirs)).toEqual([
      ["member:a.name", "theirs"],
      ["member:a.maritalStatus", "theirs"],
      ["member:b.name", "conflict"],
      ["joining.4", "joining"],
    ]);
    expect(verdicts(null, ours({}, members), told({}))).toEqual([
      ["leaving.a", "leaving"],
      ["leaving.b", "leaving"],
    ]);
  });

  it("are not missed where a row of the family could not be read", () => {
    expect(compareFamily(null, ours({}, members), { ...told({}), isPartial: true })).toEqual([]);
  });
});
