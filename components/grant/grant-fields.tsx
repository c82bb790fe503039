"use client";

import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import type { Role } from "@/lib/domain/access/role";
import type { GrantValues } from "./grant-form";
import { NeighbourhoodFields } from "./neighbourhood-fields";

export interface GrantFieldLabels {
  readonly level: string;
  readonly levelFull: string;
  readonly levelFullHint: string;
  readonly levelProvisional: string;
  readonly levelProvisionalHint: string;
  readonly validFrom: string;
  readonly validFromHint: string;
  readonly validTo: string;
  readonly validToHint: string;
  readonly optional: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly rt: string;
  readonly rtHint: string;
  readonly rw: string;
  readonly date: DateLabels;
}

export interface GrantFieldsProps {
  readonly role: Role;
  readonly values: GrantValues;
  readonly onChange: (values: GrantValues) => void;
  /** Text of the problem of a path, if it has one. */
  readonly errorOf: (path: string) => string | undefined;
  readonly labels: GrantFieldLabels;
}

export function GrantFields({ role, values, onChange, errorOf, labels }: GrantFieldsProps) {
  const set = (part: Partial<GrantValues>) => onChange({ ...values, ...part });
  return (
    <>
      {role === "rt-head" ? (
        <NeighbourhoodFields
          path="grant.neighbourhood"
          values={values}
          onChange={set}
          error={errorOf("grant.neighbourhood")}
          labels={labels}
        />
      ) : null}
      <RadioCards
        id="grant.level"
        name="level"
        legend={labels.level}
        columns={2}
        value={values.level}
        onChange={(level) => set({ level: level === "provisional" ? "provisional" : "full" })}
        options={[
          { value: "full", label: labels.levelFull, hint: labels.levelFullHint },
          { value: "provisional", label: labels.levelProvisional, hint: labels.levelProvisionalHint },
        ]}
      />
      <DateInput
        id="grant.validFrom"
        legend={labels.validFrom}
        hint={labels.validFromHint}
        error={errorOf("grant.validFrom")}
        value={values.validFrom}
        onChange={(validFrom) => set({ validFrom })}
        labels={labels.date}
      />
      <DateInput
        id="grant.validTo"
        legend={labels.validTo}
        mark={labels.optional}
        hint={labels.validToHint}
        error={errorOf("grant.validTo")}
        value={values.validTo}
        onChange={(validTo, parts) =>
          set({ validTo, validToUnfinished: validTo === "" && Object.values(parts).some((part) => part !== "") })
        }
        labels={labels.date}
      />
      <Field id="grant.reason" label={labels.reason} hint={labels.reasonHint} error={errorOf("grant.reason")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={values.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
