"use client";

import { useId, useState } from "react";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { newOperationId } from "@/lib/client/command/send-command";
import { MOST_AHEAD_DAYS, MOST_LEAVE_DAYS } from "@/lib/domain/access/delegation";
import { addDays, daysBetween } from "@/lib/domain/calendar/working-day";
import type { Refusal } from "@/lib/domain/error/error-code";

const FIELD_WORDS = [
  "lead",
  "who",
  "choose",
  "whoProblem",
  "from",
  "to",
  "reason",
  "reasonHint",
  "short",
  "past",
] as const;
const REFUSAL_WORDS = ["range", "beyond", "overlap", "tooMany"] as const;

export interface GiveDelegationProps {
  readonly grantId: string;
  readonly dutyId: string;
  readonly today: string;
  readonly colleagues: readonly SelectOption[];
  readonly words: CommandDialogWords &
    Readonly<Record<(typeof FIELD_WORDS)[number] | (typeof REFUSAL_WORDS)[number], string>> & {
      readonly dateLabels: DateLabels;
    };
}

type Form = Readonly<Record<"delegateId" | "fromDay" | "toDay" | "reason", string>>;

const SHORTEST = 5;

interface Wrong {
  readonly who: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly reason: string | undefined;
}

/** What the fields say themselves, before anything is sent. */
function wrongIn({ delegateId, fromDay, toDay, reason }: Form, { today, words }: GiveDelegationProps): Wrong {
  const isFrom = fromDay < today || fromDay > addDays(today, MOST_AHEAD_DAYS);
  const isRange = toDay < fromDay || daysBetween(fromDay, toDay) >= MOST_LEAVE_DAYS;
  return {
    who: delegateId === "" ? words.whoProblem : undefined,
    from: isFrom ? words.past : undefined,
    to: isRange ? words.range : undefined,
    reason: reason.trim().length < SHORTEST ? words.short : undefined,
  };
}

/** What only the server knew. */
function refusedIn(problem: Refusal | null, words: GiveDelegationProps["words"]): Partial<Wrong> {
  const detail = problem?.fields?.[0]?.detail;
  if (detail === "OVERLAP") return { who: words.overlap };
  if (detail === "TOO_MANY") return { who: words.tooMany };
  return detail === "BEYOND_DUTY" ? { to: words.beyond } : {};
}

/** Hands an own duty to a colleague for some days. */
export function GiveDelegation(props: GiveDelegationProps) {
  const { grantId, dutyId, today, words } = props;
  const empty: Form = { delegateId: "", fromDay: today, toDay: today, reason: "" };
  const [form, setForm] = useState(empty);
  const [rowId, setRowId] = useState(newOperationId);
  const wrong = wrongIn(form, props);
  const isWrong = Object.values(wrong).some((text) => text !== undefined);
  return (
    <CommandDialog
      grantId={grantId}
      command="delegation.give"
      words={words}
      icon="arrow-right-left"
      wide
      tells={(problem) => Object.keys(refusedIn(problem, words)).length > 0}
      input={() => (isWrong ? null : { id: rowId, dutyId, ...form })}
      onClosed={() => {
        setForm(empty);
        setRowId(newOperationId());
      }}
    >
      {({ tried, problem }) => (
        <Fields
          {...props}
          form={form}
          set={(part) => setForm({ ...form, ...part })}
          wrong={{ ...(tried ? wrong : NOTHING), ...refusedIn(problem, words) }}
        />
      )}
    </CommandDialog>
  );
}

const NOTHING: Wrong = { who: undefined, from: undefined, to: undefined, reason: undefined };

interface FieldsProps extends GiveDelegationProps {
  readonly form: Form;
  readonly set: (part: Partial<Form>) => void;
  readonly wrong: Wrong;
}

function Fields({ form, set, colleagues, words, wrong }: FieldsProps) {
  const id = useId();
  return (
    <>
      <p>{words.lead}</p>
      <Field id={`${id}-who`} label={words.who} error={wrong.who}>
        {(control) => (
          <Select
            {...control}
            options={colleagues}
            placeholder={words.choose}
            value={form.delegateId}
            onChange={(event) => set({ delegateId: event.target.value })}
          />
        )}
      </Field>
      <DateInput
        id={`${id}-from`}
        legend={words.from}
        error={wrong.from}
        labels={words.dateLabels}
        value={form.fromDay}
        onChange={(fromDay) => set({ fromDay })}
      />
      <DateInput
        id={`${id}-to`}
        legend={words.to}
        error={wrong.to}
        labels={words.dateLabels}
        value={form.toDay}
        onChange={(toDay) => set({ toDay })}
      />
      <Field id={`${id}-reason`} label={words.reason} hint={words.reasonHint} error={wrong.reason}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={form.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
