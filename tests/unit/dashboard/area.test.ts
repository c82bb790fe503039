import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { inRange } from "@/lib/domain/access/scope";
import { figureScope, levelOf, lineageOf, reaches } from "@/lib/domain/dashboard/area";

const digits = fc.constantFrom(2, 4, 6, 10);
const code = digits.chain((length) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`)));
const anyArea = fc.oneof(code, fc.constant("0"));

function actorOn(regionCode: string): Actor {
  const grant = { id: "g", role: "viewer", regionCode, level: "full" } as const;
  return { userId: "u", sessionId: "s", displayName: "", locale: "id", grant, grants: [grant] };
}

describe("levelOf", () => {
  it("knows the five levels and nothing else", () => {
    expect(["0", "52", "5207", "520701", "5207012003"].map(levelOf)).toEqual([
      "nation",
      "province",
      "regency",
      "district",
      "village",
    ]);
    for (const text of ["", "1", "520", "52.07", "5207012", "52070120030", "x", "00000"])
      expect(levelOf(text)).toBeNull();
  });
});

describe("lineageOf", () => {
  it("runs from the nation down to the area itself", () => {
    expect(lineageOf("520701")).toEqual(["0", "52", "5207", "520701"]);
    expect(lineageOf("0")).toEqual(["0"]);
  });
});

describe("reaches", () => {
  it("is what the policies of the rollup tables answer under the same scope", () => {
    fc.assert(
      fc.property(anyArea, anyArea, (grantRegion, area) => {
        const visible = figureScope(actorOn(grantRegion)).ranges.some((range) => inRange(range, area));
        expect(reaches(grantRegion, area)).toBe(visible);
      }),
    );
  });

  it("lets a grant on the nation read the nation, and not practice", () => {
    expect(reaches("0", "0")).toBe(true);
    expect(reaches("0", "9999012001")).toBe(false);
    expect(reaches("99", "9999012001")).toBe(true);
    expect(reaches("52", "0")).toBe(false);
  });
});
