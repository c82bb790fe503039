"use client";

import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { type FieldTexts, summaryOf } from "@/components/grant/form-problems";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import type { ChoiceOption } from "@/components/ui/choice-group";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCheckedForm } from "@/components/user/use-checked-form";
import { blankClient, type ClientForm, clientInput, clientProblems } from "./client-form";
import { makeSecret } from "./make-secret";
import { type SecretLabels, SecretSlip } from "./secret-slip";

export interface NewClientLabels {
  readonly region: string;
  readonly regionHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly purpose: string;
  readonly purposeHint: string;
  readonly scopes: string;
  readonly scopesHint: string;
  readonly rate: string;
  readonly validTo: string;
  readonly validToHint: string;
  readonly submit: string;
  readonly working: string;
  readonly date: DateLabels;
  readonly fields: FieldTexts;
  readonly problem: ProblemLabels;
  readonly secret: SecretLabels;
}

export interface NewClientFormProps {
  readonly grantId: string;
  /** Where the steward's duty is. */
  readonly regionCode: string;
  /** YYYY-MM-DD there. */
  readonly today: string;
  readonly scopes: readonly ChoiceOption[];
  readonly labels: NewClientLabels;
  readonly summaryTitles: readonly string[];
}

/** A new client; once it is made, its secret, this one time. */
export function NewClientForm({ grantId, regionCode, today, scopes, labels, summaryTitles }: NewClientFormProps) {
  const [values, setValues] = useState<ClientForm>(() => blankClient(regionCode, today));
  const [isWaiting, setIsWaiting] = useState<boolean | null>(null);
  // One id and one secret a form: a repeat after a lost answer is then the same command, not a second client.
  const made = useRef<{ id: string; secretId: string; secret: string } | null>(null);
  const form = useCheckedForm(grantId, labels.fields);
  const set = (part: Partial<ClientForm>) => setValues((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent) => {
    made.current ??= { id: uuidv7(), secretId: uuidv7(), secret: makeSecret() };
    const own = made.current;
    const value = await form.submit(
      event,
      () => clientProblems(values, regionCode, today),
      (send) => send<{ state: string }>("api-client.create", { ...own, ...clientInput(values) }),
    );
    if (value !== null) setIsWaiting(value.state === "waiting");
  };

  if (isWaiting !== null && made.current !== null) {
    const { id, secret } = made.current;
    return (
      <SecretSlip subject={id} secret={secret} isWaiting={isWaiting} labels={labels.secret}>
        <LinkButton href={`/klien-api/${id}`} variant="primary">
          {labels.secret.done}
        </LinkButton>
      </SecretSlip>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[form.problems.length] ?? ""}
        items={summaryOf(form.problems, labels.fields, "name")}
        attempt={form.tries}
      />
      <CommandProblem problem={form.problem} labels={labels.problem} />
      <Field id="name" label={labels.name} hint={labels.nameHint} error={form.errorOf("name")}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={100}
            value={values.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field id="purpose" label={labels.purpose} hint={labels.purposeHint} error={form.errorOf("purpose")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={values.purpose}
            onChange={(event) => set({ purpose: event.target.value })}
          />
        )}
      </Field>
      <Field id="regionCode" label={labels.region} hint={labels.regionHint} error={form.errorOf("regionCode")}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={10}
            value={values.regionCode}
            onChange={(event) => set({ regionCode: event.target.value.trim() })}
          />
        )}
      </Field>
      <CheckboxList
        id="scopes"
        name="scopes"
        legend={labels.scopes}
        hint={labels.scopesHint}
        error={form.errorOf("scopes")}
        options={scopes}
        values={values.scopes}
        onChange={(chosen) => set({ scopes: chosen })}
      />
      <Field id="requestsAMinute" label={labels.rate} error={form.errorOf("requestsAMinute")}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={4}
            value={values.rate}
            onChange={(event) => set({ rate: event.target.value })}
          />
        )}
      </Field>
      <DateInput
        id="validTo"
        legend={labels.validTo}
        hint={labels.validToHint}
        error={form.errorOf("validTo")}
        labels={labels.date}
        value={values.validTo}
        onChange={(validTo) => set({ validTo })}
      />
      <Button type="submit" variant="primary" icon="key-round" busy={form.busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
