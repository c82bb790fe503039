"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { cleanNumberText, numberText, parseNumberText } from "@/lib/domain/form/number-text";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";

type Props = AnswerProps<Question & { type: "integer" | "decimal" }>;

/** A plain box with the number keyboard, its unit inside. No spinner: a scroll over it must not change an answer. */
export function NumberAnswer({ question, field, label, mark, hint, error }: Props) {
  const locale = useLocale();
  const decimals = question.type === "decimal";
  const show = () => numberText(field.value, locale === "id" ? "," : ".");
  const [text, setText] = useState(show);
  const [known, setKnown] = useState(field.value);
  if (field.value !== known) {
    setKnown(field.value);
    if (parseNumberText(text, decimals) !== field.value) setText(show());
  }
  const unit = question.type === "integer" ? question.unit : undefined;
  return (
    <Field id={field.id} label={label} hint={hint} error={error} {...(mark === undefined ? {} : { mark })}>
      {(control) => (
        <span className="relative block max-w-60">
          <input
            {...control}
            type="text"
            inputMode={decimals ? "decimal" : "numeric"}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              const next = cleanNumberText(event.target.value, decimals);
              setText(next);
              setKnown(parseNumberText(next, decimals));
              field.set(parseNumberText(next, decimals), true);
            }}
            className={`control tabular ${unit ? "pe-16" : ""}`}
          />
          {unit ? (
            <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-muted">
              {inLocale(unit, locale)}
            </span>
          ) : null}
        </span>
      )}
    </Field>
  );
}
