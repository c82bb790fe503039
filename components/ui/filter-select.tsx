import { Field } from "./field";
import { Select, type SelectOption } from "./select";

export interface FilterSelectProps {
  readonly id: string;
  readonly label: string;
  /** The word in the address. */
  readonly name: string;
  /** Empty: nothing is chosen. */
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** What the list holds when nothing is chosen, such as "Semua desa". */
  readonly placeholder: string;
}

/** One choice of a filter bar. */
export function FilterSelect({ id, label, name, value, options, placeholder }: FilterSelectProps) {
  return (
    <Field id={id} label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value} options={options} placeholder={placeholder} />
      )}
    </Field>
  );
}
