import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import { escalatedBefore, isEscalated, mayDecideAs } from "@/lib/domain/workflow/decider";
import { freezeOf } from "@/lib/domain/workflow/freeze";
import { loadsOf, movesBetween, tiersToMan } from "@/lib/domain/workflow/set-trial";
import {
  isCarried,
  placeOf,
  RETURN_TARGETS,
  STANDARD_TIERS,
  TIERS,
  type Tier,
  type TierName,
  type TierSet,
} from "@/lib/domain/workflow/tier";
import { coverageWord, quorumWord, tierFields, tierSetInQuery } from "@/lib/domain/workflow/tier-address";
import { tierSetProblem, tierSetSchema, tiersIn } from "@/lib/domain/workflow/tier-set";
import {
  holderOf,
  isOpen,
  PROPOSAL_STATES,
  returnTargetsOf,
  TIER_STATES,
  transition,
  WORKFLOW_EVENTS,
} from "@/lib/domain/workflow/workflow";
import { STANDARD_SHAPE, tierSet } from "./sets";

const actor = (role: Role, userId: string = role): Actor => {
  const grant: Grant = { id: `g-${userId}`, role, regionCode: "5207", level: "full" };
  return { userId, sessionId: "s", displayName: "Contoh", locale: "id", grant, grants: [grant] };
};

describe("any set of tiers", () => {
  it("is sound and reads back as it was written, in the database and in an address", () => {
    fc.assert(
      fc.property(tierSet, (set) => {
        expect(tierSetProblem(set)).toBeNull();
        expect(tierSetSchema.parse(JSON.parse(JSON.stringify(set)))).toEqual(set);
        const query: Record<string, string> = { coba: "1" };
        for (const tier of set) {
          const fields = tierFields(tier.name);
          query[fields.use] = "1";
          query[fields.quorum] = quorumWord(tier.quorum);
          query[fields.sample] = coverageWord(tier.coverage);
          if (tier.escalation === null) continue;
          query[fields.to] = tier.escalation.to;
          query[fields.days] = String(tier.escalation.afterDays);
        }
        expect(tierSetInQuery(query)).toEqual(set);
      }),
    );
  });

  it("gives every open state somebody who can act, and none to a final one", () => {
    fc.assert(
      fc.property(tierSet, (set) => {
        for (const state of PROPOSAL_STATES) {
          const steps = WORKFLOW_EVENTS.filter((event) => event !== "expire").flatMap(
            (event) => transition(set, state, event, "operator") ?? [],
          );
          expect(steps.length > 0, state).toBe(isOpen(state));
          const holder = holderOf(set, state);
          if (holder === null) continue;
          const decider = actor(TIERS[holder.name].role);
          expect(mayDecideAs(decider, holder, { dueAt: null, workdays: null })).toBe(true);
        }
      }),
    );
  });

  it("sends back only to tiers it has, below the one that decides, where that tier then decides", () => {
    fc.assert(
      fc.property(tierSet, fc.constantFrom(...TIER_STATES), (set, state) => {
        const holder = holderOf(set, state);
        if (holder === null) throw new Error(state);
        for (const target of RETURN_TARGETS) {
          const step = transition(set, state, "return", target);
          expect(step !== null).toBe(returnTargetsOf(set, holder.name).includes(target));
          if (step === null || target === "operator") continue;
          const now = holderOf(set, step.to);
          expect(now === null ? null : TIERS[now.name].returnTarget).toBe(target);
          expect(placeOf(now?.name ?? "accept")).toBeLessThan(placeOf(holder.name));
        }
      }),
    );
  });
});

describe("a set that may not be", () => {
  const tier = (name: TierName): Tier => ({ ...STANDARD_SHAPE, name });
  it.each([
    ["ORDER", [tier("endorse"), tier("validate"), tier("verify"), tier("accept")]],
    ["ORDER", [tier("endorse"), tier("verify"), tier("verify"), tier("accept")]],
    ["MISSING", [tier("verify"), tier("validate"), tier("accept")]],
    ["MISSING", [tier("endorse"), tier("verify"), tier("validate")]],
    ["NOBODY_BETWEEN", [tier("endorse"), tier("accept")]],
    ["VILLAGE", [{ ...tier("endorse"), quorum: { kind: "all" } }, tier("verify"), tier("accept")]],
    ["LOT", [tier("endorse"), { ...tier("verify"), coverage: { kind: "lot" } }, tier("accept")]],
    ["STAND_IN", [tier("endorse"), { ...tier("verify"), escalation: { afterDays: 3, to: "sign" } }, tier("accept")]],
    ["STAND_IN", [tier("endorse"), tier("verify"), { ...tier("accept"), escalation: { afterDays: 3, to: "verify" } }]],
  ] as const)("is refused: %s", (problem, set) => {
    expect(tierSetProblem(set)).toBe(problem);
    expect(tierSetSchema.safeParse(set).success).toBe(false);
  });
});

