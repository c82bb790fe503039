"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { DIGIT_FORMATS, type Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";

type Props = AnswerProps<Question & { type: "text" }>;

/** NIK, KK, region and postal codes: digits alone, shown again in fours beside their count, as one compares them with a card. */
export function DigitsAnswer({ question, field, label, mark, hint, error }: Props) {
  const t = useTranslations("form.field");
  const length = lengthOf(question);
  const value = typeof field.value === "string" ? field.value : "";
  return (
    <Field id={field.id} label={label} hint={hint} error={error} {...(mark === undefined ? {} : { mark })}>
      {(control) => (
        <>
          <TextInput
            {...control}
            digits
            maxLength={length + 8}
            value={value}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, "").slice(0, length);
              field.set(digits === "" ? null : digits, true);
            }}
          />
          <p className="tabular mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
            <span className="tracking-wide">{value.replace(/(\d{4})(?=\d)/g, "$1 ")}</span>
            <span className={value.length === length ? "font-semibold text-daun" : ""}>
              {t("digits", { count: value.length, length })}
            </span>
          </p>
        </>
      )}
    </Field>
  );
}

function lengthOf({ format, maxLength }: Props["question"]): number {
  return format === undefined || format === "phone" ? maxLength : DIGIT_FORMATS[format];
}
