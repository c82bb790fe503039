import type { ReactNode } from "react";
import { FieldError } from "./field-error";

export interface ChoiceGroupProps {
  readonly id: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly mark?: string;
  readonly columns?: 1 | 2;
  readonly legendHidden?: boolean;
  readonly children: ReactNode;
}

/** Fieldset around radio buttons or tick boxes. The first choice carries the group's id, so an error can jump to it. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { id, legend, hint, error, mark, columns = 1, legendHidden = false, children } = props;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      className={`min-w-0 ${error ? "border-s-4 border-cabai ps-3" : ""}`}
      {...(described ? { "aria-describedby": described } : {})}
      {...(error ? { "aria-invalid": true as const } : {})}
    >
      <legend className={legendHidden ? "sr-only" : "mb-1 font-semibold"}>
        {legend}
        {mark ? <span className="ms-2 text-sm font-normal text-muted">{mark}</span> : null}
      </legend>
      {hint ? (
        <div id={`${id}-hint`} className="mb-2 text-sm text-muted">
          {hint}
        </div>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className={`grid gap-2 ${columns === 2 ? "sm:grid-cols-2" : ""}`}>{children}</div>
    </fieldset>
  );
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export const CHOICE_CARD =
  "flex min-h-12 cursor-pointer items-start gap-3 rounded-md border border-edge bg-surface px-3 py-2.5 transition-colors " +
  "hover:border-laut hover:bg-laut-wash has-checked:border-laut has-checked:bg-laut-wash has-checked:ring-1 has-checked:ring-laut " +
  "has-disabled:cursor-not-allowed has-disabled:bg-wash has-disabled:text-muted";

export function ChoiceText({ option }: { readonly option: ChoiceOption }) {
  return (
    <span className="min-w-0">
      <span className="block">{option.label}</span>
      {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
    </span>
  );
}