describe("the tiers of a place", () => {
  const signed: TierSet = [
    ...STANDARD_TIERS.slice(0, 2),
    { ...STANDARD_SHAPE, name: "sign" },
    ...STANDARD_TIERS.slice(2),
  ];
  const stored = (regionCode: string, tiers: TierSet, effectiveFrom = "2026-01-01", setAt = 1) => ({
    regionCode,
    tiers,
    effectiveFrom,
    setAt,
  });

  it("are the nearest region's newest that have begun, else the standard ones", () => {
    expect(tiersIn([], "5207", "2026-06-01")).toEqual({ tiers: STANDARD_TIERS, regionCode: null });
    const all = [stored("52", signed), stored("5207", STANDARD_TIERS, "2026-07-01"), stored("5204", STANDARD_TIERS)];
    expect(tiersIn(all, "5207012001", "2026-06-01")).toEqual({ tiers: signed, regionCode: "52" });
    expect(tiersIn(all, "5207012001", "2026-07-01").regionCode).toBe("5207");
  });

  it("tried on what waits tell what would move, what each tier would carry, and who must be found", () => {
    const counts = new Map([["endorsed", 312] as const, ["verified", 40] as const]);
    expect(movesBetween(STANDARD_TIERS, signed, counts, "fives")).toEqual([
      { from: "validate", to: "sign", count: 40 },
    ]);
    expect(movesBetween(signed, STANDARD_TIERS, new Map([["signed", 7] as const]), "fives")).toEqual([]);
    const few = new Map([["verified", 2] as const]);
    expect(movesBetween(signed, STANDARD_TIERS, few, "fives")).toEqual([]);
    expect(movesBetween(signed, STANDARD_TIERS, few, "exact")).toEqual([{ from: "sign", to: "validate", count: 2 }]);
    expect(loadsOf(STANDARD_TIERS, counts, "fives")).toEqual([
      { tier: "endorse", count: 0, sampled: 0 },
      { tier: "verify", count: 310, sampled: 30 },
      { tier: "validate", count: 40, sampled: 0 },
      { tier: "accept", count: 0, sampled: null },
    ]);
    expect(loadsOf(STANDARD_TIERS, counts, "exact")).toContainEqual({ tier: "verify", count: 312, sampled: 31 });
    expect(tiersToMan(STANDARD_TIERS, signed).map(({ name }) => name)).toEqual(["sign"]);
    expect(tiersToMan(signed, STANDARD_TIERS)).toEqual([]);
  });
});

describe("an agreement", () => {
  it("carries when enough have agreed", () => {
    expect(isCarried({ kind: "any" }, 0, 9)).toBe(true);
    expect(isCarried({ kind: "minimum", count: 3 }, 1, 9)).toBe(false);
    expect(isCarried({ kind: "minimum", count: 3 }, 2, 9)).toBe(true);
    expect(isCarried({ kind: "all" }, 2, 1)).toBe(false);
    expect(isCarried({ kind: "all" }, 2, 0)).toBe(true);
  });
});

describe("a stand-in", () => {
  const tier: Tier = { ...STANDARD_SHAPE, name: "verify", escalation: { afterDays: 3, to: "validate" } };
  const timeZone = "Asia/Makassar";
  // Last day: Friday 8 May.
  const dueAt = new Date("2026-05-08T16:00:00Z");
  const at = (today: string, ...free: string[]) => ({ dueAt, workdays: { timeZone, today, freeDays: new Set(free) } });

  it("may decide once so many working days have gone by since the deadline, and nobody else ever", () => {
    expect(mayDecideAs(actor("province-validator"), tier, at("2026-05-13"))).toBe(false);
    expect(mayDecideAs(actor("province-validator"), tier, at("2026-05-14"))).toBe(true);
    expect(mayDecideAs(actor("province-validator"), tier, at("2026-05-14", "2026-05-12"))).toBe(false);
    expect(mayDecideAs(actor("province-validator"), tier, at("2026-05-15", "2026-05-12"))).toBe(true);
    expect(mayDecideAs(actor("coach"), tier, at("2026-06-13"))).toBe(false);
    expect(mayDecideAs(actor("regency-verifier"), tier, at("2026-05-01"))).toBe(true);
    expect(mayDecideAs(actor("province-validator"), tier, { dueAt: null, workdays: null })).toBe(false);
  });

  it("is late for a list and for one proposal on the same day", () => {
    const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays("2026-05-01", count));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 10 }), fc.array(day), (lastDay, today, afterDays, free) => {
        const workdays = { timeZone, today, freeDays: new Set(free) };
        const escalation = { afterDays, to: "validate" } as const;
        const isListed = endOfDay(lastDay, timeZone) <= escalatedBefore(escalation, workdays);
        expect(isListed).toBe(isEscalated(lastDay, escalation, workdays));
      }),
    );
  });
});

describe("a pause", () => {
  const pause = {
    regionCode: "5207",
    stops: "submit",
    fromDay: "2026-05-10",
    toDay: "2026-05-12",
    reason: "Uji.",
  } as const;

  it("stops what it names, where and while it lasts", () => {
    const on = (what: "submit" | "decide", area: string, day: string) => freezeOf([pause], what, area, day) !== null;
    expect(on("submit", "5207012001", "2026-05-10")).toBe(true);
    expect(on("submit", "5207012001", "2026-05-12")).toBe(true);
    expect(on("submit", "5207012001", "2026-05-13")).toBe(false);
    expect(on("submit", "5204012001", "2026-05-11")).toBe(false);
    expect(on("decide", "5207012001", "2026-05-11")).toBe(false);
    expect(freezeOf([{ ...pause, regionCode: "0", stops: "both" }], "decide", "5204", "2026-05-11")).not.toBeNull();
  });
});
