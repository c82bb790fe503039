import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskStep, statesBefore } from "@/lib/domain/desk/desk";
import { clockText, dayQuota, daysBetweenOn, readClock, slotsOf } from "@/lib/domain/desk/opening";
import { orderQueue, PRIORITY_RUN, priorityRun, type WaitingTicket } from "@/lib/domain/desk/queue-order";
import { summarizeDay } from "@/lib/domain/desk/summary";

const waiting = (number: number, extra: Partial<WaitingTicket> = {}): WaitingTicket => ({
  id: String(number).padStart(4, "0"),
  number,
  hasPriority: false,
  waitingSince: number * 1000,
  slotAt: null,
  ...extra,
});
const numbers = (queue: readonly WaitingTicket[]) => queue.map(({ number }) => number);
const anyQueue = fc
  .array(fc.record({ hasPriority: fc.boolean(), waitingSince: fc.nat(50), slotAt: fc.option(fc.nat(50)) }), {
    maxLength: 40,
  })
  .map((list) => list.map((each, index) => waiting(index + 1, each)));

describe("the order of the queue", () => {
  it("is by arrival where nobody has priority, and by the slot for who came before theirs", () => {
    expect(numbers(orderQueue([waiting(3), waiting(1), waiting(2)], 0))).toEqual([1, 2, 3]);
    expect(numbers(orderQueue([waiting(1, { slotAt: 9000 }), waiting(2), waiting(3)], 0))).toEqual([2, 3, 1]);
    // Late for their slot: by when they came.
    expect(numbers(orderQueue([waiting(4, { slotAt: 10 }), waiting(2)], 0))).toEqual([2, 4]);
  });

  it("takes those with priority first, and one of the others after every two", () => {
    const first = [5, 6, 7, 8, 9].map((number) => waiting(number, { hasPriority: true }));
    const others = [1, 2].map((number) => waiting(number));
    expect(numbers(orderQueue([...others, ...first], 0))).toEqual([5, 6, 1, 7, 8, 2, 9]);
    expect(numbers(orderQueue([...others, ...first], 2))).toEqual([1, 5, 6, 2, 7, 8, 9]);
  });

  it("loses nobody and names nobody twice, in any order that the rows come in", () => {
    fc.assert(
      fc.property(anyQueue, fc.nat(5), (queue, run) => {
        const ordered = orderQueue(queue, run);
        expect(numbers(ordered).toSorted((a, b) => a - b)).toEqual(numbers(queue));
        expect(orderQueue([...queue].reverse(), run)).toEqual(ordered);
      }),
    );
  });

  it("never starves: the k-th of the others is called after at most (run + 1) x k calls, however many with priority come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(4), (count, startRun) => {
        let queue = Array.from({ length: count }, (_, index) => waiting(index + 1));
        const calls: WaitingTicket[] = Array.from({ length: startRun }, () => waiting(0, { hasPriority: true }));
        const calledAt = new Map<number, number>();
        for (let turn = 1; calledAt.size < count; turn += 1) {
          // Before every call two more with priority come in, who were there before everybody.
          queue = [
            ...queue,
            ...[0, 1].map((n) => waiting(1000 + turn * 2 + n, { hasPriority: true, waitingSince: 0 })),
          ];
          const next = orderQueue(queue, priorityRun(calls))[0];
          if (next === undefined) throw new Error("nobody called");
          calls.push(next);
          queue = queue.filter(({ number }) => number !== next.number);
          if (!next.hasPriority) calledAt.set(next.number, turn);
          expect(turn).toBeLessThan(100);
        }
        for (let k = 1; k <= count; k += 1) expect(calledAt.get(k)).toBeLessThanOrEqual((PRIORITY_RUN + 1) * k);
      }),
    );
  });
});

describe("the steps of a number", () => {
  it("come in their order: nobody is called who is not here, nobody is called twice", () => {
    expect(statesBefore("call")).toEqual(["waiting"]);
    expect(statesBefore("check-in")).toEqual(["booked", "absent"]);
    expect(statesBefore("finish")).toEqual(["called"]);
    expect(deskStep("called", "call")).toBeNull();
    expect(deskStep("done", "cancel")).toBeNull();
  });
});

describe("the hours of a day", () => {
  const day = { opensAt: 480, closesAt: 720, slotMinutes: 30, slotQuota: 3 };
  it("are cut into whole slots, and their quota is counted", () => {
    expect(slotsOf(day).map(clockText)).toEqual([
      "08:00",
      "08:30",
      "09:00",
      "09:30",
      "10:00",
      "10:30",
      "11:00",
      "11:30",
    ]);
    expect(dayQuota(day)).toBe(24);
    expect(slotsOf({ ...day, closesAt: 719 }).length).toBe(7);
    expect(slotsOf({ ...day, closesAt: 400 })).toEqual([]);
  });
  it("are read as people write them", () => {
    expect([
      readClock("8.30"),
      readClock("08:30"),
      readClock("24:00"),
      readClock("24:01"),
      readClock("8:60"),
      readClock("pagi"),
    ]).toEqual([510, 510, 1440, null, null, null]);
  });
  it("repeat on weekdays between two days", () => {
    expect(daysBetweenOn("2026-11-23", "2026-12-06", [2, 4])).toEqual([
      "2026-11-24",
      "2026-11-26",
      "2026-12-01",
      "2026-12-03",
    ]);
  });
});

describe("what a day came to", () => {
  it("counts by channel, and waits of those who were called", () => {
    const summary = summarizeDay([
      { channel: "operator", state: "done", hasPriority: true, waitMinutes: 5, outcome: "updated" },
      { channel: "citizen", state: "done", hasPriority: false, waitMinutes: 20, outcome: "house-call" },
      { channel: "citizen", state: "booked", hasPriority: false, waitMinutes: null, outcome: null },
      { channel: "walk-in", state: "absent", hasPriority: false, waitMinutes: 41, outcome: null },
      { channel: "walk-in", state: "waiting", hasPriority: false, waitMinutes: null, outcome: null },
    ]);
    expect(summary.all).toEqual({
      numbers: 5,
      served: 2,
      here: 1,
      notCome: 1,
      absent: 1,
      cancelled: 0,
      priority: 1,
      medianWait: 20,
      longestWait: 41,
    });
    expect(summary.byChannel.citizen).toMatchObject({ numbers: 2, served: 1, notCome: 1, medianWait: 20 });
    expect(summary.outcomes).toEqual({ updated: 1, unchanged: 0, "house-call": 1, other: 0 });
    expect(summarizeDay([]).all.medianWait).toBeNull();
  });
});
