"use client";

import { Button } from "@/components/ui/button";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

export interface TypedPerson {
  readonly key: number;
  readonly nik: string;
  readonly birthDate: string;
  readonly relation: string;
}

export interface PersonWords {
  readonly nik: string;
  readonly nikProblem: string;
  readonly birthDate: string;
  readonly birthDateProblem: string;
  readonly relation: string;
  readonly relationUnknown: string;
  readonly dateLabels: DateLabels;
  readonly relations: readonly SelectOption[];
}

export interface PersonFieldsProps {
  readonly person: TypedPerson;
  readonly title: string;
  readonly removeLabel: string | null;
  readonly withRelation: boolean;
  readonly words: PersonWords;
  readonly isTried: boolean;
  readonly onChange: (person: TypedPerson) => void;
  readonly onRemove: () => void;
}

export const IS_NIK = /^\d{16}$/;

/** One person by what stands on their card. */
export function PersonFields(props: PersonFieldsProps) {
  const { person, title, removeLabel, withRelation, words, isTried, onChange, onRemove } = props;
  const id = `orang-${person.key}`;
  return (
    <fieldset className="space-y-4 rounded-md border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{title}</legend>
      <Field
        id={`${id}-nik`}
        label={words.nik}
        error={isTried && !IS_NIK.test(person.nik) ? words.nikProblem : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            digits
            maxLength={16}
            value={person.nik}
            onChange={(event) => onChange({ ...person, nik: event.target.value.replace(/\D/g, "") })}
          />
        )}
      </Field>
      <DateInput
        id={`${id}-lahir`}
        legend={words.birthDate}
        value={person.birthDate}
        onChange={(birthDate) => onChange({ ...person, birthDate })}
        labels={words.dateLabels}
        error={isTried && person.birthDate === "" ? words.birthDateProblem : undefined}
      />
      {withRelation ? (
        <Field id={`${id}-hubungan`} label={words.relation}>
          {(control) => (
            <Select
              {...control}
              options={words.relations}
              placeholder={words.relationUnknown}
              value={person.relation}
              onChange={(event) => onChange({ ...person, relation: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {removeLabel === null ? null : (
        <Button icon="trash-2" size="small" onClick={onRemove}>
          {removeLabel}
        </Button>
      )}
    </fieldset>
  );
}
