import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnswerKeep } from "@/lib/client/exam/answer-keep";
import { type Kept, NOTHING_KEPT, unsent, withAnswer } from "@/lib/client/exam/kept-answers";
import { PaperSession, type SentAnswer } from "@/lib/client/exam/paper-session";
import { ServerClock } from "@/lib/client/exam/server-clock";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const QUESTIONS = [0, 1, 2].map((place) => ({ place, text: "?", options: ["a", "b", "c", "d"], answer: null }));

class Device implements AnswerKeep {
  kept: Kept = NOTHING_KEPT;
  isFull = false;
  isCleared = false;
  tell: (kept: Kept | null) => void = () => undefined;
  read = () => this.kept;
  write(kept: Kept): boolean {
    if (!this.isFull) this.kept = kept;
    return !this.isFull;
  }
  clear(): void {
    this.isCleared = true;
  }
  onChange(listener: (kept: Kept | null) => void): () => void {
    this.tell = listener;
    return () => undefined;
  }
}

/** A server that answers as told; what arrived is written down. */
function world(device = new Device()) {
  const server = { code: null as ErrorCode | null, sent: [] as SentAnswer[][], finishes: 0 };
  const outcome = <T>(value: T): Promise<Outcome<T>> =>
    Promise.resolve(server.code === null ? succeed(value) : refuse(server.code));
  const session = new PaperSession(QUESTIONS, {
    keep: device,
    clock: new ServerClock(1_000_000, () => 0),
    send: (answers) => {
      if (server.code === null) server.sent.push([...answers]);
      return outcome({ serverNow: 1_000_500 });
    },
    finish: () => {
      if (server.code === null) server.finishes += 1;
      return outcome({});
    },
  });
  session.open();
  return { device, server, session, state: () => session.snapshot() };
}

describe("a paper on the device", () => {
  it("keeps an answer at once and sends it after a moment, the last of several", async () => {
    const { device, server, session, state } = world();
    session.answer(0, 1);
    session.answer(0, 2);
    expect(device.kept.answers.get(0)).toMatchObject({ option: 2, isSent: false });
    expect(server.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent).toEqual([[{ place: 0, option: 2 }]]);
    expect(unsent(state().kept)).toEqual([]);
    expect(state()).toMatchObject({ sentAt: 1_000_500, link: { kind: "idle" } });
  });

  it("says when the network is lost, goes on, and sends everything when it returns", async () => {
    const { server, session, state } = world();
    server.code = "UNAVAILABLE";
    session.answer(0, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state().link.kind).toBe("offline");
    session.answer(1, 3);
    server.code = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.sent).toEqual([
      [
        { place: 0, option: 1 },
        { place: 1, option: 3 },
      ],
    ]);
    expect(state().link.kind).toBe("idle");
  });

  it("finds after a closed window what was not sent", async () => {
    const device = new Device();
    device.kept = withAnswer(NOTHING_KEPT, 2, 3);
    const { server } = world(device);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent).toEqual([[{ place: 2, option: 3 }]]);
  });

  it("tells a device that cannot keep", () => {
    const { device, session, state } = world();
    device.isFull = true;
    session.answer(0, 1);
    expect(state()).toMatchObject({ isKept: false, keptAt: null });
    expect(state().kept.answers.get(0)?.option).toBe(1);
  });

  it("takes over what another window answered, and stops when it hands the paper in", async () => {
    const { device, session, state } = world();
    session.answer(0, 1);
    device.tell(withAnswer(withAnswer(device.kept, 0, 2), 1, 1));
    expect(state().kept.answers.get(0)?.option).toBe(2);
    device.tell(null);
    expect(state().phase).toBe("over");
    session.answer(2, 2);
    expect(state().kept.answers.has(2)).toBe(false);
  });
});

describe("handing in", () => {
  it("sends what is left first, then finishes and clears the device", async () => {
    const { device, server, session, state } = world();
    session.answer(0, 1);
    await session.finish();
    expect(server).toMatchObject({ sent: [[{ place: 0, option: 1 }]], finishes: 1 });
    expect(state().phase).toBe("over");
    expect(device.isCleared).toBe(true);
  });

  it("goes on working where the network is away, and does not hand in later by itself", async () => {
    const { device, server, session, state } = world();
    session.answer(0, 1);
    server.code = "UNAVAILABLE";
    await session.finish();
    expect(state()).toMatchObject({ phase: "open", link: { kind: "offline" } });
    server.code = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server).toMatchObject({ sent: [[{ place: 0, option: 1 }]], finishes: 0 });
    expect(device.isCleared).toBe(false);
  });

  it("happens by itself when the time is up, after however long without a network", async () => {
    const { server, session, state } = world();
    session.answer(0, 1);
    server.code = "UNAVAILABLE";
    session.timeUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toMatchObject({ phase: "closing", isTimeUp: true, link: { kind: "offline" } });
    session.answer(1, 1);
    expect(state().kept.answers.has(1)).toBe(false);
    server.code = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.finishes).toBe(1);
    expect(state().phase).toBe("over");
  });

  it("is over where the server has closed the test", async () => {
    const { server, session, state } = world();
    server.code = "NOT_ALLOWED_NOW";
    session.answer(0, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state().phase).toBe("over");
  });

  it("keeps the answers and stops sending when the person is signed out, until they are back", async () => {
    const { server, session, state } = world();
    server.code = "UNAUTHENTICATED";
    session.answer(0, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state().link).toEqual({ kind: "stopped", code: "UNAUTHENTICATED" });
    server.code = null;
    session.wake();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent).toEqual([[{ place: 0, option: 1 }]]);
  });
});

describe("the clock", () => {
  it("believes the latest time that the server has told, and counts on from there", () => {
    let elapsed = 0;
    const clock = new ServerClock(10_000, () => elapsed);
    elapsed = 500;
    expect(clock.now()).toBe(10_500);
    clock.heard(10_400);
    expect(clock.now()).toBe(10_500);
    clock.heard(12_000);
    elapsed = 600;
    expect(clock.now()).toBe(12_100);
  });
});
