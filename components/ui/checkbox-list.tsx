import { CHOICE_CARD, ChoiceGroup, type ChoiceGroupProps, type ChoiceOption, ChoiceText } from "./choice-group";

export interface CheckboxListProps extends Omit<ChoiceGroupProps, "children"> {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly values: readonly string[];
  /** Gets the values in the order of the options. Without it the list is uncontrolled. */
  readonly onChange?: (values: string[]) => void;
  readonly disabled?: boolean;
}

export function CheckboxList({ name, options, values, onChange, disabled = false, ...group }: CheckboxListProps) {
  const toggled = (value: string) =>
    options.map((option) => option.value).filter((each) => values.includes(each) !== (each === value));
  return (
    <ChoiceGroup {...group}>
      {options.map((option, index) => (
        <label key={option.value} className={CHOICE_CARD}>
          <input
            type="checkbox"
            id={index === 0 ? group.id : `${group.id}-${option.value}`}
            name={name}
            value={option.value}
            disabled={disabled}
            className="mt-0.5 size-5 shrink-0 accent-laut"
            {...(onChange
              ? { checked: values.includes(option.value), onChange: () => onChange(toggled(option.value)) }
              : { defaultChecked: values.includes(option.value) })}
          />
          <ChoiceText option={option} />
        </label>
      ))}
    </ChoiceGroup>
  );
}
