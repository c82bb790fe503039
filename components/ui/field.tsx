import type { ReactNode } from "react";
import { FieldError } from "./field-error";

export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

/** What a control must carry to belong to its label, hint and error. Ids: `<id>-hint`, `<id>-error`. */
export function controlProps(id: string, hint: unknown, error: unknown): ControlProps {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    ...(described ? { "aria-describedby": described } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  };
}

export interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** Short note after the label, such as "boleh dikosongkan" or "wajib". */
  readonly mark?: string;
  /** Hides the label from sight, not from screen readers. */
  readonly labelHidden?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

export function Field({ id, label, hint, error, mark, labelHidden = false, children }: FieldProps) {
  return (
    <div className={error ? "border-s-4 border-cabai ps-3" : ""}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "mb-1 block font-semibold"}>
        {label}
        {mark ? <span className="ms-2 text-sm font-normal text-muted">{mark}</span> : null}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </div>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {children(controlProps(id, hint, error))}
    </div>
  );
}
