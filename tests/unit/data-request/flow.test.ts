import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/domain/access/role";
import {
  DECIDER_ROLES,
  REQUEST_EVENTS,
  REQUEST_TIERS,
  type RequestPosition,
  type RequestTier,
  standingOf,
  stepOf,
} from "@/lib/domain/data-request/flow";

const anyTiers = fc
  .uniqueArray(fc.record({ name: fc.constantFrom(...REQUEST_TIERS), role: fc.constantFrom(...DECIDER_ROLES) }), {
    minLength: 1,
    maxLength: 5,
    selector: ({ name }) => name,
  })
  .map((tiers): readonly RequestTier[] => tiers);
const person = fc.constantFrom("asker", "a", "b", "c", "d", "e");
const anyStep = fc.record({
  event: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("submit", "approve") },
    { weight: 1, arbitrary: fc.constantFrom(...REQUEST_EVENTS) },
  ),
  /** Half of the steps are made under the duty that fits, so that many requests come far. */
  isFitting: fc.boolean(),
  userId: person,
  role: fc.constantFrom<Role>(...DECIDER_ROLES, ...DECIDER_ROLES, ...ROLES),
  isHere: fc.boolean(),
});

interface Decided {
  readonly tier: number;
  readonly userId: string;
  readonly role: Role;
}

describe("the way of a request", () => {
  it("reaches granted through every desk in order, each by another person of its duty, never by who asks", () => {
    let granted = 0;
    fc.assert(
      fc.property(anyTiers, fc.array(anyStep, { maxLength: 60 }), (tiers, steps) => {
        let position: RequestPosition = {
          state: "draft",
          tier: null,
          tiers,
          askedBy: "asker",
          approvedBy: [],
          isOver: false,
        };
        let agreed: Decided[] = [];
        for (const { event, isFitting, userId, ...drawn } of steps) {
          const fitting = tiers[position.tier ?? 0]?.role ?? drawn.role;
          const own = event === "submit" && isFitting ? "asker" : userId;
          const actor = isFitting ? { userId: own, role: fitting, isHere: true } : { userId: own, ...drawn };
          const step = stepOf(position, event, actor);
          if (!step.ok) continue;
          if (event === "submit" || event === "withdraw") expect(actor.userId).toBe("asker");
          else expect(actor.userId).not.toBe("asker");
          if (event === "submit") agreed = [];
          if (event === "approve") {
            expect(actor.isHere).toBe(true);
            agreed = [...agreed, { tier: position.tier ?? -1, userId: actor.userId, role: actor.role }];
          }
          if (step.state === "granted") {
            granted += 1;
            expect(agreed.map(({ tier }) => tier)).toEqual(tiers.map((_, place) => place));
            expect(agreed.map(({ role }) => role)).toEqual(tiers.map(({ role }) => role));
            expect(new Set(agreed.map(({ userId }) => userId)).size).toBe(tiers.length);
          }
          position = {
            ...position,
            state: step.state,
            tier: step.tier,
            approvedBy: agreed.map(({ userId }) => userId),
          };
        }
      }),
      { numRuns: 4000, seed: 8 },
    );
    // A property that never came there would prove nothing.
    expect(granted).toBeGreaterThan(50);
  });

  it("lets nothing leave what has ended but what a steward closes", () => {
    for (const state of ["refused", "withdrawn", "revoked", "granted"] as const)
      for (const event of REQUEST_EVENTS)
        for (const role of DECIDER_ROLES) {
          const position = { state, tier: null, tiers: [], askedBy: "asker", approvedBy: [], isOver: false };
          const { ok } = stepOf(position, event, { userId: "a", role, isHere: true });
          expect(ok, `${state} ${event} ${role}`).toBe(
            state === "granted" && event === "revoke" && role === "data-steward",
          );
        }
  });

  it("hides another region's request and tells another duty of the same that it may not", () => {
    const tiers: readonly RequestTier[] = [{ name: "kominfo", role: "data-steward" }];
    const position = { state: "submitted", tier: 0, tiers, askedBy: "asker", approvedBy: [], isOver: false } as const;
    const by = (role: Role, isHere: boolean) => stepOf(position, "approve", { userId: "a", role, isHere });
    expect(by("data-steward", false)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(by("office-head", true)).toEqual({ ok: false, code: "FORBIDDEN" });
    expect(by("data-steward", true)).toEqual({ ok: true, state: "granted", tier: null });
  });

  it("ends by the clock, at the very instant", () => {
    const expiresAt = new Date("2026-12-01T16:00:00Z");
    const at = (ms: number) => standingOf({ state: "granted", expiresAt }, new Date(expiresAt.getTime() + ms));
    expect(at(-1)).toBe("granted");
    expect(at(0)).toBe("expired");
    expect(standingOf({ state: "revoked", expiresAt }, expiresAt)).toBe("revoked");
  });
});
