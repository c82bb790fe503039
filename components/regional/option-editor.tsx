"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { emptyOption, type ItemForm, type OptionForm } from "@/lib/domain/regional/item-form";

export interface OptionEditorProps {
  readonly form: Pick<ItemForm, "type" | "options">;
  readonly error?: string | undefined;
  readonly onChange: (options: readonly OptionForm[]) => void;
}

/** The options of a choice, each with the number it is stored by. */
export function OptionEditor({ form, error, onChange }: OptionEditorProps) {
  const t = useTranslations("regional.edit");
  const { options } = form;
  const change = (line: string, part: Partial<OptionForm>) =>
    onChange(options.map((option) => (option.line === line ? { ...option, ...part } : option)));
  const next = String(Math.max(0, ...options.map(({ code }) => Number(code) || 0)) + 1);
  const line = String(Math.max(0, ...options.map((option) => Number(option.line))) + 1);
  return (
    <ChoiceGroup id="item-options" legend={t("options")} hint={t("optionsHint")} error={error}>
      {options.map((option) => (
        <div
          key={option.line}
          className="grid gap-2 rounded-md border border-line p-3 sm:grid-cols-[5rem_1fr_1fr_auto] sm:items-end"
        >
          <Field id={`item-code-${option.line}`} label={t("code")}>
            {(control) => (
              <TextInput
                {...control}
                digits
                value={option.code}
                maxLength={3}
                onChange={(event) => change(option.line, { code: event.target.value })}
              />
            )}
          </Field>
          <Field id={`item-option-${option.line}`} label={t("optionId")}>
            {(control) => (
              <TextInput
                {...control}
                value={option.id}
                maxLength={120}
                onChange={(event) => change(option.line, { id: event.target.value })}
              />
            )}
          </Field>
          <Field id={`item-option-en-${option.line}`} label={t("optionEn")}>
            {(control) => (
              <TextInput
                {...control}
                value={option.en}
                maxLength={120}
                onChange={(event) => change(option.line, { en: event.target.value })}
              />
            )}
          </Field>
          <Button
            variant="quiet"
            icon="x"
            aria-label={t("removeOption", { code: option.code })}
            onClick={() => onChange(options.filter((each) => each !== option))}
          >
            <span className="sm:sr-only">{t("removeOption", { code: option.code })}</span>
          </Button>
          {form.type === "multi" ? (
            <label className="flex min-h-11 items-center gap-3 text-sm sm:col-span-4">
              <input
                type="checkbox"
                className="size-5 accent-laut"
                checked={option.isAlone}
                onChange={(event) => change(option.line, { isAlone: event.target.checked })}
              />
              {t("alone")}
            </label>
          ) : null}
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...options, emptyOption(line, next)])}>
          {t("addOption")}
        </Button>
      </div>
    </ChoiceGroup>
  );
}
