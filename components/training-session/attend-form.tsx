"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface AttendFormProps {
  readonly grantId: string;
  readonly enrolmentId: string;
  /** Of the address that was scanned; empty: to be typed. */
  readonly code: string;
  readonly words: Readonly<Record<"code" | "hint" | "wrong" | "submit" | "sending" | "done" | "back", string>> & {
    readonly problem: ProblemLabels;
  };
}

/** Says that one is there, with the code of the screen. */
export function AttendForm({ grantId, enrolmentId, code, words }: AttendFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(code);
  const [isDone, setDone] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await send("seat.attend", { enrolmentId, code: typed })) === null) return;
    setDone(true);
    router.refresh();
  };
  if (isDone)
    return (
      <Alert tone="success" live="polite">
        {words.done}
      </Alert>
    );
  const isWrong = problem?.fields?.some(({ detail }) => detail === "WRONG_CODE") ?? false;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="max-w-sm space-y-4">
      <Field id="kode-hadir" label={words.code} hint={words.hint} error={isWrong ? words.wrong : undefined}>
        {(control) => (
          <TextInput
            {...control}
            name="kode"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </Field>
      <CommandProblem problem={isWrong ? null : problem} labels={words.problem} />
      <Button type="submit" variant="primary" icon="check" busy={busy} busyLabel={words.sending}>
        {words.submit}
      </Button>
    </form>
  );
}
