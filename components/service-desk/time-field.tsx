"use client";

import { useState } from "react";
import { TimeInput, type TimeInputProps } from "@/components/ui/time-input";

export interface TimeFieldProps extends Pick<TimeInputProps, "legend" | "labels"> {
  readonly name: string;
  /** "HH:MM" */
  readonly value: string;
}

/** An hour of the day of 24 hours, for a form that is read as a whole. */
export function TimeField({ name, value, ...shown }: TimeFieldProps) {
  const [time, setTime] = useState(value);
  return (
    <div>
      <TimeInput id={`isi-${name}`} {...shown} value={time} onChange={setTime} />
      <input type="hidden" name={name} value={time} />
    </div>
  );
}
