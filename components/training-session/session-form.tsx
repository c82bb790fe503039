"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { type FieldTexts, summaryOf } from "@/components/grant/form-problems";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { SelectOption } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCheckedForm } from "@/components/user/use-checked-form";
import type { CommandTry } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import { type PlanFieldLabels, PlanFields } from "./plan-fields";
import { type PlanValues, planInput, planProblems } from "./plan-values";

export interface SessionFormProps {
  readonly grantId: string;
  readonly timeZone: string;
  readonly trainers: readonly SelectOption[];
  /** The region whose trainers may be searched; null where the list has them all. */
  readonly searchIn: string | null;
  readonly initial: PlanValues;
  /** A new one in a region, or one that is there as of a version. */
  readonly target:
    | { readonly kind: "new"; readonly regionCode: string }
    | { readonly kind: "change"; readonly id: string; readonly version: number; readonly hasBegun: boolean };
  readonly labels: {
    readonly submit: string;
    readonly working: string;
    readonly done: string;
    readonly plan: PlanFieldLabels;
    readonly fields: FieldTexts;
    readonly problem: ProblemLabels;
  };
  readonly summaryTitles: readonly string[];
}

/** Plans a training or changes one. */
export function SessionForm(props: SessionFormProps) {
  const { grantId, timeZone, trainers, searchIn, initial, target, labels, summaryTitles } = props;
  const [values, setValues] = useState(initial);
  // One id a form: a repeat after a lost answer is then the same training.
  const made = useRef<string | null>(null);
  const form = useCheckedForm(grantId, labels.fields);
  const router = useRouter();
  const hasBegun = target.kind === "change" && target.hasBegun;
  const save = (send: CommandTry["send"]) => {
    const plan = planInput(values);
    if (target.kind === "change") {
      const { id, version } = target;
      return send<{ id: string }>("training.change", { ...plan, id, version });
    }
    made.current ??= newOperationId();
    return send<{ id: string }>("training.plan", { ...plan, id: made.current, regionCode: target.regionCode });
  };
  const submit = async (event: FormEvent) => {
    const saved = await form.submit(event, () => planProblems(values, { timeZone, now: new Date(), hasBegun }), save);
    if (saved === null) return;
    showToast(labels.done);
    router.push(`/pelatihan/${saved.id}`);
    router.refresh();
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[form.problems.length] ?? ""}
        items={summaryOf(form.problems, labels.fields, "title")}
        attempt={form.tries}
      />
      <PlanFields
        values={values}
        set={(part) => setValues((before) => ({ ...before, ...part }))}
        trainers={trainers}
        search={searchIn === null ? null : { grantId, regionCode: searchIn, problem: labels.problem }}
        hasBegun={hasBegun}
        errorOf={form.errorOf}
        labels={labels.plan}
      />
      <CommandProblem problem={form.problem} labels={labels.problem} />
      <Button type="submit" variant="primary" icon="save" busy={form.busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
