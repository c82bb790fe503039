"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { CaseEvent } from "@/lib/domain/matching/duplicate-case";
import type { DecideWords } from "./decide-words";

export interface Decided {
  readonly keep: string | null;
  readonly extent: "person" | "family" | null;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface DecideDialogProps {
  readonly event: CaseEvent;
  readonly words: DecideWords;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (decided: Decided) => void;
}

const MOST_NOTE = 1000;

/** Asks once: for "the same" which record stays and what closes, for every step but the agreement why. */
export function DecideDialog({ event, words, busy, onClose, onConfirm }: DecideDialogProps) {
  const { plain } = words;
  const own = words.events[event];
  const [keep, setKeep] = useState("");
  const [extent, setExtent] = useState<"person" | "family">("person");
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const isSame = event === "same";
  const needsReason = event !== "confirm";
  const choices = words.choices.filter((choice) => choice.keep === keep);
  const chosen = choices.find((choice) => choice.extent === extent);
  const keepMissing = isSame && keep === "";
  const blocked = isSame ? (chosen?.problem ?? null) : null;
  const reasonMissing = needsReason && reason === "";
  const noteMissing = reason === "OTHER" && note.trim() === "";

  const confirm = () => {
    setTried(true);
    const missing = keepMissing
      ? "ganda-pilih"
      : blocked !== null
        ? "ganda-luas"
        : reasonMissing
          ? "ganda-alasan"
          : noteMissing
            ? "ganda-catatan"
            : null;
    if (missing !== null) return document.getElementById(missing)?.focus();
    onConfirm({
      keep: isSame ? keep : null,
      extent: isSame ? extent : null,
      reason: needsReason ? reason : null,
      note: note.trim() === "" ? null : note.trim(),
    });
  };

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={own?.ask ?? ""}
      confirmLabel={own?.button ?? ""}
      busyLabel={plain.busy}
      cancelLabel={plain.cancel}
      tone={event === "confirm" ? "danger" : "primary"}
      busy={busy}
      wide={isSame}
    >
      <div className="space-y-4">
        <p className="text-muted">{own?.help}</p>
        {isSame ? (
          <RadioCards
            id="ganda-pilih"
            name="ganda-pilih"
            legend={plain.keepLegend}
            options={words.keeps}
            value={keep}
            onChange={setKeep}
            error={isTried && keepMissing ? plain.keepMissing : undefined}
          />
        ) : null}
        {isSame && choices.length > 0 ? (
          <RadioCards
            id="ganda-luas"
            name="ganda-luas"
            legend={plain.extentLegend}
            options={choices.map((choice) => ({ value: choice.extent, label: choice.label, hint: choice.hint }))}
            value={extent}
            onChange={(value) => setExtent(value === "family" ? "family" : "person")}
            error={isTried ? (blocked ?? undefined) : undefined}
          />
        ) : null}
        {needsReason ? (
          <Field
            id="ganda-alasan"
            label={plain.reason}
            error={isTried && reasonMissing ? plain.reasonMissing : undefined}
          >
            {(control) => (
              <Select
                {...control}
                options={own?.reasons ?? []}
                placeholder={plain.reasonPlaceholder}
                value={reason}
                onChange={(change) => setReason(change.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field
          id="ganda-catatan"
          label={plain.note}
          hint={plain.noteHint}
          {...(reason === "OTHER" ? {} : { mark: plain.noteOptional })}
          error={isTried && noteMissing ? plain.noteMissing : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={MOST_NOTE}
              value={note}
              onChange={(change) => setNote(change.target.value)}
            />
          )}
        </Field>
      </div>
    </ConfirmDialog>
  );
}
