"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { answerText } from "@/lib/domain/instrument/answer-text";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { dateText, inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import { useForm, useFormTools } from "./form-context";
import type { FormSnapshot, FormStore } from "./form-store";
import { QuestionNumber } from "./question-number";
import { contextOf, type FieldState } from "./use-field";

export interface FixedAnswerProps {
  readonly question: Question;
  readonly uid: string | null;
  readonly field: FieldState;
  /** Masked for this person. */
  readonly isLocked: boolean;
}

/** An answer that is not given here: the portal fills it, or it is settled on the list of members. */
export function FixedAnswer({ question, uid, field, isLocked }: FixedAnswerProps) {
  const { store, locale, goTo } = useFormTools();
  const t = useTranslations("form.field");
  const value = useForm((snapshot) => fixedValue(store, snapshot, question, uid));
  const text = isRegionText(question, value) ? String(value) : answerText(question, value, locale);
  const isLeaving = question.fill === "answer" && !isLocked;
  return (
    <div className="border-b border-line py-4 last:border-0" id={field.id} tabIndex={-1}>
      <p className="font-semibold">
        <QuestionNumber no={question.no} />
        {inLocale(question.label, locale)}
      </p>
      <p className="mt-1 rounded-sm bg-wash px-3 py-2">
        {question.type === "date" && typeof value === "string" ? dateText(value, locale) : text || t("filledLater")}
      </p>
      {isLeaving ? (
        <Button variant="quiet" size="small" onClick={() => goTo({ kind: "members" })}>
          {t("changeInMembers")}
        </Button>
      ) : (
        <p className="mt-1 text-sm text-muted">{isLocked ? t("locked") : t("filledByPortal")}</p>
      )}
    </div>
  );
}

/** Names of regions stand where the paper form has their codes. */
function isRegionText(question: Question, value: AnswerValue): boolean {
  return question.fill === "derived" && question.section === "place" && typeof value === "string";
}

function fixedValue(store: FormStore, snapshot: FormSnapshot, question: Question, uid: string | null): AnswerValue {
  if (question.key === "enumerationDate") return snapshot.payload.conditionDate;
  const answer = contextOf(snapshot, uid)?.lookup(question.key) ?? null;
  return answer ?? store.page.portal[question.key] ?? null;
}
