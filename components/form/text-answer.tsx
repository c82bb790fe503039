"use client";

import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";

type Props = AnswerProps<Question & { type: "text" }>;

export function TextAnswer({ question, field, label, mark, hint, error }: Props) {
  const value = typeof field.value === "string" ? field.value : "";
  const type = (text: string) => field.set(text === "" ? null : text, true);
  return (
    <Field id={field.id} label={label} hint={hint} error={error} {...(mark === undefined ? {} : { mark })}>
      {(control) =>
        question.multiline === true ? (
          <TextArea
            {...control}
            rows={3}
            maxLength={question.maxLength}
            value={value}
            onChange={(event) => type(event.target.value)}
          />
        ) : (
          <TextInput
            {...control}
            type={question.format === "phone" ? "tel" : "text"}
            autoComplete="off"
            maxLength={question.maxLength}
            value={value}
            onChange={(event) => type(event.target.value)}
          />
        )
      }
    </Field>
  );
}
