"use client";

import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

export interface NeighbourhoodValues {
  readonly rt: string;
  readonly rw: string;
}

export interface NeighbourhoodFieldsProps {
  /** The path of the command's refusal, which is also the first box's id. */
  readonly path: string;
  readonly values: NeighbourhoodValues;
  readonly onChange: (values: NeighbourhoodValues) => void;
  readonly error: string | undefined;
  readonly labels: Readonly<Record<"rt" | "rtHint" | "rw" | "optional", string>>;
}

const NUMBER = /^\d{1,3}$/;

/** Whether the boxes hold an RT, and an RW or nothing. */
export function isNumbered({ rt, rw }: NeighbourhoodValues): boolean {
  return NUMBER.test(rt) && (rw === "" || NUMBER.test(rw));
}

/** As the commands take it. */
export function neighbourhoodInput({ rt, rw }: NeighbourhoodValues) {
  return { rt, rw: rw === "" ? null : rw };
}

const digits = (text: string) => text.replace(/\D/g, "");

/** Which RT somebody heads. */
export function NeighbourhoodFields({ path, values, onChange, error, labels }: NeighbourhoodFieldsProps) {
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      <Field id={path} label={labels.rt} hint={labels.rtHint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={3}
            value={values.rt}
            onChange={(event) => onChange({ ...values, rt: digits(event.target.value) })}
          />
        )}
      </Field>
      <Field id={`${path}-rw`} label={labels.rw} mark={labels.optional}>
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={3}
            value={values.rw}
            onChange={(event) => onChange({ ...values, rw: digits(event.target.value) })}
          />
        )}
      </Field>
    </div>
  );
}
