import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/role";
import { deciderOf, partiesOf } from "@/lib/domain/transfer/decider";
import { isReasoned, TRANSFER_REASONS, transferReasons } from "@/lib/domain/transfer/reason";
import {
  DEADLINE_DAYS,
  dueAfter,
  isOver,
  OPEN_TRANSFER_STATES,
  possibleSteps,
  stateAt,
  stateSinceAt,
  TRANSFER_EVENTS,
  TRANSFER_STATES,
  type TransferParty,
  type TransferStanding,
  transferStep,
} from "@/lib/domain/transfer/transfer";

const NOW = new Date("2026-05-14T03:00:00Z");
const DAY = 86_400_000;
const PARTIES: readonly TransferParty[] = ["origin", "destination", "decider"];

const late = (state: TransferStanding["state"], requestedBy: TransferStanding["requestedBy"] = "in") =>
  ({ state, requestedBy, dueAt: new Date(NOW.getTime() - 1) }) satisfies TransferStanding;
const inTime = (state: TransferStanding["state"], requestedBy: TransferStanding["requestedBy"] = "in") =>
  ({ state, requestedBy, dueAt: new Date(NOW.getTime() + DAY) }) satisfies TransferStanding;

function actor(role: Role, regionCode: string, level: "full" | "provisional" = "full"): Actor {
  const grant = { id: "g", role, regionCode, level } as const;
  return { userId: "u", sessionId: "s", displayName: "Contoh", locale: "id", grant, grants: [grant] };
}

const anyStanding = fc
  .record({
    state: fc.constantFrom(...TRANSFER_STATES),
    requestedBy: fc.constantFrom("out" as const, "in" as const),
    offset: fc.integer({ min: -400 * DAY, max: 400 * DAY }),
  })
  .map(({ state, requestedBy, offset }) => ({
    state,
    requestedBy,
    dueAt: isOver(state) ? null : new Date(NOW.getTime() + offset),
  }));

describe("the table of transfers", () => {
  it("always has somebody who can act, until it is over by state or by the clock", () => {
    fc.assert(
      fc.property(anyStanding, (standing) => {
        const steps = possibleSteps(standing, NOW);
        if (isOver(stateAt(standing, NOW))) {
          expect(steps.every((step) => step.by === "clock")).toBe(true);
          return;
        }
        const people = steps.filter((step) => step.by !== "clock");
        expect(people.length).toBeGreaterThan(0);
        // Somebody can end it, and somebody can move it on.
        expect(people.some((step) => isOver(step.to))).toBe(true);
        expect(people.some((step) => step.event !== "refuse" && step.event !== "withdraw")).toBe(true);
      }),
    );
  });

  it("ends whatever people do: no path of steps is longer than three", () => {
    const reach = (state: TransferStanding["state"], depth: number): void => {
      expect(depth).toBeLessThanOrEqual(3);
      for (const standing of [late(state), inTime(state)])
        for (const step of possibleSteps(standing, NOW)) reach(step.to, depth + 1);
    };
    for (const state of TRANSFER_STATES) reach(state, 0);
  });

  it("gives each step to one party alone", () => {
    fc.assert(
      fc.property(
        anyStanding,
        fc.constantFrom(...TRANSFER_EVENTS),
        fc.subarray([...PARTIES]),
        (standing, event, parties) => {
          const step = transferStep(standing, event, parties, NOW);
          if (step === null) return;
          expect(parties).toContain(step.by);
          expect(possibleSteps(standing, NOW)).toContainEqual(step);
          expect(transferStep(standing, event, [], NOW)).toBeNull();
        },
      ),
    );
  });

  it("lets the office decide without the origin only from the deadline on", () => {
    expect(transferStep(inTime("awaiting-release"), "approve", ["decider"], NOW)).toBeNull();
    expect(transferStep(late("awaiting-release"), "approve", ["decider"], NOW)?.to).toBe("done");
    expect(transferStep({ ...inTime("awaiting-release"), dueAt: NOW }, "approve", ["decider"], NOW)?.to).toBe("done");
    // The origin may still answer while nobody has decided.
    expect(transferStep(late("awaiting-release"), "release", ["origin"], NOW)?.to).toBe("awaiting-decision");
  });

  it("lets what nobody accepts lapse at its deadline, without a job", () => {
    const standing = late("awaiting-acceptance", "out");
    expect(stateAt(standing, NOW)).toBe("lapsed");
    expect(stateSinceAt({ ...standing, stateSince: new Date(0) }, NOW)).toEqual(standing.dueAt);
    for (const event of TRANSFER_EVENTS) expect(transferStep(standing, event, PARTIES, NOW)).toBeNull();
    expect(stateAt(inTime("awaiting-acceptance", "out"), NOW)).toBe("awaiting-acceptance");
  });

  it("lets only who asked take it back", () => {
    expect(transferStep(inTime("awaiting-decision", "in"), "withdraw", ["origin"], NOW)).toBeNull();
    expect(transferStep(inTime("awaiting-decision", "in"), "withdraw", ["destination"], NOW)?.to).toBe("withdrawn");
    expect(transferStep(inTime("awaiting-decision", "out"), "withdraw", ["origin"], NOW)?.to).toBe("withdrawn");
    expect(transferStep(late("awaiting-decision", "out"), "withdraw", ["destination"], NOW)).toBeNull();
  });

  it("counts deadlines in days: 14, 14, 7, and none once it is over", () => {
    const days = (state: TransferStanding["state"]) => {
      const due = dueAfter(state, NOW);
      return due === null ? null : (due.getTime() - NOW.getTime()) / DAY;
    };
    expect(OPEN_TRANSFER_STATES.map(days)).toEqual([14, 14, 7]);
    expect(Object.keys(DEADLINE_DAYS)).toEqual(OPEN_TRANSFER_STATES);
    expect(TRANSFER_STATES.filter(isOver).map(days)).toEqual([null, null, null, null]);
  });
});

