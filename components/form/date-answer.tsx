"use client";

import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";
import { DateBoxes } from "./date-boxes";

type Props = AnswerProps<Question & { type: "date" }>;

export function DateAnswer({ field, label, mark, hint, error }: Props) {
  return (
    <DateBoxes
      id={field.id}
      legend={label}
      hint={hint}
      error={error}
      {...(mark === undefined ? {} : { mark })}
      value={field.value}
      onChange={(value) => field.set(value, true)}
    />
  );
}
