"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";

/** More cards than this fill two screens of a phone; its own picker list is quicker then. */
const MOST_CARDS = 7;
/** Two short words beside each other need no lines of their own. */
const SHORT_LABEL = 14;

type Props = AnswerProps<Question & { type: "choice" }>;

/** One choice: cards, or the browser's list when there are many. */
export function ChoiceAnswer({ question, field, label, mark, hint, error }: Props) {
  const locale = useLocale();
  const t = useTranslations("form.field");
  const options = question.options.map((option) => ({
    value: String(option.code),
    label: inLocale(option.label, locale),
  }));
  const value = typeof field.value === "number" ? String(field.value) : "";
  const choose = (code: string) => field.set(code === "" ? null : Number(code));
  const marked = mark === undefined ? {} : { mark };
  if (options.length > MOST_CARDS)
    return (
      <Field id={field.id} label={label} hint={hint} error={error} {...marked}>
        {(control) => (
          <Select
            {...control}
            options={options}
            value={value}
            placeholder={t("choose")}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
    );
  const isShort = options.length <= 3 && options.every((option) => option.label.length <= SHORT_LABEL);
  return (
    <>
      <RadioCards
        id={field.id}
        name={field.id}
        legend={label}
        options={options}
        value={value}
        onChange={choose}
        hint={hint}
        error={error}
        {...marked}
        columns={isShort ? 2 : 1}
      />
      {value !== "" && !field.isRequired ? (
        <Button variant="quiet" size="small" icon="x" onClick={() => choose("")}>
          {t("clear")}
        </Button>
      ) : null}
    </>
  );
}