describe("who decides", () => {
  it("follows the distance", () => {
    expect(deciderOf("5207022001", "5207082001")).toEqual({ role: "regency-verifier", regionCode: "5207" });
    expect(deciderOf("5207022001", "5204052007")).toEqual({ role: "province-validator", regionCode: "52" });
    expect(deciderOf("5207022001", "3171011001")).toEqual({ role: "coach", regionCode: "0" });
  });

  const villages = { origin: "5207022001", destination: "5204052007" };

  it("speaks for a village or decides, never both under one grant, and never provisionally", () => {
    expect(partiesOf(actor("village-operator", villages.origin), villages)).toEqual(["origin"]);
    expect(partiesOf(actor("village-operator", villages.destination), villages)).toEqual(["destination"]);
    expect(partiesOf(actor("village-operator", "5207082001"), villages)).toEqual([]);
    expect(partiesOf(actor("village-operator", villages.origin, "provisional"), villages)).toEqual([]);
    expect(partiesOf(actor("province-validator", "52"), villages)).toEqual(["decider"]);
    expect(partiesOf(actor("regency-verifier", "5207"), villages)).toEqual([]);
    expect(partiesOf(actor("coach", "52"), villages)).toEqual([]);
    expect(partiesOf(actor("coach", "0"), { ...villages, destination: "3171011001" })).toEqual(["decider"]);
    for (const role of ROLES) expect(partiesOf(actor(role, "52"), villages).length).toBeLessThanOrEqual(1);
  });
});

describe("reasons", () => {
  it("are of the list, and OTHER says which", () => {
    expect(isReasoned("refuse", "NOT_ARRIVED", null)).toBe(true);
    expect(isReasoned("withdraw", "NOT_ARRIVED", null)).toBe(false);
    expect(isReasoned("refuse", "OTHER", "  ")).toBe(false);
    expect(isReasoned("refuse", "OTHER", "dijelaskan")).toBe(true);
    expect(isReasoned("refuse", "__proto__", null)).toBe(false);
    const offered = new Set([...transferReasons("refuse"), ...transferReasons("withdraw")]);
    expect([...offered].sort()).toEqual(Object.keys(TRANSFER_REASONS).sort());
  });
});
