"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { FieldError } from "@/components/ui/field-error";
import type { RequestGroundView, VariableChoice } from "@/lib/domain/data-request/form-ground";
import { MOST_VARIABLES } from "@/lib/domain/data-request/limits";
import type { RequestFields } from "@/lib/domain/data-request/request";

export interface VariablePickerProps {
  readonly ground: RequestGroundView;
  readonly fields: RequestFields;
  readonly error: string | undefined;
  readonly onChange: (part: Pick<RequestFields, "variables">) => void;
}

/** The variables that the purpose may ask for, by section, each with what the level makes of it; the least is suggested. */
export function VariablePicker({ ground, fields, error, onChange }: VariablePickerProps) {
  const t = useTranslations("dataRequest.form");
  const { purpose, variables } = fields;
  const headingId = useId();
  const offered = purpose === null ? [] : ground.variables.filter((choice) => choice.purposes.includes(purpose));
  const groups = [...new Set(offered.map(({ group }) => group))];
  return (
    <section id="variables" aria-labelledby={headingId} tabIndex={-1} className="space-y-3">
      <h2 id={headingId} className="text-base font-semibold">
        {t("variables")}
      </h2>
      <p className="text-sm text-muted">{t("variablesHint", { most: MOST_VARIABLES })}</p>
      {error === undefined ? null : <FieldError id="variables-error">{error}</FieldError>}
      {purpose === null ? (
        <Alert tone="info">{t("choosePurpose")}</Alert>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button icon="list-checks" onClick={() => onChange({ variables: ground.suggested[purpose] })}>
            {t("suggest")}
          </Button>
          {variables.length === 0 ? null : (
            <Button variant="quiet" icon="x" onClick={() => onChange({ variables: [] })}>
              {t("clear")}
            </Button>
          )}
          <span className="font-semibold" aria-live="polite">
            {t("chosen", { count: variables.length })}
          </span>
        </div>
      )}
      {groups.map((group) => (
        <Group
          key={group}
          group={group}
          choices={offered.filter((choice) => choice.group === group)}
          sections={ground.sections}
          fields={fields}
          onChange={onChange}
        />
      ))}
    </section>
  );
}

interface GroupProps extends Pick<VariablePickerProps, "fields" | "onChange"> {
  readonly group: string;
  readonly choices: readonly VariableChoice[];
  readonly sections: RequestGroundView["sections"];
}

function Group({ group, choices, sections, fields: { variables, level }, onChange }: GroupProps) {
  const t = useTranslations("dataRequest");
  const [of = "", section = ""] = group.split(".");
  const here = new Set(choices.map(({ name }) => name));
  const chosen = variables.filter((name) => here.has(name));
  const title = sections[section] ?? section;
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 px-4 font-semibold text-laut">
        {t(of === "household" ? "form.household" : "form.member", { section: title })}
        {chosen.length === 0 ? null : (
          <span className="tabular rounded-sm bg-laut px-1.5 text-sm text-white">{chosen.length}</span>
        )}
      </summary>
      <div className="px-4 pb-4">
        <CheckboxList
          id={`data-${group}`}
          name={`data-${group}`}
          legend={title}
          legendHidden
          columns={2}
          values={chosen}
          options={choices.map(({ name, label, forms }) => ({
            value: name,
            label,
            ...(level === null ? {} : { hint: t(`treatment.${forms[level]}`) }),
          }))}
          onChange={(values) => onChange({ variables: [...variables.filter((name) => !here.has(name)), ...values] })}
        />
      </div>
    </details>
  );
}
