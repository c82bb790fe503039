import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttemptEnd,
  EXAM_MINUTES,
  endingOf,
  endOfAttempt,
  isOverdue,
  lastStart,
  MOST_TRIES,
  type StartFacts,
  type StartProblem,
  startProblem,
  TRANSIT_MS,
  takesAnswers,
} from "@/lib/domain/exam/attempt";
import { blueprintOf, PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { drawPaper } from "@/lib/domain/exam/draw";
import type { OptionPlace } from "@/lib/domain/exam/question";
import { markPaper, scoreOf } from "@/lib/domain/exam/score";
import { USUAL_PASS_MARK } from "@/lib/domain/training-session/pass-mark";
import { findQuestionOf, QUESTION_BANK } from "@/lib/server/exam/bank/bank";

const NOW = new Date("2026-12-02T02:00:00Z");
const MINUTE = 60_000;
const plus = (ms: number) => new Date(NOW.getTime() + ms);

const READY: StartFacts = {
  seat: { isConfirmed: true, startsAt: plus(-MINUTE), cancelledAt: null },
  testEnd: plus(14 * 24 * 60 * MINUTE),
  post: { startsAt: plus(-MINUTE), endsAt: null, barredAt: null },
  isPactSigned: true,
  hasPassed: false,
  isLetOff: false,
  hasOpen: false,
  tries: 0,
};

describe("startProblem", () => {
  it("lets a confirmed seat begin from the first minute of its training to the end of its test", () => {
    expect(startProblem(READY, NOW)).toBeNull();
    expect(startProblem(READY, READY.seat.startsAt)).toBeNull();
    expect(startProblem(READY, plus(-MINUTE - 1))).toBe("NOT_BEGUN");
    // Its whole hour lies before the midnight that shuts the door.
    const last = lastStart(READY.testEnd);
    expect(endOfAttempt(last)).toEqual(READY.testEnd);
    expect(startProblem(READY, last)).toBeNull();
    expect(startProblem(READY, new Date(last.getTime() + 1))).toBe("TEST_OVER");
  });

  it.each<readonly [StartProblem, Partial<StartFacts>]>([
    ["NOT_SEATED", { seat: { ...READY.seat, isConfirmed: false } }],
    ["CANCELLED", { seat: { ...READY.seat, cancelledAt: plus(-1) } }],
    ["POST_ENDED", { post: { ...READY.post, endsAt: NOW } }],
    ["POST_ENDED", { post: { ...READY.post, barredAt: plus(-1) } }],
    ["NOT_BEGUN", { post: { ...READY.post, startsAt: plus(1) } }],
    ["PASSED", { hasPassed: true }],
    ["OPEN", { hasOpen: true }],
    ["NO_TRIES", { tries: MOST_TRIES }],
    ["NOT_SIGNED", { isPactSigned: false }],
  ])("names %s", (problem, part) => {
    expect(startProblem({ ...READY, ...part }, NOW)).toBe(problem);
  });

  it("does not take a post that ends later for an ended one", () => {
    expect(startProblem({ ...READY, post: { ...READY.post, endsAt: plus(1) } }, NOW)).toBeNull();
  });
});

describe("the clock of an attempt", () => {
  const open = { startedAt: NOW, endsAt: endOfAttempt(NOW), finishedAt: null };
  it("runs for an hour, and takes what was under way", () => {
    expect(open.endsAt).toEqual(plus(EXAM_MINUTES * MINUTE));
    const last = new Date(open.endsAt.getTime() + TRANSIT_MS - 1);
    expect(takesAnswers(open, last)).toBe(true);
    expect(isOverdue(open, last)).toBe(false);
    expect(takesAnswers(open, new Date(last.getTime() + 1))).toBe(false);
    expect(isOverdue(open, new Date(last.getTime() + 1))).toBe(true);
  });

  it("takes nothing once it is finished, and is not overdue then", () => {
    const finished = { ...open, finishedAt: plus(MINUTE) };
    expect(takesAnswers(finished, plus(2 * MINUTE))).toBe(false);
    expect(isOverdue(finished, plus(100 * MINUTE))).toBe(false);
  });

  it("ends by the person before its end and by the clock from then on, never later", () => {
    expect(endingOf(open, plus(MINUTE))).toEqual({ at: plus(MINUTE), by: "person" });
    expect(endingOf(open, open.endsAt)).toEqual({ at: open.endsAt, by: "clock" });
    expect(endingOf(open, plus(500 * MINUTE))).toEqual({ at: open.endsAt, by: "clock" });
  });
});

/** What is sent, in any order, with the seconds that pass before it. */
type Step = { readonly wait: number } & (
  | { readonly kind: "start" }
  | { readonly kind: "answer"; readonly place: number; readonly option: OptionPlace }
  | { readonly kind: "finish" }
  | { readonly kind: "clock" }
);

interface Sitting {
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly finishedAt: Date | null;
  readonly endedBy: AttemptEnd | null;
  readonly paper: ReturnType<typeof drawPaper>;
  readonly answers: ReadonlyMap<number, OptionPlace>;
}

const wait = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 5_000 }));
const steps = fc.array(
  fc.oneof(
    fc.record({ wait, kind: fc.constant("start" as const) }),
    fc.record({
      wait,
      kind: fc.constant("answer" as const),
      place: fc.integer({ min: 0, max: PAPER_LENGTH - 1 }),
      option: fc.constantFrom<OptionPlace>(0, 1, 2, 3),
    }),
    fc.record({ wait, kind: fc.constant("finish" as const) }),
    fc.record({ wait, kind: fc.constant("clock" as const) }),
  ),
  { maxLength: 120 },
);

