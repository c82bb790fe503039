import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, authorizeIn, type GrantWindow, isGrantValid, scopeOf } from "@/lib/domain/access/actor";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { GRANTABLE_DIGITS, ROLES } from "@/lib/domain/access/role";

const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
const orNever = fc.option(instant, { nil: null });
const window: fc.Arbitrary<GrantWindow> = fc.record({
  validFrom: instant,
  validTo: orNever,
  suspendedAt: orNever,
  revokedAt: orNever,
});
const undisturbed = window.map((each) => ({ ...each, suspendedAt: null, revokedAt: null }));

describe("a grant's validity", () => {
  it("is its window, the end left out", () => {
    fc.assert(
      fc.property(undisturbed, instant, (grant, at) => {
        const begun = grant.validFrom.getTime() <= at.getTime();
        const over = grant.validTo !== null && grant.validTo.getTime() <= at.getTime();
        expect(isGrantValid(grant, at)).toBe(begun && !over);
      }),
    );
  });

  it("changes at the millisecond it says", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 1e9 }), (validFrom, length) => {
        const validTo = new Date(validFrom.getTime() + length);
        const grant = { validFrom, validTo, suspendedAt: null, revokedAt: null };
        const at = (ms: number) => isGrantValid(grant, new Date(validFrom.getTime() + ms));
        expect([at(-1), at(0), at(length - 1), at(length)]).toEqual([false, true, true, false]);
      }),
    );
  });

  it("never survives suspension or revocation, whenever they came", () => {
    fc.assert(
      fc.property(window, instant, instant, (grant, when, at) => {
        expect(isGrantValid({ ...grant, suspendedAt: when }, at)).toBe(false);
        expect(isGrantValid({ ...grant, revokedAt: when }, at)).toBe(false);
      }),
    );
  });

  it("is one stretch of time: no gaps between two valid moments", () => {
    fc.assert(
      fc.property(window, instant, instant, instant, (grant, a, b, c) => {
        const [first, middle, last] = [a, b, c].sort((x, y) => x.getTime() - y.getTime());
        if (!first || !middle || !last) return;
        if (isGrantValid(grant, first) && isGrantValid(grant, last)) expect(isGrantValid(grant, middle)).toBe(true);
      }),
    );
  });
});

const ADMIN = "01930000-0000-7000-8000-000000000001";
const OTHER = "01930000-0000-7000-8000-000000000002";
const code = fc.constantFrom("0", "11", "52", "5207", "5208", "520701", "5207012001", "5208012001", "9999012001");
const role = fc.constantFrom(...ROLES);
const problemOf = (own: string, given: { userId?: string; role: (typeof ROLES)[number]; regionCode: string }) =>
  grantProblem({ userId: ADMIN, regionCode: own }, { userId: OTHER, ...given });

describe("giving a grant", () => {
  it("is never for oneself, not even for the nation's administrator", () => {
    fc.assert(
      fc.property(code, code, role, (own, regionCode, each) => {
        expect(problemOf(own, { userId: ADMIN, role: each, regionCode })).toBe("OWN_GRANT");
      }),
    );
  });

  it("stays inside one's own region and at a level that the role has", () => {
    fc.assert(
      fc.property(code, code, role, (own, regionCode, each) => {
        const inside = own === "0" ? !regionCode.startsWith("99") : regionCode !== "0" && regionCode.startsWith(own);
        const allowed: readonly number[] = GRANTABLE_DIGITS[each];
        const fits = allowed.includes(regionCode === "0" ? 0 : regionCode.length);
        const expected = inside ? (fits ? null : "LEVEL_UNFIT") : "REGION_OUTSIDE";
        expect(problemOf(own, { role: each, regionCode })).toBe(expected);
      }),
    );
  });

  it("refuses whatever is no region code", () => {
    fc.assert(
      fc.property(fc.string(), role, (text, each) => {
        fc.pre(!/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/.test(text));
        expect(problemOf("0", { role: each, regionCode: text })).toBe("REGION_OUTSIDE");
        expect(problemOf("5207", { role: each, regionCode: text })).toBe("REGION_OUTSIDE");
      }),
    );
  });

  it("lets no regency's administrator make somebody above them", () => {
    for (const each of ROLES) {
      for (const regionCode of ["0", "52"]) expect(problemOf("5207", { role: each, regionCode })).not.toBeNull();
    }
  });
});

describe("acting under a grant", () => {
  const actor = (regionCode: string): Actor => {
    const grant = { id: OTHER, role: "administrator", regionCode, level: "full" } as const;
    return { userId: ADMIN, sessionId: ADMIN, displayName: "Uji (contoh)", locale: "id", grant, grants: [grant] };
  };

  it("needs the permission and the place", () => {
    expect(authorizeIn(actor("5207"), "user:manage", "5207012001")).toBe(true);
    expect(authorizeIn(actor("5207"), "user:manage", "5208012001")).toBe(false);
    expect(authorizeIn(actor("5207"), "household:read", "5207012001")).toBe(false);
  });

  it("opens the acting grant's region alone, whatever other grants there are", () => {
    const several = { ...actor("5207"), grants: [...actor("5207").grants, ...actor("0").grants] };
    expect(scopeOf(several)).toEqual({
      actorId: ADMIN,
      mode: "aggregate",
      ranges: [{ lo: "5207", hi: "5208" }],
      household: null,
    });
  });
});
