import { Field, type FieldProps } from "./field";
import { TextArea } from "./text-area";

export interface ReasonFieldProps extends Pick<FieldProps, "id" | "label" | "hint" | "error"> {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** The command's own bound. */
  readonly max: number;
}

/** Why something is done, in a few lines of one's own. */
export function ReasonField({ value, onChange, max, ...field }: ReasonFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <TextArea
          {...control}
          rows={3}
          maxLength={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