/** The rules as the commands put them together, over one seat. */
class Seat {
  readonly sittings: Sitting[] = [];
  now = NOW;
  /** What was taken, in order, to be compared with what counts. */
  readonly taken: {
    readonly sitting: number;
    readonly at: Date;
    readonly place: number;
    readonly option: OptionPlace;
  }[] = [];

  step(step: Step): void {
    this.now = new Date(this.now.getTime() + step.wait * 1_000);
    if (step.kind === "start") this.start();
    if (step.kind === "clock") this.closeOverdue();
    const last = this.sittings.at(-1);
    if (last === undefined) return;
    if (step.kind === "finish" && last.finishedAt === null) this.close(last);
    if (step.kind === "answer" && takesAnswers(last, this.now)) {
      const { place, option } = step;
      this.taken.push({ sitting: this.sittings.length - 1, at: this.now, place, option });
      this.replace({ ...last, answers: new Map([...last.answers, [place, option]]) });
    }
  }

  score(sitting: Sitting) {
    return scoreOf(markPaper(sitting.paper, sitting.answers, findQuestionOf), USUAL_PASS_MARK);
  }

  private start(): void {
    this.closeOverdue();
    const finished = this.sittings.filter(({ finishedAt }) => finishedAt !== null);
    const facts = {
      ...READY,
      tries: this.sittings.length,
      hasOpen: this.sittings.some((sitting) => takesAnswers(sitting, this.now)),
      hasPassed: finished.some((sitting) => this.score(sitting).hasPassed),
    };
    if (startProblem(facts, this.now) !== null) return;
    const paper = drawPaper(QUESTION_BANK, blueprintOf("village-operator"), `${this.sittings.length}`);
    const times = { startedAt: this.now, endsAt: endOfAttempt(this.now), finishedAt: null };
    this.sittings.push({ ...times, endedBy: null, paper, answers: new Map() });
  }

  private closeOverdue(): void {
    const last = this.sittings.at(-1);
    if (last !== undefined && isOverdue(last, this.now)) this.close(last);
  }

  private close(last: Sitting): void {
    const { at, by } = endingOf(last, this.now);
    this.replace({ ...last, finishedAt: at, endedBy: by });
  }

  private replace(sitting: Sitting): void {
    this.sittings[this.sittings.length - 1] = sitting;
  }
}

describe("any order of starts, answers, finishes and the clock", () => {
  it("never opens two, never a fourth try, and counts each answer in its last form that came in time", () => {
    fc.assert(
      fc.property(steps, (sent) => {
        const seat = new Seat();
        for (const step of sent) {
          seat.step(step);
          expect(seat.sittings.filter(({ finishedAt }) => finishedAt === null).length).toBeLessThanOrEqual(1);
        }
        expect(seat.sittings.length).toBeLessThanOrEqual(MOST_TRIES);
        for (const [index, sitting] of seat.sittings.entries()) {
          const own = seat.taken.filter((answer) => answer.sitting === index);
          for (const { at } of own) {
            expect(at.getTime()).toBeLessThan(sitting.endsAt.getTime() + TRANSIT_MS);
            if (sitting.endedBy === "person" && sitting.finishedAt !== null)
              expect(at.getTime()).toBeLessThanOrEqual(sitting.finishedAt.getTime());
          }
          expect(sitting.answers).toEqual(new Map(own.map(({ place, option }) => [place, option])));
          const { percent, right } = seat.score(sitting);
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
          expect(right).toBeLessThanOrEqual(sitting.answers.size);
          if (sitting.finishedAt !== null)
            expect(sitting.finishedAt.getTime()).toBeLessThanOrEqual(sitting.endsAt.getTime());
        }
      }),
      { numRuns: 300 },
    );
  });
});
