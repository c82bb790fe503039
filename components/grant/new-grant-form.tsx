"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { type FieldTexts, summaryOf, textOf } from "./form-problems";
import { type GrantFieldLabels, GrantFields } from "./grant-fields";
import { blankGrant, grantInput, grantProblems } from "./grant-form";
import type { GrantTarget } from "./grant-target";

export interface NewGrantFormProps {
  readonly userId: string;
  readonly grantId: string;
  readonly target: GrantTarget;
  readonly labels: {
    readonly submit: string;
    readonly working: string;
    readonly done: string;
    readonly grant: GrantFieldLabels;
    readonly fields: FieldTexts;
    readonly problem: ProblemLabels;
  };
  readonly summaryTitles: readonly string[];
}

/** One more duty for a person who already has an account. */
export function NewGrantForm({ userId, grantId, target, labels, summaryTitles }: NewGrantFormProps) {
  const [grant, setGrant] = useState(() => blankGrant(target.today));
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
    const wrong = grantProblems(grant, target.role);
    setFound(wrong);
    setTries((count) => count + 1);
    if (wrong.length > 0) return;
    id.current ??= uuidv7();
    const input = {
      id: id.current,
      userId,
      role: target.role,
      grant: grantInput(grant, target),
    };
    const value = await send<{ id: string }>("grant.create", input);
    setTries((count) => count + 1);
    if (value === null) return;
    showToast(labels.done);
    router.push(`/akses/${userId}`);
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[problems.length] ?? ""}
        items={summaryOf(problems, labels.fields, "grant.reason")}
        attempt={tries}
      />
      <CommandProblem problem={problem?.fields ? null : problem} labels={labels.problem} />
      <GrantFields role={target.role} values={grant} onChange={setGrant} errorOf={errorOf} labels={labels.grant} />
      <Button type="submit" variant="primary" icon="key-round" busy={busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
