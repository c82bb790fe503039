"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { newOperationId } from "@/lib/client/command/send-command";
import { daysBetween } from "@/lib/domain/calendar/working-day";
import { MOST_FREEZE_DAYS } from "@/lib/domain/workflow/freeze";

export interface AddFreezeProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly today: string;
  readonly stops: readonly SelectOption[];
  readonly words: CommandDialogWords &
    Readonly<Record<"lead" | "what" | "from" | "to" | "reason" | "short" | "past" | "range", string>>;
}

const SHORTEST = 5;
const RIGHT = { isPast: false, isWrongRange: false, isShort: false };

type Form = Readonly<Record<"stops" | "fromDay" | "toDay" | "reason", string>>;

/** Pauses sending or deciding in a region for some days. */
export function AddFreeze({ grantId, regionCode, today, stops, words }: AddFreezeProps) {
  const empty: Form = { stops: "both", fromDay: today, toDay: today, reason: "" };
  const [form, setForm] = useState(empty);
  const [rowId, setRowId] = useState(newOperationId);
  const isPast = form.fromDay < today;
  const isWrongRange = form.toDay < form.fromDay || daysBetween(form.fromDay, form.toDay) > MOST_FREEZE_DAYS;
  const isShort = form.reason.trim().length < SHORTEST;
  const set = (part: Partial<Form>) => setForm({ ...form, ...part });
  return (
    <CommandDialog
      grantId={grantId}
      command="freeze.set"
      words={words}
      icon="plus"
      size="small"
      wide
      input={() => (isPast || isWrongRange || isShort ? null : { id: rowId, regionCode, ...form })}
      onClosed={() => {
        setForm(empty);
        setRowId(newOperationId());
      }}
    >
      {({ tried }) => (
        <Fields
          form={form}
          set={set}
          today={today}
          stops={stops}
          words={words}
          wrong={tried ? { isPast, isWrongRange, isShort } : RIGHT}
        />
      )}
    </CommandDialog>
  );
}

interface FieldsProps extends Pick<AddFreezeProps, "today" | "stops" | "words"> {
  readonly form: Form;
  readonly set: (part: Partial<Form>) => void;
  readonly wrong: typeof RIGHT;
}

function Fields({ form, set, today, stops, words, wrong }: FieldsProps) {
  const id = useId();
  return (
    <>
      <p>{words.lead}</p>
      <Field id={`${id}-stops`} label={words.what}>
        {(control) => (
          <Select
            {...control}
            options={stops}
            value={form.stops}
            onChange={(event) => set({ stops: event.target.value })}
          />
        )}
      </Field>
      <Field id={`${id}-from`} label={words.from} error={wrong.isPast ? words.past : undefined}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            min={today}
            value={form.fromDay}
            onChange={(event) => set({ fromDay: event.target.value })}
          />
        )}
      </Field>
      <Field id={`${id}-to`} label={words.to} error={wrong.isWrongRange ? words.range : undefined}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            min={form.fromDay}
            value={form.toDay}
            onChange={(event) => set({ toDay: event.target.value })}
          />
        )}
      </Field>
      <Field id={`${id}-reason`} label={words.reason} error={wrong.isShort ? words.short : undefined}>
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
