"use client";

import { type ReactNode, useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import type { Refusal } from "@/lib/domain/error/error-code";
import { CommandProblem, type ProblemLabels } from "./command-problem";

/** The command's own bounds. */
export const REASON_LENGTH = { min: 5, max: 500 } as const;

export interface ReasonLabels {
  readonly reason: string;
  readonly reasonHint: string;
  readonly reasonProblem: string;
  readonly cancel: string;
  readonly working: string;
  readonly problem: ProblemLabels;
}

export interface ReasonDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
  readonly title: string;
  readonly lead: ReactNode;
  readonly confirmLabel: string;
  readonly tone: "primary" | "danger";
  readonly busy: boolean;
  readonly problem: Refusal | null;
  readonly labels: ReasonLabels;
}

/** The one confirmation of an act on an account: what it does, and why it is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, onClose, onConfirm, title, lead, confirmLabel, tone, busy, problem, labels } = props;
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  const id = useId();
  const confirm = () => {
    const text = reason.trim();
    const isShort = text.length < REASON_LENGTH.min;
    setShort(isShort);
    if (isShort) document.getElementById(id)?.focus();
    else onConfirm(text);
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      onConfirm={confirm}
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={labels.cancel}
      busyLabel={labels.working}
      tone={tone}
      busy={busy}
    >
      <div className="space-y-4">
        <p>{lead}</p>
        <ReasonField
          id={id}
          label={labels.reason}
          hint={labels.reasonHint}
          error={short || problem?.code === "INVALID_INPUT" ? labels.reasonProblem : undefined}
          value={reason}
          onChange={setReason}
          max={REASON_LENGTH.max}
        />
        <CommandProblem problem={problem?.code === "INVALID_INPUT" ? null : problem} labels={labels.problem} />
      </div>
    </ConfirmDialog>
  );
}
