import { Field } from "@/components/ui/field";

export interface PlainFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "number";
  readonly value?: string;
  readonly required?: boolean;
  readonly most?: number;
}

/** One line to type in, which works without script. */
export function PlainField({
  name,
  label,
  hint,
  type = "text",
  value = "",
  required = true,
  most = 120,
}: PlainFieldProps) {
  return (
    <Field id={`isi-${name}`} label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          name={name}
          type={type}
          defaultValue={value}
          required={required}
          maxLength={most}
          min={type === "number" ? 1 : undefined}
          className="control"
          autoComplete="off"
        />
      )}
    </Field>
  );
}

export interface BoxesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly type?: "checkbox" | "radio";
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly checked?: boolean;
    readonly disabled?: boolean;
  }[];
}

/** Choices to tick, which work without script; each as high as a finger needs. */
export function Boxes({ name, legend, hint, type = "checkbox", options }: BoxesProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint ? <p className="mb-1 text-sm text-muted">{hint}</p> : null}
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {options.map(({ value, label, checked = false, disabled = false }) => (
          <label
            key={value}
            className={`flex min-h-11 items-center gap-3 rounded-md border border-edge px-3 py-2 ${disabled ? "bg-wash text-muted" : "bg-surface"}`}
          >
            <input
              type={type}
              name={name}
              value={value}
              defaultChecked={checked}
              disabled={disabled}
              required={type === "radio"}
              className="size-5 shrink-0 accent-laut"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
