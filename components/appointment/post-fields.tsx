"use client";

import { NeighbourhoodFields } from "@/components/grant/neighbourhood-fields";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { Role } from "@/lib/domain/access/role";
import type { PostValues } from "./post-form";

const WORDS = [
  "decreeNumber",
  "decreeNumberHint",
  "decreeDate",
  "deputy",
  "main",
  "mainHint",
  "stand",
  "standHint",
  "profile",
  "profileHint",
  "meets",
  "below",
  "exception",
  "exceptionHint",
  "rt",
  "rtHint",
  "rw",
  "optional",
] as const;

export type PostFieldLabels = Readonly<Record<(typeof WORDS)[number], string>> & { readonly date: DateLabels };

export interface PostFieldsProps {
  readonly role: Role;
  readonly values: PostValues;
  readonly onChange: (values: PostValues) => void;
  readonly errorOf: (path: string) => string | undefined;
  readonly labels: PostFieldLabels;
}

/** By which decree somebody is named to a duty, and whether they are fit for it. */
export function PostFields({ role, values, onChange, errorOf, labels }: PostFieldsProps) {
  const set = (part: Partial<PostValues>) => onChange({ ...values, ...part });
  return (
    <>
      {role === "rt-head" ? (
        <NeighbourhoodFields
          path="post.neighbourhood"
          values={values}
          onChange={set}
          error={errorOf("post.neighbourhood")}
          labels={labels}
        />
      ) : null}
      <Field
        id="post.decreeNumber"
        label={labels.decreeNumber}
        hint={labels.decreeNumberHint}
        error={errorOf("post.decreeNumber")}
      >
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={100}
            value={values.decreeNumber}
            onChange={(event) => set({ decreeNumber: event.target.value })}
          />
        )}
      </Field>
      <DateInput
        id="post.decreeDate"
        legend={labels.decreeDate}
        error={errorOf("post.decreeDate")}
        value={values.decreeDate}
        onChange={(decreeDate) => set({ decreeDate })}
        labels={labels.date}
      />
      <RadioCards
        id="post.isDeputy"
        name="isDeputy"
        legend={labels.deputy}
        columns={2}
        value={values.isDeputy ? "stand" : "main"}
        onChange={(value) => set({ isDeputy: value === "stand" })}
        options={[
          { value: "main", label: labels.main, hint: labels.mainHint },
          { value: "stand", label: labels.stand, hint: labels.standHint },
        ]}
      />
      <RadioCards
        id="post.profile"
        name="profile"
        legend={labels.profile}
        hint={labels.profileHint}
        columns={2}
        value={values.meetsProfile ? "meets" : "below"}
        onChange={(value) => set({ meetsProfile: value === "meets" })}
        options={[
          { value: "meets", label: labels.meets },
          { value: "below", label: labels.below },
        ]}
      />
      {values.meetsProfile ? null : (
        <Field
          id="post.profileException"
          label={labels.exception}
          hint={labels.exceptionHint}
          error={errorOf("post.profileException")}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={values.exception}
              onChange={(event) => set({ exception: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
