"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { type FieldTexts, summaryOf } from "@/components/grant/form-problems";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCheckedForm } from "@/components/user/use-checked-form";
import { GLASS_HOURS, GLASS_REASON } from "@/lib/domain/access/glass";
import { OWN_GLASS_PATH } from "@/lib/domain/access/glass-page";
import type { FieldProblem } from "@/lib/domain/error/error-code";

const WORDS = [
  "username",
  "usernameHint",
  "hours",
  "reason",
  "reasonHint",
  "knows",
  "knowsLegend",
  "submit",
  "working",
  "done",
] as const;

export interface BreakGlassFormProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly labels: Readonly<Record<(typeof WORDS)[number], string>> & {
    /** "2 jam", by hours. */
    readonly hourWords: readonly string[];
    readonly fields: FieldTexts;
    readonly problem: ProblemLabels;
  };
  readonly summaryTitles: readonly string[];
}

interface Values {
  readonly username: string;
  readonly hours: number;
  readonly reason: string;
  readonly knows: boolean;
}

const BLANK: Values = { username: "", hours: GLASS_HOURS[0], reason: "", knows: false };

function problemsIn({ username, reason, knows }: Values): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (username.trim() === "") problems.push({ path: "username", detail: "MISSING" });
  if (reason.trim().length < GLASS_REASON.min) problems.push({ path: "reason", detail: "SHORT" });
  if (!knows) problems.push({ path: "knowsOwnersAreTold", detail: "MISSING" });
  return problems;
}

/** Opens access in an emergency: for whom, how long, why, and that its owners are told. */
export function BreakGlassForm({ grantId, regionCode, labels, summaryTitles }: BreakGlassFormProps) {
  const [values, setValues] = useState(BLANK);
  const id = useRef<string | null>(null);
  const form = useCheckedForm(grantId, labels.fields);
  const router = useRouter();
  const submit = async (event: FormEvent) => {
    const value = await form.submit(
      event,
      () => problemsIn(values),
      (send) => {
        id.current ??= uuidv7();
        const { username, hours, reason } = values;
        const input = { id: id.current, regionCode, hours, knowsOwnersAreTold: true };
        return send("glass.break", { ...input, username: username.trim(), reason: reason.trim() });
      },
    );
    if (value === null) return;
    showToast(labels.done);
    router.push(OWN_GLASS_PATH);
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[form.problems.length] ?? ""}
        items={summaryOf(form.problems, labels.fields, "username")}
        attempt={form.tries}
      />
      <CommandProblem problem={form.problem} labels={labels.problem} />
      <Fields
        values={values}
        set={(part) => setValues({ ...values, ...part })}
        errorOf={form.errorOf}
        labels={labels}
      />
      <Button type="submit" variant="primary" icon="eye" busy={form.busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly values: Values;
  readonly set: (part: Partial<Values>) => void;
  readonly errorOf: (path: string) => string | undefined;
  readonly labels: BreakGlassFormProps["labels"];
}

function Fields({ values, set, errorOf, labels }: FieldsProps) {
  const { knows } = values;
  return (
    <>
      <Field id="username" label={labels.username} hint={labels.usernameHint} error={errorOf("username")}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            value={values.username}
            onChange={(event) => set({ username: event.target.value })}
          />
        )}
      </Field>
      <RadioCards
        id="hours"
        name="hours"
        legend={labels.hours}
        value={String(values.hours)}
        onChange={(hours) => set({ hours: Number(hours) })}
        options={GLASS_HOURS.map((hours, index) => ({ value: String(hours), label: labels.hourWords[index] ?? "" }))}
      />
      <Field id="reason" label={labels.reason} hint={labels.reasonHint} error={errorOf("reason")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={GLASS_REASON.max}
            value={values.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <CheckboxList
        id="knowsOwnersAreTold"
        name="knows"
        legend={labels.knowsLegend}
        error={errorOf("knowsOwnersAreTold")}
        values={knows ? ["knows"] : []}
        onChange={(ticked) => set({ knows: ticked.length > 0 })}
        options={[{ value: "knows", label: labels.knows }]}
      />
    </>
  );
}
