"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { Deadline, TimedState } from "@/lib/domain/workflow/deadline";

/** The command's own bounds. */
const REASON = { min: 5, max: 500 } as const;

export interface ApplyDeadlineProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly state: TimedState;
  readonly deadline: Deadline;
  readonly seen: string | null;
  readonly today: string;
  /** Where the page goes when it is done. */
  readonly backHref: string;
  readonly words: Readonly<
    Record<"from" | "reason" | "reasonHint" | "reasonProblem" | "past" | "save" | "saving" | "saved", string>
  > & { readonly problem: ProblemLabels };
}

/** Puts a tried deadline in force: from when on, and why. */
export function ApplyDeadline(props: ApplyDeadlineProps) {
  const { grantId, regionCode, state, deadline, seen, today, backHref, words } = props;
  const [form, setForm] = useState({ effectiveFrom: today, reason: "" });
  const [tried, setTried] = useState(false);
  const [rowId] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const id = useId();
  const isShort = form.reason.trim().length < REASON.min;
  const isPast = form.effectiveFrom < today;
  const save = async () => {
    setTried(true);
    if (isShort || isPast) return;
    const { count, unit } = deadline;
    const input = { id: rowId, regionCode, state, count, unit, seen, ...form, reason: form.reason.trim() };
    if ((await send("tier.set-deadline", input)) === null) return;
    showToast(words.saved);
    router.push(backHref);
    router.refresh();
  };
  return (
    <div className="grid max-w-xl gap-4">
      <Field id={`${id}-from`} label={words.from} error={tried && isPast ? words.past : undefined}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            min={today}
            value={form.effectiveFrom}
            onChange={(event) => setForm({ ...form, effectiveFrom: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={`${id}-reason`}
        label={words.reason}
        hint={words.reasonHint}
        error={tried && isShort ? words.reasonProblem : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={REASON.max}
            value={form.reason}
            onChange={(event) => setForm({ ...form, reason: event.target.value })}
          />
        )}
      </Field>
      <CommandProblem problem={problem} labels={words.problem} />
      <div>
        <Button variant="primary" icon="save" busy={busy} busyLabel={words.saving} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
