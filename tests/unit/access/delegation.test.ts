import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, type Grant, type GrantWindow, isGrantValid } from "@/lib/domain/access/actor";
import {
  type Duty,
  delegateProblem,
  dutyProblem,
  leaveProblem,
  leaveWindow,
  MOST_LEAVE_DAYS,
  windowUnder,
} from "@/lib/domain/access/delegation";
import { ROLES, type Role } from "@/lib/domain/access/role";
import { mayDecideAs } from "@/lib/domain/workflow/decider";
import { STANDARD_TIERS, TIERS } from "@/lib/domain/workflow/tier";
import { hasFreshEyes } from "@/lib/domain/workflow/workflow";

const OPEN: GrantWindow = { validFrom: new Date(0), validTo: null, suspendedAt: null, revokedAt: null };
const NOW = new Date("2026-05-14T03:00:00Z");

function duty(userId: string, role: Role, regionCode = "5207", part: Partial<Duty> = {}): Duty {
  return { userId, role, regionCode, level: "full", window: OPEN, isDelegated: false, ...part };
}

describe("what may be handed over", () => {
  it("is an own duty, in full, that holds now, and not one whose families are given by name", () => {
    const verifier = duty("a", "regency-verifier");
    expect(dutyProblem(verifier, NOW)).toBeNull();
    expect(dutyProblem({ ...verifier, isDelegated: true }, NOW)).toBe("CHAIN");
    expect(dutyProblem({ ...verifier, level: "provisional" }, NOW)).toBe("PROVISIONAL");
    expect(dutyProblem({ ...verifier, window: { ...OPEN, suspendedAt: NOW } }, NOW)).toBe("ENDED");
    expect(dutyProblem(duty("a", "companion", "5207012001"), NOW)).toBe("BY_NAME");
  });
});

describe("who may stand in", () => {
  const verifier = duty("a", "regency-verifier");
  const of = (given: Duty, ...held: readonly Duty[]) => delegateProblem(given, "b", held);

  it("is nobody whose reading the clock opened for a training: they have passed nothing", () => {
    const trainee = duty("b", "regency-verifier", "5207", { level: "provisional" });
    expect(of(verifier, trainee)).toBeNull();
    expect(of(verifier, { ...trainee, isScheduled: true })).toBe("NO_COLLEAGUE");
  });

  it("is a colleague with a full duty of their own on the very same region", () => {
    expect(of(verifier, duty("b", "office-head"))).toBeNull();
    expect(of(verifier)).toBe("NO_COLLEAGUE");
    expect(of(verifier, duty("b", "viewer", "5206"))).toBe("NO_COLLEAGUE");
    const village = "5207012001";
    expect(of(duty("a", "village-head", village), duty("b", "rt-head", village))).toBe("NO_COLLEAGUE");
    expect(of(verifier, duty("b", "viewer", "52"))).toBe("NO_COLLEAGUE");
    expect(of(verifier, duty("b", "viewer", "5207", { level: "provisional" }))).toBe("NO_COLLEAGUE");
    expect(of(verifier, duty("b", "viewer", "5207", { isDelegated: true }))).toBe("NO_COLLEAGUE");
  });

  it("of a duty that decides is somebody who decides there, too, or is in training for that very duty", () => {
    const village = "5207012001";
    const head = duty("a", "village-head", village);
    for (const role of ["viewer", "sector-officer", "data-steward", "trainer"] as const)
      expect(of(verifier, duty("b", role))).toBe("NOT_DECIDER");
    expect(of(head, duty("b", "viewer", village))).toBe("NOT_DECIDER");
    const trainee = duty("b", "village-head", village, { level: "provisional" });
    expect(of(head, trainee)).toBeNull();
    expect(of(head, duty("b", "viewer", village), trainee)).toBeNull();
    expect(of(head, { ...trainee, isDelegated: true })).toBe("NO_COLLEAGUE");
    expect(of(head, { ...trainee, regionCode: "5207012002" })).toBe("NO_COLLEAGUE");
    expect(of(duty("a", "coach"), duty("b", "office-head"))).toBeNull();
    // What decides nothing needs a colleague alone.
    expect(of(duty("a", "sector-officer"), duty("b", "viewer"))).toBeNull();
    expect(of(duty("a", "village-operator", village), duty("b", "viewer", village))).toBeNull();
  });

  it("is never oneself, nor one who holds the duty already", () => {
    expect(delegateProblem(verifier, "a", [duty("a", "viewer")])).toBe("SELF");
    expect(of(verifier, duty("b", "regency-verifier"))).toBe("HOLDS_ALREADY");
    expect(of(duty("a", "coach"), duty("b", "viewer"), duty("b", "coach", "52"))).toBe("HOLDS_ALREADY");
  });

  it("keeps who writes apart from who decides, also where one of the two duties lies inside the other's area", () => {
    const village = "5207012001";
    expect(of(duty("a", "village-head", village), duty("b", "village-operator", village))).toBe("OPERATOR_DECIDER");
    expect(of(duty("a", "village-operator", village), duty("b", "village-head", village))).toBe("OPERATOR_DECIDER");
    expect(of(verifier, duty("b", "viewer"), duty("b", "village-operator", village))).toBe("OPERATOR_DECIDER");
    expect(of(verifier, duty("b", "office-head"), duty("b", "village-operator", "5206012001"))).toBeNull();
  });

  it("keeps who manages accounts apart from who reads families", () => {
    expect(of(duty("a", "administrator"), duty("b", "regency-verifier"))).toBe("ADMINISTRATOR_APART");
    expect(of(verifier, duty("b", "administrator"))).toBe("ADMINISTRATOR_APART");
    expect(of(duty("a", "administrator"), duty("b", "data-steward"))).toBeNull();
  });
});

