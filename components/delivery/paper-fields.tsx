"use client";

import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { MOST_PAPER_TEXT, type PaperFields } from "@/lib/domain/delivery/paper";
import type { PaperWords } from "./paper-words";

export interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
  readonly type?: "date";
}

/** One line of a paper's form: words, or a day. */
export function Line({ id, label, hint, value, error, onChange, type }: LineProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <TextInput
          {...control}
          {...(type === undefined ? { maxLength: MOST_PAPER_TEXT } : { type })}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface PartyProps {
  readonly side: "giver" | "receiver";
  readonly fields: PaperFields;
  readonly words: PaperWords;
  readonly errorOf: (path: string, text: string) => string | undefined;
  readonly onChange: (part: Partial<PaperFields>) => void;
}

const PARTS = ["institution", "name", "position"] as const;

/** Who signs for one party. */
export function Party({ side, fields, words, errorOf, onChange }: PartyProps) {
  const party = fields[side];
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold">{words[side]}</legend>
      {PARTS.map((part) => (
        <Line
          key={part}
          id={`surat-${side}-${part}`}
          label={words[part]}
          value={party[part]}
          error={errorOf(`${side}.${part}`, party[part])}
          onChange={(text) => onChange({ [side]: { ...party, [part]: text } })}
        />
      ))}
    </fieldset>
  );
}
