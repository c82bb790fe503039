"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { ITEM_TYPES, type ItemField, type ItemForm } from "@/lib/domain/regional/item-form";
import { OptionEditor } from "./option-editor";

export interface ItemFieldsProps {
  readonly form: ItemForm;
  readonly faults: readonly ItemField[];
  readonly onChange: (part: Partial<ItemForm>) => void;
}

type TextKey =
  | "labelId"
  | "labelEn"
  | "helpId"
  | "helpEn"
  | "min"
  | "max"
  | "unit"
  | "maxLength"
  | "owner"
  | "position";

/** Everything that makes an item, in the order one thinks of it: the question, the answer, who wants it and when. */
export function ItemFields({ form, faults, onChange }: ItemFieldsProps) {
  const t = useTranslations("regional.edit");
  const types = useTranslations("regional.type");
  const levels = useTranslations("regional.level");
  const errorOf = (field: ItemField) => (faults.includes(field) ? t(`fault.${field}`) : undefined);
  const text = (key: TextKey, label: string, error?: string, mark?: string, isLong = false) => (
    <Field id={`item-${key}`} label={label} error={error} {...(mark === undefined ? {} : { mark })}>
      {(control) => {
        const shared = { ...control, value: form[key], maxLength: isLong ? 500 : 200 };
        return isLong ? (
          <TextArea {...shared} rows={2} onChange={(event) => onChange({ [key]: event.target.value })} />
        ) : (
          <TextInput {...shared} autoComplete="off" onChange={(event) => onChange({ [key]: event.target.value })} />
        );
      }}
    </Field>
  );
  const maybe = t("maybe");
  const isNumber = form.type === "integer" || form.type === "decimal";
  return (
    <>
      <Card>
        <div className="grid gap-4">
          {text("labelId", t("labelId"), errorOf("labelId"))}
          {text("helpId", t("helpId"), undefined, maybe, true)}
          {text("labelEn", t("labelEn"), undefined, maybe)}
          {text("helpEn", t("helpEn"), undefined, maybe, true)}
          <RadioCards
            id="item-level"
            name="item-level"
            legend={t("level")}
            columns={2}
            value={form.level}
            options={(["household", "member"] as const).map((value) => ({ value, label: levels(value) }))}
            onChange={(value) => onChange({ level: value === "member" ? "member" : "household" })}
          />
        </div>
      </Card>
      <Card>
        <div className="grid gap-4">
          <Field id="item-type" label={t("type")}>
            {(control) => (
              <Select
                {...control}
                value={form.type}
                options={ITEM_TYPES.map((value) => ({ value, label: types(value) }))}
                onChange={(event) =>
                  onChange({ type: ITEM_TYPES.find((type) => type === event.target.value) ?? "choice" })
                }
              />
            )}
          </Field>
          {form.type === "choice" || form.type === "multi" ? (
            <OptionEditor form={form} error={errorOf("options")} onChange={(options) => onChange({ options })} />
          ) : null}
          {isNumber ? (
            <div className="grid gap-4 sm:grid-cols-3">
              {text("min", t("min"), errorOf("range"))}
              {text("max", t("max"))}
              {form.type === "integer" ? text("unit", t("unit"), undefined, maybe) : null}
            </div>
          ) : null}
          {form.type === "text" ? (
            <>
              {text("maxLength", t("maxLength"), errorOf("maxLength"))}
              <Tick label={t("isLong")} checked={form.isLong} onChange={(isLong) => onChange({ isLong })} />
            </>
          ) : null}
          <Tick label={t("isRequired")} checked={form.isRequired} onChange={(isRequired) => onChange({ isRequired })} />
        </div>
      </Card>
      <Card>
        <div className="grid gap-4">
          {text("owner", t("owner"), errorOf("owner"))}
          <div className="grid gap-4 sm:grid-cols-3">
            {text("position", t("position"), errorOf("position"))}
            <Day
              id="item-from"
              label={t("from")}
              value={form.activeFrom}
              error={errorOf("window")}
              onChange={(activeFrom) => onChange({ activeFrom })}
            />
            <Day
              id="item-to"
              label={t("to")}
              value={form.activeTo}
              mark={maybe}
              onChange={(activeTo) => onChange({ activeTo })}
            />
          </div>
        </div>
      </Card>
    </>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        className="size-5 accent-laut"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly mark?: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

function Day({ id, label, value, mark, error, onChange }: DayProps) {
  return (
    <Field id={id} label={label} error={error} {...(mark === undefined ? {} : { mark })}>
      {(control) => (
        <TextInput {...control} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
