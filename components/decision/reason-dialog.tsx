"use client";

import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { Choice, ReasonWords } from "./decision-words";

export interface Reasoned {
  readonly target: string | null;
  readonly reason: string;
  readonly note: string | null;
}

export interface ReasonDialogProps {
  readonly id: string;
  readonly open: boolean;
  readonly busy: boolean;
  readonly words: ReasonWords;
  /** Where it may go back to; none for a rejection. */
  readonly targets: readonly Choice[];
  readonly tone: "primary" | "danger";
  /** The note must say something, whatever the reason. */
  readonly needsNote?: boolean;
  /** What the note begins with. */
  readonly startNote?: string;
  /** Asked beside reason and note. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onConfirm: (given: Reasoned) => void;
}

const MOST_NOTE = 1000;

export function ReasonDialog(props: ReasonDialogProps) {
  const { id, open, busy, words, targets, tone, startNote = "", children, onClose, onConfirm } = props;
  const { needsNote = false } = props;
  const [target, setTarget] = useState(targets.length === 1 ? (targets[0]?.value ?? "") : "");
  const [reason, setReason] = useState("");
  const [note, setNote] = useState(startNote);
  const [isTried, setTried] = useState(false);
  const targetMissing = targets.length > 0 && target === "";
  const isNoteNeeded = needsNote || reason === "OTHER";
  const noteMissing = isNoteNeeded && note.trim() === "";
  const confirm = () => {
    setTried(true);
    const missing = targetMissing ? `${id}-target` : reason === "" ? `${id}-reason` : noteMissing ? `${id}-note` : null;
    if (missing !== null) document.getElementById(missing)?.focus();
    else onConfirm({ target: targets.length === 0 ? null : target, reason, note: note.trim() === "" ? null : note });
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      onConfirm={confirm}
      title={words.title}
      confirmLabel={words.confirm}
      busyLabel={words.busy}
      cancelLabel={words.cancel}
      tone={tone}
      busy={busy}
    >
      <div className="space-y-4">
        <p className="text-muted">{words.help}</p>
        {targets.length > 1 ? (
          <RadioCards
            id={`${id}-target`}
            name={`${id}-target`}
            legend={words.targetLegend}
            options={targets}
            value={target}
            onChange={setTarget}
            error={isTried && targetMissing ? words.targetMissing : undefined}
          />
        ) : null}
        {targets.length === 1 ? (
          <p>
            {words.targetLegend}: <strong>{targets[0]?.label}</strong>
          </p>
        ) : null}
        <Field
          id={`${id}-reason`}
          label={words.reasonLabel}
          error={isTried && reason === "" ? words.reasonMissing : undefined}
        >
          {(control) => (
            <Select
              {...control}
              options={words.reasons}
              placeholder={words.reasonPlaceholder}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {children}
        <Field
          id={`${id}-note`}
          label={words.noteLabel}
          hint={words.noteHint}
          {...(isNoteNeeded ? {} : { mark: words.noteOptional })}
          error={isTried && noteMissing ? words.noteMissing : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={MOST_NOTE}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
    </ConfirmDialog>
  );
}
