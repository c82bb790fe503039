import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type OpenRetest,
  RETEST,
  RETESTED_ROLES,
  retestOf,
  type WorkFacts,
} from "@/lib/domain/training-session/retest";

const ZONE = "Asia/Makassar";
const at = (text: string) => new Date(`${text}+08:00`);
const DAY = 86_400_000;

const QUIET: WorkFacts = {
  since: at("2026-01-10T09:00:00"),
  validTo: at("2027-01-10T09:00:00"),
  lastWorkAt: at("2026-02-01T20:00:00"),
  judged: 0,
  faulty: 0,
  timeZone: ZONE,
};

describe("retestOf, of nobody asked yet", () => {
  it("announces on the 150th day without work what bites at the end of the 180th", () => {
    expect(retestOf(QUIET, null, at("2026-06-30T23:59:59"))).toEqual({ state: "nothing" });
    // The 150th local day after 1 February is 1 July, the 180th is 31 July.
    expect(retestOf(QUIET, null, at("2026-07-01T00:10:00"))).toEqual({
      state: "announced",
      why: "idle",
      dueAt: at("2026-08-01T00:00:00"),
    });
  });

  it("counts from the pass where nothing was done since", () => {
    const never = { ...QUIET, lastWorkAt: null };
    expect(retestOf(never, null, at("2026-06-08T12:00:00"))).toEqual({ state: "nothing" });
    expect(retestOf(never, null, at("2026-06-09T12:00:00"))).toMatchObject({ why: "idle" });
  });

  it("gives thirty days' notice however late it looks", () => {
    expect(retestOf(QUIET, null, at("2026-10-01T01:00:00"))).toMatchObject({ dueAt: at("2026-11-01T00:00:00") });
  });

  it("asks for errors above three in ten of twenty judged or more, and says so before idleness", () => {
    const now = at("2026-03-01T01:00:00");
    const of = (judged: number, faulty: number, when = now) => retestOf({ ...QUIET, judged, faulty }, null, when);
    expect(of(19, 19)).toEqual({ state: "nothing" });
    expect(of(20, 6)).toEqual({ state: "nothing" });
    expect(of(20, 7)).toEqual({ state: "announced", why: "errors", dueAt: at("2026-04-01T00:00:00") });
    expect(of(50, 15)).toEqual({ state: "nothing" });
    expect(of(50, 16, at("2026-09-01T01:00:00"))).toMatchObject({ why: "errors" });
  });

  it("announces nothing that would bite after the certificate's end", () => {
    expect(retestOf({ ...QUIET, validTo: at("2026-08-01T00:00:00") }, null, at("2026-07-01T00:10:00"))).toEqual({
      state: "nothing",
    });
  });
});

const announced = (why: OpenRetest["why"]): OpenRetest => ({
  why,
  announcedAt: at("2026-07-01T00:10:00"),
  dueAt: at("2026-08-01T00:00:00"),
});

describe("retestOf, of what is announced", () => {
  it("is let off by work before it bites, also where that is seen after midnight, and not by work after it", () => {
    const of = (lastWorkAt: Date | null, now: Date) => retestOf({ ...QUIET, lastWorkAt }, announced("idle"), now).state;
    const before = at("2026-07-20T12:00:00");
    const after = at("2026-08-01T00:15:00");
    expect(of(QUIET.lastWorkAt, before)).toBe("announced");
    expect(of(at("2026-07-20T11:00:00"), before)).toBe("nothing");
    expect(of(at("2026-07-31T23:59:59"), after)).toBe("nothing");
    expect(of(at("2026-08-01T00:00:00"), after)).toBe("due");
    expect(of(null, after)).toBe("due");
  });

  it("is let off by fewer errors before it bites, by nothing but the test after", () => {
    const of = (faulty: number, now: Date) =>
      retestOf({ ...QUIET, judged: 40, faulty }, announced("errors"), now).state;
    expect(of(13, at("2026-07-20T12:00:00"))).toBe("announced");
    expect(of(12, at("2026-07-20T12:00:00"))).toBe("nothing");
    expect(of(12, at("2026-08-01T00:00:00"))).toBe("due");
  });

  it("never bites without notice of a month, whatever is known and whenever it is looked", () => {
    const instant = fc
      .integer({ min: 0, max: 600 * 24 })
      .map((hours) => new Date(QUIET.since.getTime() + hours * 3_600_000));
    fc.assert(
      fc.property(
        fc.option(instant, { nil: null }),
        fc.nat(50),
        fc.nat(50),
        instant,
        (lastWorkAt, judged, faulty, now) => {
          const found = retestOf({ ...QUIET, lastWorkAt, judged, faulty: Math.min(judged, faulty) }, null, now);
          if (found.state === "nothing") return;
          expect(found.state).toBe("announced");
          expect(found.dueAt.getTime() - now.getTime()).toBeGreaterThan(RETEST.noticeDays * DAY);
          expect(found.dueAt < QUIET.validTo).toBe(true);
        },
      ),
    );
  });
});

it("looks at the duties whose work the portal sees, and at no others", () => {
  expect(RETESTED_ROLES).toEqual([
    "village-operator",
    "companion",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ]);
});
