"use client";

import { type FormEvent, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "./password-input";
import { requestSignIn, type SignInResult } from "./sign-in-request";
import { UsernameInput } from "./username-input";

export interface SignInLabels {
  readonly username: string;
  readonly password: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly submit: string;
  readonly submitting: string;
  readonly usernameMissing: string;
  readonly passwordMissing: string;
  readonly errorTitle: string;
  readonly refusal: Readonly<Record<Exclude<SignInResult, "ok">, string>>;
}

export interface SignInFormProps {
  readonly labels: SignInLabels;
  /** Where to go once signed in: a path of this site. */
  readonly continueTo: string;
}

type Missing = "username" | "password" | null;

export function SignInForm({ labels, continueTo }: SignInFormProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Exclude<SignInResult, "ok"> | null>(null);
  const [missing, setMissing] = useState<Missing>(null);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const username = String(data.get("username") ?? "").trim();
    const password = String(data.get("password") ?? "");
    const lacks: Missing = username === "" ? "username" : password === "" ? "password" : null;
    setMissing(lacks);
    setRefusal(null);
    if (lacks !== null) {
      form.current?.querySelector<HTMLInputElement>(`#${lacks}`)?.focus();
      return;
    }
    setBusy(true);
    const result = await requestSignIn(username, password);
    // A full load: the pages after it are rendered for this person from the start.
    if (result === "ok") location.assign(continueTo);
    else {
      setRefusal(result);
      setBusy(false);
    }
  };

  return (
    // method and action only matter before the script has loaded: a GET would put the password into the address.
    <form
      ref={form}
      method="post"
      action="/api/auth/callback/credentials"
      noValidate
      onSubmit={submit}
      className="space-y-5"
    >
      {refusal ? (
        <Alert tone="danger" live="assertive" title={labels.errorTitle}>
          {labels.refusal[refusal]}
        </Alert>
      ) : null}
      <Field id="username" label={labels.username} error={missing === "username" ? labels.usernameMissing : undefined}>
        {(control) => <UsernameInput control={control} />}
      </Field>
      <Field id="password" label={labels.password} error={missing === "password" ? labels.passwordMissing : undefined}>
        {(control) => (
          <PasswordInput control={control} showLabel={labels.showPassword} hideLabel={labels.hidePassword} />
        )}
      </Field>
      <Button type="submit" variant="primary" wide busy={busy} busyLabel={labels.submitting}>
        {labels.submit}
      </Button>
    </form>
  );
}
