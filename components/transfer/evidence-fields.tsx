"use client";

import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextInput } from "@/components/ui/text-input";
import type { EvidenceWords, ProblemWords } from "./words";

export interface Evidence {
  readonly evidenceKind: string;
  readonly evidenceNo: string;
  readonly movedOn: string;
}

export const NO_EVIDENCE: Evidence = { evidenceKind: "skpwni", evidenceNo: "", movedOn: "" };

/** Whether the paper and the day are filled in; what is wrong with them beyond that the server says. */
export function isEvident({ evidenceNo, movedOn }: Evidence): boolean {
  return evidenceNo.trim() !== "" && movedOn !== "";
}

export interface EvidenceFieldsProps {
  readonly value: Evidence;
  readonly onChange: (value: Evidence) => void;
  readonly words: EvidenceWords;
  readonly problems: ProblemWords;
  readonly isTried: boolean;
}

/** The letter that proves the move, and the day of it. */
export function EvidenceFields({ value, onChange, words, problems, isTried }: EvidenceFieldsProps) {
  return (
    <div className="space-y-4">
      <RadioCards
        id="surat"
        name="surat"
        legend={words.kind}
        options={words.kinds}
        value={value.evidenceKind}
        onChange={(evidenceKind) => onChange({ ...value, evidenceKind })}
      />
      <Field
        id="nomor-surat"
        label={words.number}
        hint={words.numberHint}
        error={isTried && value.evidenceNo.trim() === "" ? problems["evidenceNo"] : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={100}
            value={value.evidenceNo}
            onChange={(event) => onChange({ ...value, evidenceNo: event.target.value })}
          />
        )}
      </Field>
      <DateInput
        id="tanggal-pindah"
        legend={words.movedOn}
        value={value.movedOn}
        onChange={(movedOn) => onChange({ ...value, movedOn })}
        labels={words.dateLabels}
        error={isTried && value.movedOn === "" ? problems["movedOn"] : undefined}
      />
    </div>
  );
}
