"use client";

import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { type DutyFieldLabels, DutyFields } from "@/components/appointment/duty-fields";
import { blankDuty, dutyInput, dutyProblems } from "@/components/appointment/duty-form";
import { type FieldTexts, summaryOf } from "@/components/grant/form-problems";
import type { GrantTarget } from "@/components/grant/grant-target";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextInput } from "@/components/ui/text-input";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { makeActivationCode } from "./activation-code";
import { ActivationSlip, type Slip, type SlipLabels } from "./activation-slip";
import { CommandProblem, type ProblemLabels } from "./command-problem";
import { useCheckedForm } from "./use-checked-form";

export interface NewUserLabels {
  readonly displayName: string;
  readonly displayNameHint: string;
  readonly username: string;
  readonly usernameHint: string;
  readonly codeNote: string;
  readonly submit: string;
  readonly working: string;
  readonly made: string;
  readonly openUser: string;
  readonly another: string;
  readonly duty: DutyFieldLabels;
  readonly fields: FieldTexts;
  readonly problem: ProblemLabels;
  readonly slip: SlipLabels;
}

export interface NewUserFormProps {
  readonly grantId: string;
  readonly target: GrantTarget;
  readonly labels: NewUserLabels;
  /** "Ada 2 isian yang perlu diperbaiki", by number of problems. */
  readonly summaryTitles: readonly string[];
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,59}$/;

interface Person {
  readonly displayName: string;
  readonly username: string;
}

function personProblems({ displayName, username }: Person): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (displayName.trim().length < 2) problems.push({ path: "displayName", detail: "SHORT" });
  if (!USERNAME.test(username.trim().toLowerCase())) problems.push({ path: "username", detail: "SHAPE" });
  return problems;
}

export function NewUserForm({ grantId, target, labels, summaryTitles }: NewUserFormProps) {
  const [person, setPerson] = useState<Person>({ displayName: "", username: "" });
  const [duty, setDuty] = useState(() => blankDuty(target.today));
  const [slip, setSlip] = useState<Slip | null>(null);
  // One id and one code a form: a repeat after a lost answer is then the same command, not a second account.
  const made = useRef<{ id: string; postId: string; code: string } | null>(null);
  const form = useCheckedForm(grantId, labels.fields);

  const submit = async (event: FormEvent) => {
    made.current ??= { id: uuidv7(), postId: uuidv7(), code: makeActivationCode() };
    const { id, postId, code } = made.current;
    const displayName = person.displayName.trim();
    const username = person.username.trim().toLowerCase();
    const wrong = () => [...personProblems(person), ...dutyProblems(duty, target)];
    const value = await form.submit(event, wrong, (send) =>
      send<{ codeUntil: string }>(duty.way === "training" ? "user.appoint" : "user.create", {
        ...{ id, code, displayName, username },
        ...dutyInput(duty, target, postId),
      }),
    );
    if (value !== null) setSlip({ displayName, username, code, codeUntil: value.codeUntil, duty: target.duty });
  };

  if (slip !== null && made.current !== null) {
    return (
      <ActivationSlip heading={labels.made} slip={slip} labels={labels.slip}>
        <LinkButton href={`/akses/${made.current.id}`}>{labels.openUser}</LinkButton>
        <LinkButton href="/akses/baru" variant="quiet">
          {labels.another}
        </LinkButton>
      </ActivationSlip>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-5">
      <ErrorSummary
        title={summaryTitles[form.problems.length] ?? ""}
        items={summaryOf(form.problems, labels.fields, "displayName")}
        attempt={form.tries}
      />
      <CommandProblem problem={form.problem} labels={labels.problem} />
      <Field
        id="displayName"
        label={labels.displayName}
        hint={labels.displayNameHint}
        error={form.errorOf("displayName")}
      >
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={100}
            value={person.displayName}
            onChange={(event) => setPerson({ ...person, displayName: event.target.value })}
          />
        )}
      </Field>
      <Field id="username" label={labels.username} hint={labels.usernameHint} error={form.errorOf("username")}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            value={person.username}
            onChange={(event) => setPerson({ ...person, username: event.target.value })}
          />
        )}
      </Field>
      <DutyFields role={target.role} values={duty} onChange={setDuty} errorOf={form.errorOf} labels={labels.duty} />
      <p className="text-sm text-muted">{labels.codeNote}</p>
      <Button type="submit" variant="primary" icon="user-plus" busy={form.busy} busyLabel={labels.working}>
        {labels.submit}
      </Button>
    </form>
  );
}
