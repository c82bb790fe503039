"use client";

import { useState } from "react";
import { DateInput, type DateLabels } from "@/components/ui/date-input";

export interface DateFieldProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  /** "YYYY-MM-DD" */
  readonly value: string;
  readonly labels: DateLabels;
}

/** A day in the portal's own three boxes, for a form that is read as a whole: the same on every device, in the reader's language. */
export function DateField({ name, legend, hint, value, labels }: DateFieldProps) {
  const [day, setDay] = useState(value);
  return (
    <DateInput
      id={`isi-${name}`}
      name={name}
      legend={legend}
      {...(hint === undefined ? {} : { hint })}
      value={day}
      onChange={setDay}
      labels={labels}
    />
  );
}
