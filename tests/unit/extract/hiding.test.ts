import { describe, expect, it } from "vitest";
import { hidingKeys } from "@/lib/domain/extract/hiding";
import type { Answers } from "@/lib/domain/instrument/answers";
import { currentInstruments } from "@/lib/domain/instrument/registry";

const answersOf = (household: Answers["household"]): Answers => ({
  household,
  members: {
    "0199aaaa-0000-7000-8000-000000000001": {
      name: "Sarman Contoh",
      birthDate: "1980-01-01",
      relationToHead: 1,
      presence: 1,
    },
  },
  civil: {},
});

const keys = (answers: Answers, coming: Readonly<Record<string, number>>) =>
  [
    ...hidingKeys(
      currentInstruments(),
      answers,
      Object.entries(coming).map(([key, after]) => ({ key, after })),
      "2026-06-30",
    ),
  ].toSorted();

describe("answers that would be taken over", () => {
  it("are held where they hide what a form shows today, and those beside them are not", () => {
    const coming = { "household.dwellingOwnership": 2, "household.floorMaterial": 1 };
    expect(keys(answersOf({ dwellingOwnership: 1, landTitle: 2 }), coming)).toEqual(["household.dwellingOwnership"]);
    expect(keys(answersOf({ dwellingOwnership: 1 }), coming)).toEqual([]);
    expect(keys(answersOf({ dwellingOwnership: 2, landTitle: 2 }), { "household.dwellingOwnership": 3 })).toEqual([]);
  });

  it("are held where they move somebody within the family", () => {
    expect(
      keys(answersOf({}), {
        "member:0199aaaa-0000-7000-8000-000000000001.relationToHead": 3,
        "member:0199aaaa-0000-7000-8000-000000000001.maritalStatus": 2,
      }),
    ).toEqual(["member:0199aaaa-0000-7000-8000-000000000001.relationToHead"]);
  });
});
