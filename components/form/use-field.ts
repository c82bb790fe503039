"use client";

import type { JumpTarget } from "@/lib/domain/form/jump";
import { fieldId } from "@/lib/domain/form/step";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type AnswerValue, isAnswered, sameAnswer } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { isRequired } from "@/lib/domain/instrument/completeness";
import type { FormContext } from "@/lib/domain/instrument/form";
import type { Question } from "@/lib/domain/instrument/question";
import type { Finding } from "@/lib/domain/rule/finding";
import { useForm, useFormTools } from "./form-context";
import type { FormSnapshot } from "./form-store";

const NO_FINDINGS: readonly Finding[] = [];

export interface FieldState {
  readonly id: string;
  readonly target: JumpTarget;
  readonly value: AnswerValue;
  readonly set: (value: AnswerValue, isTyping?: boolean) => void;
  readonly findings: readonly Finding[];
  readonly isRequired: boolean;
  /** The record's answer in words, where it is another one; else null. */
  readonly previously: string | null;
}

/** Everything a question's screen needs to know of its field. */
export function useField(question: Question, uid: string | null): FieldState {
  const { store, locale } = useFormTools();
  const target = { level: question.level, uid, key: question.key };
  const path = answerKey(question.level, uid, question.key);
  const value = useForm(() => store.answer(target));
  const findings = useForm(({ view }) => view.byField.get(path) ?? NO_FINDINGS);
  const required = useForm((snapshot) => {
    const context = contextOf(snapshot, uid);
    return context !== undefined && isRequired(question, context);
  });
  const recorded = store.recorded(target);
  return {
    id: fieldId(question.level, uid, question.key),
    target,
    value,
    set: (next, isTyping) => store.set(target, next, isTyping),
    findings,
    isRequired: required,
    previously: isAnswered(recorded) && !sameAnswer(recorded, value) ? answerText(question, recorded, locale) : null,
  };
}

export function contextOf({ view }: FormSnapshot, uid: string | null): FormContext | undefined {
  return uid === null ? view.form.household : view.form.members.get(uid);
}
