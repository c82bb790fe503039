"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { type DutyFieldLabels, DutyFields } from "@/components/appointment/duty-fields";
import { blankDuty, dutyInput, dutyProblems } from "@/components/appointment/duty-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCheckedForm } from "@/components/user/use-checked-form";
import { type FieldTexts, summaryOf } from "./form-problems";
import type { GrantTarget } from "./grant-target";

export interface NewGrantFormProps {
  readonly userId: string;
  readonly grantId: string;
  readonly target: GrantTarget;
  readonly labels: {
    readonly submit: string;
    readonly working: string;
    readonly done: string;
    readonly appointed: string;
    readonly duty: DutyFieldLabels;
    readonly fields: FieldTexts;
    readonly problem: ProblemLabels;
  };
  readonly summaryTitles: readonly string[];
}

/** One more duty for a person who already has an account. */
export function NewGrantForm({ userId, grantId, target, labels, summaryTitles }: NewGrantFormProps) {
  const [duty, setDuty] = useState(() => blankDuty(target.today));
  const id = useRef<string | null>(null);
  const form = useCheckedForm(grantId, labels.fields);
  const router = useRouter();
  const isPost = duty.way === "training";
  const submit = async (event: FormEvent) => {
    const value = await form.submit(
      event,
      () => dutyProblems(duty, target),
      (send) => {
        id.current ??= uuidv7();
        const input = { userId, ...(isPost ? {} : { id: id.current }), ...dutyInput(duty, target, id.current) };
        return send(isPost ? "appointment.create" : "grant.create", input);
      },
    );
    if (value === null) return;
    showToast(isPost ? labels.appointed : labels.done);
    router.push(`/akses/${userId}`);
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[form.problems.length] ?? ""}
        items={summaryOf(form.problems, labels.fields, "way")}
        attempt={form.tries}
      />
      <CommandProblem problem={form.problem} labels={labels.problem} />
      <DutyFields role={target.role} values={duty} onChange={setDuty} errorOf={form.errorOf} labels={labels.duty} />
      <Button type="submit" variant="primary" icon="key-round" busy={form.busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
