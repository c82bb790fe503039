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
import { useCommand } from "@/components/user/use-command";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { type FieldTexts, summaryOf, textOf } from "./form-problems";
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
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const [tries, setTries] = useState(0);
  const id = useRef<string | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();

  const problems = found.length > 0 ? found : (problem?.fields ?? []);
  const errorOf = (path: string) => {
    const own = problems.find((each) => each.path === path);
    return own && textOf(own, labels.fields);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = dutyProblems(duty, target);
    setFound(wrong);
    setTries((count) => count + 1);
    if (wrong.length > 0) return;
    id.current ??= uuidv7();
    const isPost = duty.way === "training";
    const input = { userId, ...(isPost ? {} : { id: id.current }), ...dutyInput(duty, target, id.current) };
    const value = await send<{ id: string }>(isPost ? "appointment.create" : "grant.create", input);
    setTries((count) => count + 1);
    if (value === null) return;
    showToast(isPost ? labels.appointed : labels.done);
    router.push(`/akses/${userId}`);
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[problems.length] ?? ""}
        items={summaryOf(problems, labels.fields, "way")}
        attempt={tries}
      />
      <CommandProblem problem={problem?.fields ? null : problem} labels={labels.problem} />
      <DutyFields role={target.role} values={duty} onChange={setDuty} errorOf={errorOf} labels={labels.duty} />
      <Button type="submit" variant="primary" icon="key-round" busy={busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
