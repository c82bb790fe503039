"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { REQUEST_LEVELS } from "@/lib/domain/data-request/level";
import { MOST_LINE, MOST_TEXT } from "@/lib/domain/data-request/limits";
import { REQUEST_PURPOSES } from "@/lib/domain/data-request/purpose-name";
import { AreaPicker } from "./area-picker";
import { type RequestFormOptions, useRequestForm } from "./use-request-form";
import { VariablePicker } from "./variable-picker";

/** A request for data while it is written: what for, how much, of where, for how long. Kept as a draft, whole or not. */
export function RequestForm(options: RequestFormOptions) {
  const { ground } = options;
  const form = useRequestForm(options);
  const t = useTranslations("dataRequest.form");
  const { fields, change, errorOf } = form;
  return (
    <form onSubmit={(event) => void form.save(event)} noValidate className="max-w-3xl space-y-6">
      <ErrorSummary
        title={t("summary", { count: form.problems.length })}
        items={form.problems.map(({ path }) => ({ fieldId: path.replace("fields.", ""), text: errorOf(path) ?? "" }))}
        attempt={form.attempt}
      />
      {form.problem?.fields === undefined ? <RefusalAlert problem={form.problem} /> : null}
      <Line form={form} name="office" label={t("office")} hint={t("officeHint")} />
      <Line form={form} name="title" label={t("titleLabel")} hint={t("titleHint")} />
      <Purpose form={form} />
      <Field id="useNote" label={t("useNote")} hint={t("useNoteHint")} error={errorOf("useNote")}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            maxLength={MOST_TEXT}
            value={fields.useNote}
            onChange={(event) => change({ useNote: event.target.value })}
          />
        )}
      </Field>
      <Line form={form} name="basis" label={t("basis")} hint={t("basisHint")} />
      <Level form={form} ground={ground} />
      <VariablePicker ground={ground} fields={fields} error={errorOf("variables")} onChange={change} />
      <AreaPicker
        ground={ground}
        areas={fields.areas}
        error={errorOf("areas")}
        onChange={(areas) => change({ areas })}
      />
      <Field id="days" label={t("days")} hint={t("daysHint")} error={errorOf("days")}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={3}
            value={fields.days === 0 ? "" : String(fields.days)}
            onChange={(event) => change({ days: Math.min(Number(event.target.value.replace(/\D/g, "")), 366) })}
          />
        )}
      </Field>
      <Reshare form={form} />
      <Button type="submit" variant="primary" icon="save" busy={form.busy} busyLabel={t("saving")}>
        {t("save")}
      </Button>
    </form>
  );
}

type FormState = ReturnType<typeof useRequestForm>;

interface LineProps {
  readonly form: FormState;
  readonly name: "office" | "title" | "basis" | "reshareTo";
  readonly label: string;
  readonly hint?: string;
}

function Line({ form: { fields, change, errorOf }, name, label, hint }: LineProps) {
  return (
    <Field id={name} label={label} hint={hint} error={errorOf(name)}>
      {(control) => (
        <TextInput
          {...control}
          autoComplete="off"
          maxLength={MOST_LINE}
          value={fields[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function Purpose({ form: { fields, change, errorOf } }: { readonly form: FormState }) {
  const t = useTranslations("dataRequest");
  return (
    <Field id="purpose" label={t("form.purpose")} hint={t("form.purposeHint")} error={errorOf("purpose")}>
      {(control) => (
        <Select
          {...control}
          value={fields.purpose ?? ""}
          placeholder="–"
          options={REQUEST_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          onChange={(event) =>
            change({ purpose: REQUEST_PURPOSES.find((each) => each === event.target.value) ?? null })
          }
        />
      )}
    </Field>
  );
}

function Level({
  form: { fields, change, errorOf },
  ground,
}: { readonly form: FormState } & Pick<RequestFormOptions, "ground">) {
  const t = useTranslations("dataRequest");
  return (
    <RadioCards
      id="level"
      name="level"
      legend={t("form.level")}
      hint={t("form.levelLead")}
      error={errorOf("level")}
      value={fields.level ?? ""}
      options={ground.levels.map(({ level, isOffered, mostDays }) => ({
        value: level,
        label: t(`level.${level}`),
        hint: isOffered ? `${t(`levelHint.${level}`)} ${t("levelMost", { days: mostDays })}` : t("form.notOffered"),
      }))}
      onChange={(value) => change({ level: REQUEST_LEVELS.find((each) => each === value) ?? null })}
    />
  );
}

function Reshare({ form }: { readonly form: FormState }) {
  const t = useTranslations("dataRequest.form");
  const { fields, change } = form;
  return (
    <div className="space-y-4">
      <RadioCards
        id="reshareAsked"
        name="reshareAsked"
        legend={t("reshare")}
        value={fields.reshareAsked ? "ya" : "tidak"}
        options={[
          { value: "tidak", label: t("reshareNo") },
          { value: "ya", label: t("reshareYes") },
        ]}
        onChange={(value) => change({ reshareAsked: value === "ya" })}
      />
      {fields.reshareAsked ? <Line form={form} name="reshareTo" label={t("reshareTo")} /> : null}
    </div>
  );
}
