import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

export interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (pin: string) => void;
}

const LONGEST = 12;

/** Digits that nobody beside should read; no password manager of a shared phone keeps them. */
export function PinField({ id, label, hint, error, value, onChange }: PinFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <TextInput
          {...control}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={LONGEST}
          value={value}
          onChange={({ target }) => onChange(target.value.replaceAll(/\D/g, ""))}
        />
      )}
    </Field>
  );
}