describe("the days of a leave", () => {
  const verifier = duty("a", "regency-verifier");
  const zone = "Asia/Makassar";
  const of = (fromDay: string, toDay: string, given = verifier) => leaveProblem({ fromDay, toDay }, given, zone, NOW);

  it("begin today or later, end after they begin, and are at most sixty", () => {
    expect(of("2026-05-14", "2026-05-14")).toBeNull();
    expect(of("2026-05-13", "2026-05-14")).toBe("PAST");
    expect(of("2026-05-15", "2026-05-14")).toBe("RANGE");
    expect(of("2026-05-14", "2026-07-12")).toBeNull();
    expect(of("2026-05-14", "2026-07-13")).toBe("TOO_LONG");
    expect(of("2027-01-01", "2027-01-02")).toBe("TOO_FAR");
  });

  it("do not reach beyond the duty's own end", () => {
    const window = { ...OPEN, validTo: new Date("2026-05-31T16:00:00Z") };
    expect(of("2026-05-20", "2026-05-31", { ...verifier, window })).toBeNull();
    expect(of("2026-05-20", "2026-06-01", { ...verifier, window })).toBe("BEYOND_DUTY");
  });

  it.each([
    ["Asia/Jakarta", "2026-05-17T17:00:00.000Z", "2026-05-20T17:00:00.000Z"],
    ["Asia/Makassar", "2026-05-17T16:00:00.000Z", "2026-05-20T16:00:00.000Z"],
    ["Asia/Jayapura", "2026-05-17T15:00:00.000Z", "2026-05-20T15:00:00.000Z"],
  ])("run from midnight to midnight in %s", (timeZone, from, to) => {
    const window = leaveWindow({ fromDay: "2026-05-18", toDay: "2026-05-20" }, timeZone, NOW);
    expect([window.validFrom.toISOString(), window.validTo.toISOString()]).toEqual([from, to]);
  });

  it("begin now when they begin today", () => {
    expect(leaveWindow({ fromDay: "2026-05-14", toDay: "2026-05-14" }, zone, NOW).validFrom).toEqual(NOW);
    expect(MOST_LEAVE_DAYS).toBe(60);
  });
});

const instant = fc.integer({ min: 0, max: 1000 }).map((n) => new Date(n));
const window: fc.Arbitrary<GrantWindow> = fc.record({
  validFrom: instant,
  validTo: fc.option(instant),
  suspendedAt: fc.option(instant, { freq: 3 }),
  revokedAt: fc.option(instant, { freq: 3 }),
});

describe("a delegated grant", () => {
  it("holds exactly while it and its giver's hold and the giver is active", () => {
    fc.assert(
      fc.property(window, window, fc.boolean(), instant, (own, giver, isActive, at) => {
        const both = isGrantValid(own, at) && isGrantValid(giver, at) && isActive;
        expect(isGrantValid(windowUnder(own, giver, isActive), at)).toBe(both);
      }),
      { numRuns: 2000 },
    );
  });

  it("lets nobody decide on their own work, whatever duties were handed to whom", () => {
    const people = ["a", "b", "c", "d", "e"];
    const held = fc.array(
      fc.record({
        userId: fc.constantFrom(...people),
        role: fc.constantFrom(...ROLES),
        at: fc.constantFrom("5207", "52"),
      }),
      { minLength: 2, maxLength: 12 },
    );
    const pick = fc.tuple(fc.nat(), fc.constantFrom(...people));
    fc.assert(
      fc.property(
        held,
        fc.array(pick, { maxLength: 8 }),
        fc.subarray(people),
        fc.subarray(people),
        (rows, picks, wrote, decided) => {
          const duties = rows.map(({ userId, role, at }) => duty(userId, role, at));
          for (const [index, delegate] of picks) {
            const given = duties[index % duties.length];
            if (given === undefined || dutyProblem(given, NOW) !== null) continue;
            if (
              delegateProblem(
                given,
                delegate,
                duties.filter(({ userId }) => userId === delegate),
              ) !== null
            )
              continue;
            duties.push({ ...given, userId: delegate, isDelegated: true });
          }
          for (const { userId, role, regionCode, isDelegated, level } of duties) {
            if (isDelegated) expect(delegateIsApart(duties, userId, role)).toBe(true);
            const grant: Grant = { id: "g", role, regionCode, level };
            const actor: Actor = { userId, sessionId: "s", displayName: "", locale: "id", grant, grants: [grant] };
            for (const tier of STANDARD_TIERS) {
              const decides =
                mayDecideAs(actor, tier, { dueAt: null, workdays: null }) && hasFreshEyes(userId, wrote, decided);
              if (wrote.includes(userId) || decided.includes(userId)) expect(decides).toBe(false);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Nobody was made both operator and decider by a hand-over. */
function delegateIsApart(duties: readonly Duty[], userId: string, role: Role): boolean {
  const isDecider = Object.values(TIERS).some((tier) => tier.role === role);
  const writes = duties.some((each) => each.userId === userId && !each.isDelegated && each.role === "village-operator");
  return !(isDecider && writes);
}
