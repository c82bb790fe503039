"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { HelpNote } from "@/components/ui/help-note";
import { isUntold } from "@/lib/domain/event/carried";
import { eventLeaves } from "@/lib/domain/event/leaving";
import { type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import { AnswerControl } from "./answer-control";
import { CoachNotes } from "./coach-notes";
import { FieldFindings } from "./field-findings";
import { FixedAnswer } from "./fixed-answer";
import { useForm, useFormTools } from "./form-context";
import { HintNotes } from "./hint-note";
import { QuestionNumber } from "./question-number";
import { SuggestionNote } from "./suggestion-note";
import { useField } from "./use-field";
import { useFocusWithin } from "./use-focus-within";

export interface QuestionFieldProps {
  readonly question: Question;
  readonly uid: string | null;
}

/** One question: its number and text, help, what stood there before, the answer, and what the rules say of it. */
export const QuestionField = memo(function QuestionField({ question: asked, uid }: QuestionFieldProps) {
  const { locale, store } = useFormTools();
  const t = useTranslations("form.field");
  const field = useField(asked, uid);
  const isPresence = asked.key === "presence" && uid !== null;
  const question = isPresence ? withoutTold(asked, store.recorded(field.target)) : asked;
  const focus = useFocusWithin<HTMLDivElement>();
  const hasLeft = useForm(({ payload }) => {
    if (!isPresence) return false;
    const leaves = payload.memberOps.some((op) => op.uid === uid && op.kind === "leave");
    return leaves || eventLeaves(store.session.getState().server.base, payload).some((op) => op.uid === uid);
  });
  const isLocked = store.page.lockedKeys.includes(`${question.level}.${question.key}`);
  if (question.fill !== "answer" || isLocked || hasLeft)
    return <FixedAnswer question={question} uid={uid} field={field} isLocked={isLocked} />;
  const answered = isAnswered(field.value);
  const fault = field.findings.find((finding) => finding.severity === "error" && finding.ruleId !== "REQUIRED");
  const mark = answered ? undefined : field.isRequired ? t("notAnswered") : t("optional");
  const regional = question.regional;
  const hint = [
    regional === undefined ? null : (
      <p key="regional" className="text-sm text-muted">
        {regional.kind === "item" ? t("regionalItem", { owner: regional.owner }) : t("regionalRequired")}
      </p>
    ),
    question.help === null ? null : (
      <HelpNote key="help" label={t("help")}>
        {inLocale(question.help, locale)}
      </HelpNote>
    ),
    isPresence ? (
      <p key="left" className="text-sm text-muted">
        {t("leftInMembers")}
      </p>
    ) : null,
    field.previously === null || question.control !== null ? null : (
      <p key="before" className="text-sm text-muted">
        {t("previously", { answer: field.previously })}
      </p>
    ),
  ].filter((part) => part !== null);
  return (
    <div ref={focus.ref} className="wrap-anywhere border-b border-line py-5 last:border-0">
      <CoachNotes question={`${question.level}.${question.key}`} />
      <AnswerControl
        question={question}
        field={field}
        label={
          <>
            <QuestionNumber no={question.no} />
            {inLocale(question.label, locale)}
          </>
        }
        {...(mark === undefined ? {} : { mark })}
        hint={hint.length === 0 ? undefined : hint}
        error={
          fault === undefined || (focus.isFocused && question.type !== "choice")
            ? undefined
            : inLocale(fault.text, locale)
        }
      />
      <SuggestionNote question={question} uid={uid} />
      <HintNotes question={question} uid={uid} />
      <FieldFindings findings={field.findings} />
    </div>
  );
});

/** What only an event tells is not chosen here, unless the record says so already. */
function withoutTold(question: Question, recorded: AnswerValue): Question {
  if (question.type !== "choice") return question;
  return { ...question, options: question.options.filter(({ code }) => !isUntold(recorded, code)) };
}
