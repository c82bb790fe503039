"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { RepeatItem } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { FieldDefinition, Question } from "@/lib/domain/instrument/question";
import { digitsOf } from "@/lib/domain/instrument/repeat-problem";
import { useFormTools } from "./form-context";

export interface RepeatItemProps {
  readonly question: Question & { type: "repeat" };
  readonly id: string;
  readonly item: RepeatItem;
  readonly onChange: (item: RepeatItem, isTyping: boolean) => void;
}

/** The fields of one item: short lists as the browser's own, numbers as digits with their count. */
export function RepeatItemFields({ question, id, item, onChange }: RepeatItemProps) {
  const { locale } = useFormTools();
  const t = useTranslations("form.field");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {question.fields.map((field) => (
        <Field key={field.key} id={`${id}-${field.key}`} label={inLocale(field.label, locale)}>
          {(control) =>
            field.type === "choice" ? (
              <Select
                {...control}
                options={field.options.map(({ code, label }) => ({
                  value: String(code),
                  label: inLocale(label, locale),
                }))}
                value={String(item[field.key] ?? "")}
                placeholder={t("choose")}
                onChange={({ target }) =>
                  onChange({ ...item, [field.key]: target.value === "" ? null : Number(target.value) }, false)
                }
              />
            ) : (
              <Digits
                control={control}
                field={field}
                item={item}
                onChange={(digits) => onChange({ ...item, [field.key]: digits === "" ? null : digits }, true)}
              />
            )
          }
        </Field>
      ))}
    </div>
  );
}

interface DigitsProps {
  readonly control: { readonly id: string };
  readonly field: FieldDefinition & { type: "digits" };
  readonly item: RepeatItem;
  readonly onChange: (digits: string) => void;
}

/** The longest number of any kind that an item has. */
const MOST_DIGITS = 16;

function Digits({ control, field, item, onChange }: DigitsProps) {
  const t = useTranslations("form.field");
  const length = digitsOf(field, item);
  const value = String(item[field.key] ?? "");
  return (
    <>
      <TextInput
        {...control}
        digits
        maxLength={MOST_DIGITS + 8}
        value={value}
        onChange={({ target }) => onChange(target.value.replace(/\D/g, "").slice(0, MOST_DIGITS))}
      />
      {length === null ? null : (
        <p className={`tabular mt-1 text-sm ${value.length === length ? "font-semibold text-daun" : "text-muted"}`}>
          {t("digits", { count: value.length, length })}
        </p>
      )}
    </>
  );
}
