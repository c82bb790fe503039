"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { Field } from "@/components/ui/field";
import { HelpNote } from "@/components/ui/help-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { toggledCodes } from "@/lib/domain/form/toggle-codes";
import type { ItemForm } from "@/lib/domain/regional/item-form";

/** The question as an operator will meet it; what is tried here is kept nowhere. */
export function ItemPreview({ form }: { readonly form: ItemForm }) {
  const t = useTranslations("regional.edit");
  if (form.labelId.trim() === "") return <p className="text-muted">{t("previewEmpty")}</p>;
  return (
    <>
      <Control key={form.type} form={form} />
      {form.owner.trim() === "" ? null : (
        <p className="mt-3 text-sm text-muted">{t("askedBy", { owner: form.owner })}</p>
      )}
    </>
  );
}

function Control({ form }: { readonly form: ItemForm }) {
  const t = useTranslations("regional.edit");
  const words = useTranslations("form.field");
  const [tried, setTried] = useState<readonly string[]>([]);
  const hint = form.helpId.trim() === "" ? undefined : <HelpNote label={words("help")}>{form.helpId}</HelpNote>;
  const shared = { id: "contoh", hint, mark: t(form.isRequired ? "required" : "optional") };
  const options = form.options.filter(({ id }) => id.trim() !== "").map(({ line, id }) => ({ value: line, label: id }));
  const alone = form.options.flatMap(({ line, isAlone }) => (isAlone ? [Number(line)] : []));
  switch (form.type) {
    case "choice":
      return (
        <RadioCards
          {...shared}
          name="contoh"
          legend={form.labelId}
          options={options}
          value={tried[0] ?? ""}
          onChange={(value) => setTried([value])}
        />
      );
    case "multi":
      return (
        <CheckboxList
          {...shared}
          name="contoh"
          legend={form.labelId}
          options={options}
          values={tried}
          onChange={(values) =>
            setTried((toggledCodes(tried.map(Number), values.map(Number), alone) ?? []).map(String))
          }
        />
      );
    case "date":
      return (
        <Field {...shared} label={form.labelId}>
          {(control) => <TextInput {...control} type="date" />}
        </Field>
      );
    default:
      return (
        <Field {...shared} label={form.labelId}>
          {(control) =>
            form.type === "text" && form.isLong ? (
              <TextArea {...control} rows={3} />
            ) : (
              <span className="flex items-center gap-2">
                <TextInput {...control} inputMode={form.type === "text" ? "text" : "decimal"} autoComplete="off" />
                {form.type === "integer" ? <span className="text-muted">{form.unit}</span> : null}
              </span>
            )
          }
        </Field>
      );
  }
}
