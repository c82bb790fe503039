"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import type { PaperSession, PaperState } from "@/lib/client/exam/paper-session";
import type { ShownQuestion } from "@/lib/domain/exam/exam-page";
import type { OptionPlace } from "@/lib/domain/exam/question";

export interface QuestionCardProps {
  readonly question: ShownQuestion;
  readonly number: number;
  readonly total: number;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly state: PaperState;
  readonly session: PaperSession;
}

const OPTIONS: readonly OptionPlace[] = [0, 1, 2, 3];

/** One question with its four options, and the mark to look at it again. */
export function QuestionCard({ question, number, total, heading, state, session }: QuestionCardProps) {
  const t = useTranslations("examPaper");
  const { place, text, options } = question;
  const answer = state.kept.answers.get(place);
  const isMarked = state.kept.marked.has(place);
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 ref={heading} tabIndex={-1} className="scroll-mt-40 text-sm font-semibold text-muted">
          {t("question", { number, total })}
        </h2>
        <Button
          variant="quiet"
          size="small"
          icon="flag"
          aria-pressed={isMarked}
          onClick={() => session.mark(place, !isMarked)}
        >
          {t(isMarked ? "unmark" : "mark")}
        </Button>
      </div>
      <RadioCards
        key={place}
        id={`soal-${place}`}
        name={`soal-${place}`}
        legend={<span className="mb-2 block text-lg">{text}</span>}
        options={OPTIONS.map((option) => ({ value: String(option), label: options[option] ?? "" }))}
        value={answer === undefined ? "" : String(answer.option)}
        disabled={state.phase !== "open"}
        onChange={(value) => {
          const option = OPTIONS.find((each) => String(each) === value);
          if (option !== undefined) session.answer(place, option);
        }}
      />
    </Card>
  );
}
