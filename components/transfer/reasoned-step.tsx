"use client";

import { useState } from "react";
import type { ChoiceOption } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { StepButton, type StepKey, type StepTexts } from "./step-button";
import type { ProblemWords } from "./words";

export interface ReasonedStepProps {
  readonly event: "refuse" | "withdraw";
  readonly item: StepKey;
  readonly grantId: string;
  readonly texts: StepTexts;
  readonly reasons: readonly ChoiceOption[];
  readonly words: Readonly<Record<"reason" | "note" | "reasonMissing" | "noteMissing", string>>;
  readonly problem: ProblemWords;
}

const OTHER = "OTHER";

/** A no, or a request taken back: with a reason that both villages read. */
export function ReasonedStep({ event, item, grantId, texts, reasons, words, problem }: ReasonedStepProps) {
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const needsNote = reason === OTHER && note.trim() === "";
  return (
    <StepButton
      command={`transfer.${event}`}
      item={item}
      grantId={grantId}
      icon={event === "refuse" ? "circle-x" : "circle-minus"}
      variant={event === "refuse" ? "danger" : "secondary"}
      texts={texts}
      problem={problem}
      extra={() => (reason === "" || needsNote ? null : { reason, note: note.trim() === "" ? null : note.trim() })}
      onTry={() => setTried(true)}
    >
      <RadioCards
        id={`alasan-${event}`}
        name={`alasan-${event}`}
        legend={words.reason}
        options={reasons}
        value={reason}
        onChange={setReason}
        error={isTried && reason === "" ? words.reasonMissing : undefined}
      />
      <Field id={`catatan-${event}`} label={words.note} error={isTried && needsNote ? words.noteMissing : undefined}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(change) => setNote(change.target.value)}
          />
        )}
      </Field>
    </StepButton>
  );
}
