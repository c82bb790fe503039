"use client";

import { useState } from "react";
import type { ControlProps } from "./field";

export interface NumberInputProps {
  readonly control: ControlProps;
  readonly name?: string;
  readonly value: number | null;
  /** `raw` is what stands in the box, so a caller can tell "empty" from "not a number". */
  readonly onChange: (value: number | null, raw: string) => void;
  readonly decimals?: boolean;
  /** Shown inside the box at the end: m², jam, VA. */
  readonly unit?: string;
  readonly disabled?: boolean;
}

function parse(raw: string, decimals: boolean): number | null {
  const text = raw.trim().replace(",", ".");
  return (decimals ? /^\d+(\.\d+)?$/ : /^\d+$/).test(text) ? Number(text) : null;
}

const show = (value: number | null) => (value === null ? "" : String(value).replace(".", ","));

/** A plain box with the number keyboard. No spinner: a scroll over it must not change an answer. */
export function NumberInput({ control, name, value, onChange, decimals = false, unit, disabled }: NumberInputProps) {
  const [raw, setRaw] = useState(show(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (parse(raw, decimals) !== value) setRaw(show(value));
  }
  return (
    <span className="relative block max-w-60">
      <input
        {...control}
        name={name}
        type="text"
        inputMode={decimals ? "decimal" : "numeric"}
        autoComplete="off"
        disabled={disabled}
        value={raw}
        onChange={(event) => {
          const text = event.target.value.replace(decimals ? /[^\d.,]/g : /\D/g, "");
          const next = parse(text, decimals);
          setRaw(text);
          setKnown(next);
          onChange(next, text);
        }}
        className={`control tabular ${unit ? "pe-16" : ""}`}
      />
      {unit ? (
        <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-muted">
          {unit}
        </span>
      ) : null}
    </span>
  );
}
