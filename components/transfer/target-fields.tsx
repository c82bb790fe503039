"use client";

import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextInput } from "@/components/ui/text-input";

/** A new family, one by its KK number, or the one whose page led here. */
export interface TargetChoice {
  readonly kind: "new" | "kk" | "household";
  readonly kkNumber: string;
}

export interface TargetWords {
  readonly legend: string;
  readonly isNew: string;
  readonly byKk: string;
  readonly kkNumber: string;
  readonly kkProblem: string;
}

export interface TargetFieldsProps {
  readonly value: TargetChoice;
  readonly onChange: (value: TargetChoice) => void;
  readonly family: { readonly id: string; readonly label: string } | null;
  readonly words: TargetWords;
  readonly isTried: boolean;
}

const SIXTEEN = /^\d{16}$/;

export function isTargetGiven({ kind, kkNumber }: TargetChoice): boolean {
  return kind !== "kk" || SIXTEEN.test(kkNumber);
}

/** As the commands take it. */
export function targetInput({ kind, kkNumber }: TargetChoice, family: { readonly id: string } | null) {
  if (kind === "kk") return { kind, kkNumber };
  return kind === "household" && family !== null ? { kind, id: family.id } : { kind: "new" };
}

/** Which family the people join. */
export function TargetFields({ value, onChange, family, words, isTried }: TargetFieldsProps) {
  const known = family === null ? [] : [{ value: "household", label: family.label }];
  return (
    <div className="space-y-4">
      <RadioCards
        id="keluarga-tujuan"
        name="keluarga-tujuan"
        legend={words.legend}
        legendHidden
        options={[...known, { value: "new", label: words.isNew }, { value: "kk", label: words.byKk }]}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind === "kk" || kind === "household" ? kind : "new" })}
      />
      {value.kind === "kk" ? (
        <Field
          id="kk-tujuan"
          label={words.kkNumber}
          error={isTried && !SIXTEEN.test(value.kkNumber) ? words.kkProblem : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              digits
              maxLength={16}
              value={value.kkNumber}
              onChange={(event) => onChange({ ...value, kkNumber: event.target.value.replace(/\D/g, "") })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
