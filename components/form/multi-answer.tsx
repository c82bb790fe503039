"use client";

import { useLocale, useTranslations } from "next-intl";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { toggledCodes } from "@/lib/domain/form/toggle-codes";
import { codesIn } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";

type Props = AnswerProps<Question & { type: "multi" }>;

/** Several choices. One that stands alone ("none") takes the others away, and they take it away. */
export function MultiAnswer({ question, field, label, mark, hint, error }: Props) {
  const locale = useLocale();
  const t = useTranslations("form.field");
  const codes = codesIn(field.value);
  return (
    <CheckboxList
      id={field.id}
      name={field.id}
      legend={label}
      hint={
        <>
          <p>{t("several")}</p>
          {hint}
        </>
      }
      error={error}
      {...(mark === undefined ? {} : { mark })}
      options={question.options.map((option) => ({
        value: String(option.code),
        label: inLocale(option.label, locale),
        ...(question.exclusive.includes(option.code) ? { hint: t("alone") } : {}),
      }))}
      values={codes.map(String)}
      onChange={(values) => field.set(toggledCodes(codes, values.map(Number), question.exclusive))}
    />
  );
}
