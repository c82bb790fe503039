"use client";

import { type GrantFieldLabels, GrantFields } from "@/components/grant/grant-fields";
import { RadioCards } from "@/components/ui/radio-cards";
import type { Role } from "@/lib/domain/access/role";
import type { DutyValues } from "./duty-form";
import { type PostFieldLabels, PostFields } from "./post-fields";

export interface DutyFieldLabels {
  readonly way: Readonly<Record<"legend" | "training" | "trainingHint" | "direct" | "directHint", string>>;
  readonly grant: GrantFieldLabels;
  readonly post: PostFieldLabels;
}

export interface DutyFieldsProps {
  readonly role: Role;
  readonly values: DutyValues;
  readonly onChange: (values: DutyValues) => void;
  readonly errorOf: (path: string) => string | undefined;
  readonly labels: DutyFieldLabels;
}

/** How a duty is opened, and what that way asks. */
export function DutyFields({ role, values, onChange, errorOf, labels }: DutyFieldsProps) {
  const { way, grant, post } = values;
  return (
    <>
      <RadioCards
        id="way"
        name="way"
        legend={labels.way.legend}
        columns={2}
        value={way}
        onChange={(next) => onChange({ ...values, way: next === "direct" ? "direct" : "training" })}
        options={[
          { value: "training", label: labels.way.training, hint: labels.way.trainingHint },
          { value: "direct", label: labels.way.direct, hint: labels.way.directHint },
        ]}
      />
      {way === "training" ? (
        <PostFields
          role={role}
          values={post}
          onChange={(next) => onChange({ ...values, post: next })}
          errorOf={errorOf}
          labels={labels.post}
        />
      ) : (
        <GrantFields
          role={role}
          values={grant}
          onChange={(next) => onChange({ ...values, grant: next })}
          errorOf={errorOf}
          labels={labels.grant}
        />
      )}
    </>
  );
}
