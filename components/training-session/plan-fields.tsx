"use client";

import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import type { SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { TimeInput, type TimeInputProps } from "@/components/ui/time-input";
import type { SessionMode } from "@/lib/domain/training-session/session";
import type { PlanValues } from "./plan-values";
import { TrainerField, type TrainerSearch, type TrainerWord } from "./trainer-field";

type Worded =
  | TrainerWord
  | "name"
  | "nameHint"
  | "mode"
  | "capacity"
  | "capacityHint"
  | "fromDay"
  | "toDay"
  | "toDayHint"
  | "fromTime"
  | "toTime"
  | "toTimeHint"
  | "note"
  | "noteHint"
  | "optional";

export interface PlanFieldLabels extends Readonly<Record<Worded, string>> {
  readonly modes: readonly { readonly value: SessionMode; readonly label: string; readonly hint: string }[];
  readonly place: Readonly<Record<SessionMode, { readonly label: string; readonly hint: string }>>;
  readonly date: DateLabels;
  readonly time: TimeInputProps["labels"];
}

export interface PlanFieldsProps {
  readonly values: PlanValues;
  readonly set: (part: Partial<PlanValues>) => void;
  readonly trainers: readonly SelectOption[];
  readonly search: TrainerSearch | null;
  readonly hasBegun: boolean;
  readonly errorOf: (path: string) => string | undefined;
  readonly labels: PlanFieldLabels;
}

/** The boxes of a training; each has the path of the command's input as its id. */
export function PlanFields(props: PlanFieldsProps) {
  const { values, set, trainers, search, errorOf, labels } = props;
  const place = labels.place[values.mode];
  return (
    <>
      <Field id="title" label={labels.name} hint={labels.nameHint} error={errorOf("title")}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={120}
            value={values.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <RadioCards
        id="mode"
        name="mode"
        legend={labels.mode}
        columns={2}
        options={labels.modes}
        value={values.mode}
        onChange={(value) => set({ mode: labels.modes.find((each) => each.value === value)?.value ?? values.mode })}
      />
      <Field id="place" label={place.label} hint={place.hint} error={errorOf("place")}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={values.place}
            onChange={(event) => set({ place: event.target.value })}
          />
        )}
      </Field>
      <Times {...props} />
      <TrainerField
        value={values.trainerId}
        onChange={(trainerId) => set({ trainerId })}
        trainers={trainers}
        search={search}
        error={errorOf("trainerId")}
        labels={labels}
      />
      <Field id="capacity" label={labels.capacity} hint={labels.capacityHint} error={errorOf("capacity")}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={3}
            value={values.capacity}
            onChange={(event) => set({ capacity: event.target.value.replace(/\D/g, "") })}
          />
        )}
      </Field>
      <Field id="note" label={labels.note} hint={labels.noteHint} mark={labels.optional} error={errorOf("note")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={values.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** First day and hour, last day and hour. Of a training that has begun the first two stand as they are. */
function Times({ values, set, hasBegun, errorOf, labels }: PlanFieldsProps) {
  return (
    <>
      <DateInput
        id="fromDay"
        legend={labels.fromDay}
        error={errorOf("fromDay")}
        labels={labels.date}
        disabled={hasBegun}
        value={values.fromDay}
        onChange={(fromDay) => set(values.toDay === values.fromDay ? { fromDay, toDay: fromDay } : { fromDay })}
      />
      <TimeInput
        id="fromTime"
        legend={labels.fromTime}
        error={errorOf("fromTime")}
        labels={labels.time}
        disabled={hasBegun}
        value={values.fromTime}
        onChange={(fromTime) => set({ fromTime })}
      />
      <DateInput
        id="toDay"
        legend={labels.toDay}
        hint={labels.toDayHint}
        error={errorOf("toDay")}
        labels={labels.date}
        value={values.toDay}
        onChange={(toDay) => set({ toDay })}
      />
      <TimeInput
        id="toTime"
        legend={labels.toTime}
        hint={labels.toTimeHint}
        error={errorOf("toTime")}
        labels={labels.time}
        value={values.toTime}
        onChange={(toTime) => set({ toTime })}
      />
    </>
  );
}
