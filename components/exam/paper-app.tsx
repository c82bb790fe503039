"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AttemptPaper } from "@/lib/domain/exam/exam-page";
import { FinishPaper } from "./finish-paper";
import { PaperBar } from "./paper-bar";
import { PaperNotice } from "./paper-notice";
import { PlaceMap } from "./place-map";
import { QuestionCard } from "./question-card";
import { usePaper, useSecondsLeft } from "./use-paper";

export interface PaperAppProps {
  readonly paper: AttemptPaper;
  readonly grantId: string;
}

/** The paper: one question at a time, all of them in a map beside it, the clock always in sight. */
export function PaperApp({ paper, grantId }: PaperAppProps) {
  const { clock, session, state } = usePaper(paper, grantId);
  const secondsLeft = useSecondsLeft(clock, paper);
  const { current, goTo, heading } = useCurrent();
  const router = useRouter();
  const t = useTranslations("examPaper");
  const address = `/ujian/${paper.testId}`;
  const isOver = state.phase === "over";
  useEffect(() => {
    if (secondsLeft === 0) session.timeUp();
  }, [secondsLeft, session]);
  useEffect(() => {
    // In place of the paper: going back must not lead into it again.
    if (!isOver) return;
    router.replace(address);
    // A pass may have changed the access that the frame around the page shows.
    router.refresh();
  }, [isOver, router, address]);
  const question = paper.questions[current];
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      <p className="text-sm text-muted">{t("nth", { number: paper.number })}</p>
      <PaperBar state={state} secondsLeft={secondsLeft} total={paper.questions.length} timeZone={paper.timeZone} />
      <PaperNotice state={state} address={address} />
      <div className="mt-4 grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {question === undefined || state.isTimeUp || isOver ? null : (
          <div className="min-w-0">
            <QuestionCard
              question={question}
              number={current + 1}
              total={paper.questions.length}
              heading={heading}
              state={state}
              session={session}
            />
            <Steps current={current} last={paper.questions.length - 1} goTo={goTo} />
          </div>
        )}
        {state.isTimeUp || isOver ? null : (
          <Card title={t("map")}>
            <PlaceMap questions={paper.questions} kept={state.kept} current={current} goTo={goTo} />
            <div className="mt-5">
              <FinishPaper questions={paper.questions} state={state} session={session} />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}

interface StepsProps {
  readonly current: number;
  readonly last: number;
  readonly goTo: (index: number) => void;
}

/** Back and on, under the thumb on a phone. */
function Steps({ current, last, goTo }: StepsProps) {
  const t = useTranslations("examPaper");
  return (
    <div className="sticky bottom-16 z-10 -mx-4 mt-4 flex gap-2 border-t border-line bg-surface px-4 py-2.5 lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:p-0">
      <Button icon="arrow-left" disabled={current === 0} onClick={() => goTo(current - 1)}>
        {t("previous")}
      </Button>
      <span className="flex-1">
        <Button
          variant={current === last ? "secondary" : "primary"}
          wide
          disabled={current === last}
          onClick={() => goTo(current + 1)}
        >
          {t("next")}
        </Button>
      </span>
    </div>
  );
}

/** Which question is shown. The address does not tell: going back leaves the paper, and nothing is lost by it. */
function useCurrent() {
  const [current, setCurrent] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = (index: number) => {
    setCurrent(index);
    // After the paint of the new question: a screen reader then begins with it.
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: "start" });
    });
  };
  return { current, goTo, heading };
}
