"use client";

import { type FormEvent, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { sendCommand } from "@/lib/client/command/send-command";

const SHORTEST = 12;

type FieldName = "current" | "next" | "again";

export interface ChangePasswordProps {
  readonly grantId: string;
  readonly words: Readonly<
    Record<FieldName | "nextHint" | "change" | "busy" | "done" | "wrong" | "short" | "differs", string>
  >;
}

/** Changes one's own password; what was typed leaves the page with the form. */
export function ChangePassword({ grantId, words }: ChangePasswordProps) {
  const errors = useErrorTexts();
  const [isBusy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Partial<Record<FieldName, string>>>({});
  const [said, setSaid] = useState<{ readonly tone: "success" | "danger"; readonly text: string } | null>(null);

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const [current, next, again] = ["current", "next", "again"].map((name) => String(typed.get(name) ?? ""));
    const found = {
      ...((next ?? "").length < SHORTEST ? { next: words.short } : {}),
      ...(next === again ? {} : { again: words.differs }),
    };
    setFaults(found);
    setSaid(null);
    if (Object.keys(found).length > 0 || isBusy) return;
    setBusy(true);
    const outcome = await sendCommand("account.change-password", { current, next }, { grantId });
    setBusy(false);
    if (outcome.ok) {
      form.reset();
      setSaid({ tone: "success", text: words.done });
    } else if (outcome.error.code === "INVALID_INPUT") setFaults({ current: words.wrong });
    else setSaid({ tone: "danger", text: errors[outcome.error.code].what });
  }

  const box = (name: FieldName, autoComplete: string, hint?: string) => (
    <Field id={`password-${name}`} label={words[name]} hint={hint} error={faults[name]}>
      {(control) => (
        <TextInput {...control} name={name} type="password" autoComplete={autoComplete} required maxLength={200} />
      )}
    </Field>
  );
  return (
    <form onSubmit={change} noValidate className="grid max-w-md gap-4">
      {box("current", "current-password")}
      {box("next", "new-password", words.nextHint)}
      {box("again", "new-password")}
      <Button type="submit" busy={isBusy} busyLabel={words.busy}>
        {words.change}
      </Button>
      {said === null ? null : (
        <Alert tone={said.tone} live="polite">
          {said.text}
        </Alert>
      )}
    </form>
  );
}
