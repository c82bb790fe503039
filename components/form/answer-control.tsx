"use client";

import type { ReactNode } from "react";
import type { Question } from "@/lib/domain/instrument/question";
import { ChoiceAnswer } from "./choice-answer";
import { DateAnswer } from "./date-answer";
import { DigitsAnswer } from "./digits-answer";
import { LocationAnswer } from "./location-answer";
import { MultiAnswer } from "./multi-answer";
import { NumberAnswer } from "./number-answer";
import { PhotoAnswer } from "./photo-answer";
import { RepeatAnswer } from "./repeat-answer";
import { TextAnswer } from "./text-answer";
import type { FieldState } from "./use-field";

/** What stands around a control, whatever its kind. */
export interface AnswerProps<Q extends Question = Question> {
  readonly question: Q;
  readonly field: FieldState;
  readonly label: ReactNode;
  readonly mark?: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** The control that a question's kind of answer wants. */
export function AnswerControl({ question, ...rest }: AnswerProps) {
  if (question.control === "location" && question.type === "decimal")
    return <LocationAnswer question={question} {...rest} />;
  switch (question.type) {
    case "choice":
      return <ChoiceAnswer question={question} {...rest} />;
    case "multi":
      return <MultiAnswer question={question} {...rest} />;
    case "integer":
    case "decimal":
      return <NumberAnswer question={question} {...rest} />;
    case "date":
      return <DateAnswer question={question} {...rest} />;
    case "photo":
      return <PhotoAnswer question={question} {...rest} />;
    case "repeat":
      return <RepeatAnswer question={question} {...rest} />;
    case "text":
      return question.format?.startsWith("digits") === true ? (
        <DigitsAnswer question={question} {...rest} />
      ) : (
        <TextAnswer question={question} {...rest} />
      );
  }
}
