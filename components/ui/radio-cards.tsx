import { CHOICE_CARD, ChoiceGroup, type ChoiceGroupProps, type ChoiceOption, ChoiceText } from "./choice-group";

export interface RadioCardsProps extends Omit<ChoiceGroupProps, "children"> {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  /** Controlled when `onChange` is given, else the first choice. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly disabled?: boolean;
}

export function RadioCards({ name, options, value, onChange, disabled = false, ...group }: RadioCardsProps) {
  return (
    <ChoiceGroup {...group}>
      {options.map((option, index) => (
        <label key={option.value} className={CHOICE_CARD}>
          <input
            type="radio"
            id={index === 0 ? group.id : `${group.id}-${option.value}`}
            name={name}
            value={option.value}
            disabled={disabled}
            className="mt-0.5 size-5 shrink-0 accent-laut"
            {...(onChange
              ? { checked: value === option.value, onChange: () => onChange(option.value) }
              : { defaultChecked: value === option.value })}
          />
          <ChoiceText option={option} />
        </label>
      ))}
    </ChoiceGroup>
  );
}
