import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt, localTime } from "@/lib/domain/calendar/instant";
import { answered, ENROLMENT_STATES, movedUp } from "@/lib/domain/training-session/enrolment";
import { postProblem } from "@/lib/domain/training-session/post";
import { sessionProblem, sessionState, sessionTimes } from "@/lib/domain/training-session/session";

const ZONE = "Asia/Makassar";
const NOW = new Date("2026-05-11T02:00:00Z");
const DAYS = { fromDay: "2026-05-14", toDay: "2026-05-15", fromTime: "09:00", toTime: "16:00" };

describe("answered", () => {
  it("takes a free seat, else a place in the queue; changes nothing twice", () => {
    expect(answered("invited", "accept", 1)).toBe("confirmed");
    expect(answered("invited", "accept", 0)).toBe("waiting");
    expect(answered("declined", "accept", 3)).toBe("confirmed");
    expect(answered("waiting", "accept", 0)).toBeNull();
    for (const state of ENROLMENT_STATES)
      expect(answered(state, "decline", 1)).toBe(state === "declined" ? null : "declined");
  });
});

describe("movedUp", () => {
  it("gives as many seats as there are to those who waited longest", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 20 }),
        fc.integer({ min: -3, max: 25 }),
        (waits, free) => {
          const queue = waits.map((minute) => ({ id: `${minute}`, waitingSince: new Date(minute * 60_000) }));
          const lucky = movedUp(queue, free);
          expect(lucky).toHaveLength(Math.max(0, Math.min(free, queue.length)));
          const left = queue.filter((each) => !lucky.includes(each));
          for (const one of lucky) for (const other of left) expect(one.waitingSince < other.waitingSince).toBe(true);
        },
      ),
    );
  });
});

describe("sessionProblem", () => {
  it("takes days to come, up to two weeks of them", () => {
    expect(sessionProblem(DAYS, ZONE, NOW)).toBeNull();
    expect(sessionProblem({ ...DAYS, fromDay: "2026-05-11", fromTime: "10:00" }, ZONE, NOW)).toBe("PAST");
    expect(sessionProblem({ ...DAYS, fromDay: "2027-05-12", toDay: "2027-05-12" }, ZONE, NOW)).toBe("TOO_FAR");
    expect(sessionProblem({ ...DAYS, toDay: "2026-05-14", toTime: "09:00" }, ZONE, NOW)).toBe("RANGE");
    expect(sessionProblem({ ...DAYS, toDay: "2026-05-28" }, ZONE, NOW)).toBe("TOO_LONG");
  });

  it("reads times in the region's zone and says them back", () => {
    const { startsAt, endsAt } = sessionTimes(DAYS, ZONE);
    expect(startsAt.toISOString()).toBe("2026-05-14T01:00:00.000Z");
    expect(endsAt.toISOString()).toBe("2026-05-15T08:00:00.000Z");
    expect(localTime(startsAt, ZONE)).toBe("09:00");
    expect(() => instantAt("2026-05-14", "24:00", ZONE)).toThrow(RangeError);
    const times = { startsAt, endsAt, cancelledAt: null };
    expect(sessionState(times, NOW)).toBe("coming");
    expect(sessionState(times, startsAt)).toBe("running");
    expect(sessionState(times, endsAt)).toBe("over");
    expect(sessionState({ ...times, cancelledAt: NOW }, endsAt)).toBe("cancelled");
  });
});

describe("postProblem", () => {
  const post = { role: "village-operator", regionCode: "5207052001", neighbourhood: null } as const;
  it("names nobody twice to a duty, nor to two that four eyes keep apart", () => {
    expect(postProblem(post, [])).toBeNull();
    expect(postProblem(post, [{ role: "village-operator", regionCode: "5207052001" }])).toBe("HOLDS_ALREADY");
    expect(postProblem(post, [{ role: "regency-verifier", regionCode: "5207" }])).toBe("OPERATOR_DECIDER");
    expect(postProblem(post, [{ role: "administrator", regionCode: "52" }])).toBe("ADMINISTRATOR_APART");
    expect(postProblem(post, [{ role: "regency-verifier", regionCode: "5206" }])).toBeNull();
    expect(postProblem({ ...post, role: "rt-head" }, [])).toBe("NEIGHBOURHOOD");
    expect(postProblem({ ...post, neighbourhood: { rt: "2", rw: null } }, [])).toBe("NEIGHBOURHOOD");
  });
});
