"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface AddHolidayProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly today: string;
  readonly words: CommandDialogWords &
    Readonly<Record<"lead" | "day" | "name" | "source" | "short" | "past" | "there", string>>;
}

const SHORTEST = 3;
const EMPTY = { day: "", name: "", source: "" };
const TEXTS = [
  { key: "name", most: 120 },
  { key: "source", most: 200 },
] as const;

const isShort = (text: string) => text.trim().length < SHORTEST;
const isThere = ({ fields }: Refusal) => fields?.some(({ detail }) => detail === "ALREADY_THERE") === true;

/** Records a region's own day without work: which, why, by which paper. */
export function AddHoliday({ grantId, regionCode, today, words }: AddHolidayProps) {
  const [form, setForm] = useState(EMPTY);
  const id = useId();
  const isPast = form.day < today; // an empty day, too
  const input = () => (isPast || TEXTS.some(({ key }) => isShort(form[key])) ? null : { regionCode, ...form });
  return (
    <CommandDialog
      grantId={grantId}
      command="holiday.add"
      words={words}
      icon="plus"
      wide
      input={input}
      onClosed={() => setForm(EMPTY)}
      tells={isThere}
    >
      {({ tried, problem }) => (
        <>
          <p>{words.lead}</p>
          <Field
            id={`${id}-day`}
            label={words.day}
            error={problem !== null && isThere(problem) ? words.there : tried && isPast ? words.past : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                type="date"
                min={today}
                value={form.day}
                onChange={(event) => setForm({ ...form, day: event.target.value })}
              />
            )}
          </Field>
          {TEXTS.map(({ key, most }) => (
            <Field
              key={key}
              id={`${id}-${key}`}
              label={words[key]}
              error={tried && isShort(form[key]) ? words.short : undefined}
            >
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={most}
                  value={form[key]}
                  onChange={(event) => setForm({ ...form, [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </>
      )}
    </CommandDialog>
  );
}
