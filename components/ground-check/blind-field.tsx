"use client";

import { useLocale, useTranslations } from "next-intl";
import { AnswerControl } from "@/components/form/answer-control";
import { QuestionNumber } from "@/components/form/question-number";
import { useFocusWithin } from "@/components/form/use-focus-within";
import { HelpNote } from "@/components/ui/help-note";
import { fieldId } from "@/lib/domain/form/step";
import { type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import { answerProblem } from "@/lib/domain/instrument/problems";
import type { Question } from "@/lib/domain/instrument/question";

export interface BlindFieldProps {
  readonly question: Question;
  readonly uid: string | null;
  readonly value: AnswerValue;
  readonly onChange: (value: AnswerValue) => void;
}

/** One question as the form asks it, with nothing beside it of what anybody answered before. */
export function BlindField({ question, uid, value, onChange }: BlindFieldProps) {
  const locale = useLocale();
  const t = useTranslations("form.field");
  const focus = useFocusWithin<HTMLDivElement>();
  const problem = answerProblem(question, value);
  return (
    <div ref={focus.ref} className="wrap-anywhere border-b border-line py-5 last:border-0">
      <AnswerControl
        question={question}
        field={{
          id: fieldId(question.level, uid, question.key),
          target: { level: question.level, uid, key: question.key },
          value,
          set: onChange,
          findings: [],
          isRequired: false,
          previously: null,
        }}
        label={
          <>
            <QuestionNumber no={question.no} />
            {inLocale(question.label, locale)}
          </>
        }
        {...(isAnswered(value) ? {} : { mark: t("notAnswered") })}
        hint={
          question.help === null ? undefined : <HelpNote label={t("help")}>{inLocale(question.help, locale)}</HelpNote>
        }
        error={
          problem === null || (focus.isFocused && question.type !== "choice")
            ? undefined
            : inLocale(problem.text, locale)
        }
      />
    </div>
  );
}
