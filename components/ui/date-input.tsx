"use client";

import { useState } from "react";
import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group";
import { type DateParts, joinDate, splitDate } from "./date-parts";

export interface DateLabels {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** Twelve names. */
  readonly months: readonly string[];
}

export interface DateInputProps extends Omit<ChoiceGroupProps, "children" | "columns"> {
  readonly name?: string;
  /** "YYYY-MM-DD" or "". */
  readonly value: string;
  /** `parts` keeps what is typed so far, so "not a date yet" can be told from "empty". */
  readonly onChange: (value: string, parts: DateParts) => void;
  readonly labels: DateLabels;
  readonly disabled?: boolean;
}

/** Three boxes, because a birth date is known by heart and a calendar of sixty years is a long way to tap. */
export function DateInput({ name, value, onChange, labels, disabled, ...group }: DateInputProps) {
  const [parts, setParts] = useState(() => splitDate(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setParts(splitDate(value));
  }
  const change = (part: Partial<DateParts>) => {
    const next = { ...parts, ...part };
    const joined = joinDate(next);
    setParts(next);
    setKnown(joined);
    onChange(joined, next);
  };
  const digits = (text: string, length: number) => text.replace(/\D/g, "").slice(0, length);
  const shared = { disabled, "aria-invalid": group.error ? (true as const) : undefined };
  return (
    <ChoiceGroup {...group}>
      <div className="grid max-w-96 grid-cols-[4.5rem_1fr_6rem] gap-2">
        <label className="text-sm">
          <span className="mb-1 block text-muted">{labels.day}</span>
          <input
            {...shared}
            id={group.id}
            inputMode="numeric"
            autoComplete="off"
            value={parts.day}
            onChange={(event) => change({ day: digits(event.target.value, 2) })}
            className="control tabular text-base"
          />
        </label>
        <label className="text-sm">
          <span className="mb-1 block text-muted">{labels.month}</span>
          <select
            {...shared}
            value={parts.month}
            onChange={(event) => change({ month: event.target.value })}
            className="control text-base"
          >
            <option value="" />
            {labels.months.map((month, index) => (
              <option key={month} value={String(index + 1)}>
                {month}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm">
          <span className="mb-1 block text-muted">{labels.year}</span>
          <input
            {...shared}
            inputMode="numeric"
            autoComplete="off"
            value={parts.year}
            onChange={(event) => change({ year: digits(event.target.value, 4) })}
            className="control tabular text-base"
          />
        </label>
      </div>
      {name ? <input type="hidden" name={name} value={joinDate(parts)} /> : null}
    </ChoiceGroup>
  );
}
