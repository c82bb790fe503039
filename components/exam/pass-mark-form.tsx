"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ReasonField } from "@/components/ui/reason-field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { REASON_LENGTH } from "@/components/user/reason-dialog";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import { PASS_MARK_RANGE } from "@/lib/domain/training-session/pass-mark";

type Worded =
  | "mark"
  | "markHint"
  | "range"
  | "reason"
  | "reasonHint"
  | "reasonProblem"
  | "unchanged"
  | "save"
  | "saving"
  | "saved";

export interface PassMarkFormProps {
  readonly grantId: string;
  readonly mark: number;
  /** The least that may be set here. */
  readonly least: number;
  readonly seen: string | null;
  readonly words: Readonly<Record<Worded, string>> & { readonly problem: ProblemLabels };
}

/** Another mark for what is planned from now on, and why. */
export function PassMarkForm({ grantId, mark, least, seen, words }: PassMarkFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(String(mark));
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [id] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const wanted = Number(typed);
  const markFault =
    wanted < least || wanted > PASS_MARK_RANGE.most ? words.range : wanted === mark ? words.unchanged : undefined;
  const reasonFault = reason.trim().length < REASON_LENGTH.min ? words.reasonProblem : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const first = markFault !== undefined ? "nilai-lulus" : reasonFault !== undefined ? "alasan" : null;
    if (first !== null) return document.getElementById(first)?.focus();
    if ((await send("exam.set-pass-mark", { id, mark: wanted, reason: reason.trim(), seen })) === null) return;
    showToast(words.saved);
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-xl gap-4">
      <Field id="nilai-lulus" label={words.mark} hint={words.markHint} error={isTried ? markFault : undefined}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={2}
            value={typed}
            onChange={(event) => setTyped(event.target.value.replace(/\D/g, ""))}
          />
        )}
      </Field>
      <ReasonField
        id="alasan"
        label={words.reason}
        hint={words.reasonHint}
        error={isTried ? reasonFault : undefined}
        value={reason}
        onChange={setReason}
        max={REASON_LENGTH.max}
      />
      <CommandProblem problem={problem} labels={words.problem} />
      <div>
        <Button type="submit" variant="primary" icon="save" busy={busy} busyLabel={words.saving}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
