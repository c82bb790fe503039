"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import { answerKeep } from "@/lib/client/exam/answer-keep";
import { askServerTime } from "@/lib/client/exam/ask-time";
import { PaperSession } from "@/lib/client/exam/paper-session";
import { ServerClock } from "@/lib/client/exam/server-clock";
import type { AttemptPaper } from "@/lib/domain/exam/exam-page";

interface Made {
  readonly clock: ServerClock;
  readonly session: PaperSession;
}

function make({ attemptId, questions, serverNow }: AttemptPaper, grantId: string): Made {
  const clock = new ServerClock(serverNow);
  const finishId = newOperationId();
  const session = new PaperSession(questions, {
    keep: answerKeep(attemptId),
    clock,
    send: (answers) => sendCommand("exam.answer", { attemptId, answers }, { grantId }),
    finish: () => sendCommand("exam.finish", { attemptId }, { grantId, operationId: finishId }),
  });
  return { clock, session };
}

/** A paper in this window: its answers, its clock, and what wakes both. */
export function usePaper(paper: AttemptPaper, grantId: string) {
  const [{ clock, session }] = useState(() => make(paper, grantId));
  const state = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  useEffect(() => {
    session.open();
    const wake = () => {
      if (document.visibilityState === "hidden") return;
      session.wake();
      void askServerTime().then((serverNow) => serverNow !== null && clock.heard(serverNow));
    };
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      session.close();
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [session, clock]);
  return { clock, session, state };
}

const SECOND_MS = 1_000;

/** Whole seconds until an instant of the server's clock, counted anew each second; never under 0. */
export function useSecondsLeft(clock: ServerClock, { serverNow, endsAt }: AttemptPaper): number {
  // As the server saw it, so that the first paint is the same on both sides.
  const [left, setLeft] = useState(() => secondsOf(endsAt - serverNow));
  useEffect(() => {
    const tick = () => setLeft(secondsOf(endsAt - clock.now()));
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [clock, endsAt]);
  return left;
}

function secondsOf(ms: number): number {
  return Math.max(0, Math.ceil(ms / SECOND_MS));
}
