import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGrantValid } from "@/lib/domain/access/actor";
import { extendedWindow, extendProblem, REOPEN_DAYS } from "@/lib/domain/access/grant-extension";

const NOW = new Date("2026-05-14T03:00:00.000Z");
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const windowTo = (validTo: Date | null) => ({ validFrom: days(-100), validTo, suspendedAt: null, revokedAt: null });
const direct = (validTo: Date | null) => ({ source: "administrator", window: windowTo(validTo) });

describe("extendProblem", () => {
  it("lets a direct grant go on while it runs and thirty days after it ended, not later", () => {
    expect(extendProblem(direct(days(5)), NOW)).toBeNull();
    expect(extendProblem(direct(days(1 - REOPEN_DAYS)), NOW)).toBeNull();
    expect(extendProblem(direct(days(-REOPEN_DAYS)), NOW)).toBe("LONG_OVER");
    expect(extendProblem(direct(null), NOW)).toBe("NO_END");
  });

  it("leaves alone what somebody or something else opens", () => {
    const of = (source: string) => extendProblem({ source, window: windowTo(days(5)) }, NOW);
    expect(["training-scheduled", "training-passed"].map(of)).toEqual(["OF_TRAINING", "OF_TRAINING"]);
    expect(of("delegated")).toBe("DELEGATED");
    expect(of("whatever comes")).toBe("NOT_DIRECT");
    const revoked = { source: "administrator", window: { ...windowTo(days(5)), revokedAt: days(-1) } };
    expect(extendProblem(revoked, NOW)).toBe("REVOKED");
  });
});

describe("extendedWindow", () => {
  it("only ever moves the end forward, and gives nothing in the past that was not given then", () => {
    const instant = fc.integer({ min: -400, max: 400 }).map(days);
    fc.assert(
      fc.property(instant, instant, instant, (validFrom, validTo, newEnd) => {
        fc.pre(validFrom < validTo);
        const window = extendedWindow({ validFrom, validTo }, newEnd, NOW);
        expect(window === null).toBe(newEnd <= NOW || newEnd <= validTo);
        if (window === null) return;
        expect(window.validTo > NOW && window.validTo > validTo && window.validFrom < window.validTo).toBe(true);
        const whole = (each: { validFrom: Date; validTo: Date }) => ({ ...each, suspendedAt: null, revokedAt: null });
        for (const at of [-399, -100, -1].map(days)) {
          if (isGrantValid(whole(window), at)) expect(isGrantValid(whole({ validFrom, validTo }), at)).toBe(true);
        }
      }),
    );
  });
});
