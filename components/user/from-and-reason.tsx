"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { REASON_LENGTH } from "./reason-dialog";

export interface FromAndReasonValue {
  /** YYYY-MM-DD */
  readonly effectiveFrom: string;
  readonly reason: string;
}

export interface FromAndReasonProps {
  readonly value: FromAndReasonValue;
  readonly onChange: (value: FromAndReasonValue) => void;
  readonly tried: boolean;
  /** The earliest day; any day without it. */
  readonly earliest?: string;
  readonly words: Readonly<Record<"from" | "reason" | "reasonHint" | "reasonProblem", string>> & {
    readonly past?: string;
  };
}

/** Whether the command will take it: a reason of some length, and no day before the earliest. */
export function isFromAndReasonFit({ effectiveFrom, reason }: FromAndReasonValue, earliest = "0000"): boolean {
  return reason.trim().length >= REASON_LENGTH.min && effectiveFrom >= earliest;
}

/** Since when a setting holds, and why: what every setting of a region is asked. */
export function FromAndReason({ value, onChange, tried, earliest, words }: FromAndReasonProps) {
  const id = useId();
  const isPast = earliest !== undefined && value.effectiveFrom < earliest;
  const isShort = value.reason.trim().length < REASON_LENGTH.min;
  return (
    <>
      <Field id={`${id}-from`} label={words.from} error={tried && isPast ? words.past : undefined}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            required
            min={earliest}
            value={value.effectiveFrom}
            onChange={(event) => onChange({ ...value, effectiveFrom: event.target.value })}
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
            maxLength={REASON_LENGTH.max}
            value={value.reason}
            onChange={(event) => onChange({ ...value, reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
