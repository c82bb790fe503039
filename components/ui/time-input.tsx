"use client";

import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group";

export interface TimeInputProps extends Omit<ChoiceGroupProps, "children" | "columns"> {
  /** "HH:MM" or "". */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly labels: { readonly hour: string; readonly minute: string };
  readonly disabled?: boolean;
}

const two = (number: number) => String(number).padStart(2, "0");
const HOURS = Array.from({ length: 24 }, (_, hour) => two(hour));
const MINUTES = Array.from({ length: 12 }, (_, step) => two(step * 5));

/** Hour and minute of a day of 24 hours; the browser's own box would say morning and afternoon in its own language. */
export function TimeInput({ value, onChange, labels, disabled, ...group }: TimeInputProps) {
  const [hour = "", minute = ""] = value.split(":");
  // A time that was written elsewhere keeps its minute.
  const minutes = minute === "" || MINUTES.includes(minute) ? MINUTES : [...MINUTES, minute].toSorted();
  const shared = { disabled, "aria-invalid": group.error ? (true as const) : undefined };
  return (
    <ChoiceGroup {...group}>
      <div className="grid max-w-52 grid-cols-2 gap-2">
        <label className="text-sm">
          <span className="mb-1 block text-muted">{labels.hour}</span>
          <select
            {...shared}
            id={group.id}
            value={hour}
            onChange={(event) => onChange(`${event.target.value}:${minute || "00"}`)}
            className="control tabular text-base"
          >
            {HOURS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label className="text-sm">
          <span className="mb-1 block text-muted">{labels.minute}</span>
          <select
            {...shared}
            value={minute}
            onChange={(event) => onChange(`${hour || "00"}:${event.target.value}`)}
            className="control tabular text-base"
          >
            {minutes.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      </div>
    </ChoiceGroup>
  );
}
