"use client";

import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { BODY_LENGTH } from "@/lib/domain/recommendation/recommendation";

export type TextAndDayWords = Readonly<
  Record<"text" | "textHint" | "textShort" | "textIdentifier" | "due" | "duePast", string>
> & { readonly dateLabels: DateLabels };

export interface TextAndDayProps {
  readonly id: string;
  readonly value: { readonly text: string; readonly dueDay: string };
  readonly onChange: (value: { text: string; dueDay: string }) => void;
  readonly tried: boolean;
  readonly today: string;
  readonly wantsText: boolean;
  /** False: no day is asked. */
  readonly wantsDay?: boolean;
  readonly words: TextAndDayWords;
}

/** Whether the command takes the text: long enough where one is wanted, and nobody's number in it. */
export function isTextFit(text: string, wantsText: boolean): boolean {
  return !holdsIdentityNumber(text) && (!wantsText || text.trim().length >= BODY_LENGTH.min);
}

/** The words of a step and the day of the next. */
export function TextAndDay({ id, value, onChange, tried, today, wantsText, wantsDay = true, words }: TextAndDayProps) {
  const isShort = wantsText && value.text.trim().length < BODY_LENGTH.min;
  const error = holdsIdentityNumber(value.text) ? words.textIdentifier : tried && isShort ? words.textShort : undefined;
  return (
    <>
      <Field id={`${id}-isi`} label={words.text} hint={words.textHint} error={error}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            maxLength={BODY_LENGTH.max}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.target.value })}
          />
        )}
      </Field>
      {wantsDay ? (
        <DateInput
          id={`${id}-tenggat`}
          legend={words.due}
          error={tried && value.dueDay < today ? words.duePast : undefined}
          labels={words.dateLabels}
          value={value.dueDay}
          onChange={(dueDay) => onChange({ ...value, dueDay })}
        />
      ) : null}
    </>
  );
}
