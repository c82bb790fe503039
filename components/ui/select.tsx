"use client";

import type { ComponentProps } from "react";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export type SelectProps = Omit<ComponentProps<"select">, "className" | "children"> & {
  readonly options: readonly SelectOption[];
  /** First choice with the empty value, such as "Semua dusun". */
  readonly placeholder?: string;
};

/** The browser's own list: on a phone it opens the picker people know. In the browser's code, so that a page carries its choices as words. */
export function Select({ options, placeholder, ...rest }: SelectProps) {
  return (
    <select {...rest} className="control pe-8">
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
