"use client";

import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { type ActivationFault, type ActivationValues, activationFaults } from "./activation-fault";
import { PasswordInput } from "./password-input";
import { requestActivation, type SignInResult } from "./sign-in-request";
import { useLinkedCode } from "./use-linked-code";
import { UsernameInput } from "./username-input";

type Refusal = Exclude<SignInResult, "ok">;
type FieldName = keyof ActivationValues;

export interface ActivationLabels {
  readonly username: string;
  readonly code: string;
  readonly codeHint: string;
  /** Instead of the hint, when a link brought the code. */
  readonly codeLinked: string;
  readonly next: string;
  readonly nextHint: string;
  readonly again: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly submit: string;
  readonly submitting: string;
  readonly errorTitle: string;
  readonly fault: Readonly<Record<ActivationFault, string>>;
  readonly refusal: Readonly<Record<Refusal, string>>;
}

const FIELDS = ["username", "code", "next", "again"] as const satisfies readonly FieldName[];

export function ActivationForm({ labels }: { readonly labels: ActivationLabels }) {
  const linked = useLinkedCode();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [faults, setFaults] = useState<ReturnType<typeof activationFaults>>({});

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    const text = (name: FieldName) => String(typed.get(name) ?? "");
    const values = { username: text("username"), code: text("code"), next: text("next"), again: text("again") };
    const found = activationFaults(values);
    setFaults(found);
    setRefusal(null);
    const first = FIELDS.find((name) => found[name] !== undefined);
    if (first !== undefined) {
      form.querySelector<HTMLInputElement>(`#${first}`)?.focus();
      return;
    }
    setBusy(true);
    const result = await requestActivation(values.username.trim(), values.code, values.next);
    // A full load: the pages after it are rendered for this person from the start.
    if (result === "ok") location.assign("/beranda");
    else {
      setRefusal(result);
      setBusy(false);
    }
  };
  const faultOf = (name: FieldName) => {
    const fault = faults[name];
    return fault === undefined ? undefined : labels.fault[fault];
  };
  const passwordBox = (name: "next" | "again", hint?: string) => (
    <Field id={name} label={labels[name]} hint={hint} error={faultOf(name)}>
      {(control) => (
        <PasswordInput
          control={control}
          name={name}
          autoComplete="new-password"
          showLabel={labels.showPassword}
          hideLabel={labels.hidePassword}
        />
      )}
    </Field>
  );

  return (
    // method and action only matter before the script has loaded: a GET would put the code into the address.
    <form method="post" action="/api/auth/callback/activation" noValidate onSubmit={submit} className="space-y-5">
      {refusal ? (
        <Alert tone="danger" live="assertive" title={labels.errorTitle}>
          {labels.refusal[refusal]}
        </Alert>
      ) : null}
      <Field id="username" label={labels.username} error={faultOf("username")}>
        {(control) => <UsernameInput control={control} />}
      </Field>
      <Field
        id="code"
        label={labels.code}
        hint={linked === "" ? labels.codeHint : labels.codeLinked}
        error={faultOf("code")}
      >
        {(control) => (
          <TextInput
            {...control}
            key={linked}
            name="code"
            defaultValue={linked}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={30}
          />
        )}
      </Field>
      {passwordBox("next", labels.nextHint)}
      {passwordBox("again")}
      <Button type="submit" variant="primary" wide busy={busy} busyLabel={labels.submitting}>
        {labels.submit}
      </Button>
    </form>
  );
}
