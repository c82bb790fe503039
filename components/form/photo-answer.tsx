"use client";

import { PhotoInput } from "@/components/attachment/photo-input";
import type { Question } from "@/lib/domain/instrument/question";
import type { AnswerProps } from "./answer-control";
import { useFormTools } from "./form-context";
import { NoPhoto } from "./no-photo";

/** A photo of the family's own draft: made small on the device, sent at once, its id the answer. */
export function PhotoAnswer({ field, label, mark, hint, error }: AnswerProps<Question & { type: "photo" }>) {
  const { place } = useFormTools();
  if (place === null) return <NoPhoto id={field.id} legend={label} />;
  return (
    <PhotoInput
      id={field.id}
      label={label}
      hint={hint}
      error={error}
      {...(mark === undefined ? {} : { mark })}
      place={place}
      value={typeof field.value === "string" ? field.value : null}
      onChange={field.set}
    />
  );
}
