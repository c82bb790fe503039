import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { type ClientFacts, standingOf } from "@/lib/domain/api/client";
import { AGE_FIELD, API_FIELDS, fieldsIn, MOST_FIELDS } from "@/lib/domain/api/field";
import { API_SCOPES, needsSecondPerson, scopeProblem, scopesAsked, scopesIn } from "@/lib/domain/api/scope";

const NOW = new Date("2026-05-14T03:00:00Z");
const FACTS: ClientFacts = {
  state: "active",
  regionCode: "740306",
  validFrom: new Date("2026-01-01T00:00:00Z"),
  validTo: new Date("2026-12-31T00:00:00Z"),
  grant: { role: "data-steward", level: "full", regionCode: "7403", holds: true },
};

describe("a client works", () => {
  it("only when everything that it stands on holds", () => {
    expect(standingOf(FACTS, NOW)).toBe("working");
    expect(standingOf({ ...FACTS, state: "waiting" }, NOW)).toBe("waiting");
    expect(standingOf({ ...FACTS, state: "suspended" }, NOW)).toBe("suspended");
    expect(standingOf({ ...FACTS, state: "new-word" }, NOW)).toBe("suspended");
    expect(standingOf(FACTS, FACTS.validTo)).toBe("ended");
    expect(standingOf({ ...FACTS, validFrom: new Date("2026-06-01T00:00:00Z") }, NOW)).toBe("early");
    for (const part of [
      { holds: false },
      { regionCode: "7404" },
      { role: null },
      { level: "provisional" as const },
      ...ROLES.filter((role) => role !== "data-steward").map((role) => ({ role })),
    ])
      expect(standingOf({ ...FACTS, grant: { ...FACTS.grant, ...part } }, NOW), JSON.stringify(part)).toBe("orphaned");
  });
});

describe("scopes", () => {
  it("asked for are given only where all are known and held", () => {
    expect(scopesAsked(null, ["regions:read"])).toEqual(["regions:read"]);
    expect(scopesAsked("  ", ["regions:read"])).toEqual(["regions:read"]);
    expect(scopesAsked("regions:read", ["regions:read", "codebook:read"])).toEqual(["regions:read"]);
    expect(scopesAsked("codebook:read", ["regions:read"])).toBeNull();
    expect(scopesAsked("regions:read everything", ["regions:read"])).toBeNull();
    fc.assert(
      fc.property(fc.subarray([...API_SCOPES]), fc.subarray([...API_SCOPES], { minLength: 1 }), (held, asked) => {
        const given = scopesAsked(asked.join(" "), held);
        expect(given === null || given.every((scope) => held.includes(scope))).toBe(true);
        expect(given === null).toBe(asked.some((scope) => !held.includes(scope)));
      }),
    );
  });

  it("that this build does not know open nothing", () => {
    expect(scopesIn(["households:write", "regions:read"])).toEqual(["regions:read"]);
  });

  it("of families need a second person, and names need families", () => {
    expect(API_SCOPES.filter((scope) => needsSecondPerson([scope]))).toEqual([
      "households:read",
      "households:identify",
      "proposals:read",
      "proposals:draft",
      "hints:school",
      "hints:jkn",
      "hints:pln",
      "hints:stunting",
      "changes:read",
      "registry:search",
      "registry:subscribe",
    ]);
    expect(scopeProblem([])).toBe("NONE");
    expect(scopeProblem(["households:identify", "proposals:read"])).toBe("IDENTIFY_ALONE");
    expect(scopeProblem(["households:identify", "households:read"])).toBeNull();
  });
});

describe("fields", () => {
  it("that tell who somebody is need the scope: every personal variable, identifier and free text", () => {
    const open = API_FIELDS.filter(({ identifies }) => !identifies);
    expect(open.length).toBeGreaterThan(100);
    for (const { name, variable } of open) {
      expect(variable.sensitivity, name).not.toBe("data_pribadi");
      expect(variable.kind, name).not.toBe("sealed");
      if (variable.kind === "stored") expect(variable.sql, name).not.toBe("text");
    }
    const telling = API_FIELDS.filter(({ identifies }) => identifies).map(({ name }) => name);
    for (const name of [
      "household.kkNumber",
      "household.address",
      "household.lat",
      "household.lng",
      "household.respondentPhone",
      "household.dusun",
      "household.rt",
      "household.notes",
      "member.name",
      "member.nik",
      "member.birthDate",
      "civil.fatherName",
    ])
      expect(telling).toContain(name);
  });

  it("are named exactly; what is unknown or too many is no choice", () => {
    expect(fieldsIn("")).toEqual({ fields: [], asksAge: false });
    expect(fieldsIn(` ${AGE_FIELD}, member.sex,member.sex `)).toMatchObject({ asksAge: true });
    expect(fieldsIn("member.sex,member.nothing")).toEqual({ unknown: ["member.nothing"] });
    expect(fieldsIn("member.sex; DROP TABLE member")).toEqual({ unknown: ["member.sex; DROP TABLE member"] });
    const many = API_FIELDS.slice(0, MOST_FIELDS + 1).map(({ name }) => name);
    expect(fieldsIn(many.join(","))).toEqual({ unknown: [] });
  });
});
