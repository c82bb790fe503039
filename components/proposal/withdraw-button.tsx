"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { ReasonField } from "@/components/ui/reason-field";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export type WithdrawTexts = Readonly<
  Record<
    "action" | "title" | "lead" | "reason" | "note" | "missing" | "needsNote" | "confirm" | "busy" | "cancel",
    string
  >
>;

export interface WithdrawButtonProps {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly grantId: string;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly texts: WithdrawTexts;
}

const LONGEST_NOTE = 1000;
const OTHER = "OTHER";

/** Takes a proposal back. Asks once, with a reason; a repeat of an unanswered try is the same operation. */
export function WithdrawButton({ regencyCode, id, version, grantId, reasons, texts }: WithdrawButtonProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const operation = useRef<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<"reason" | "note" | null>(null);
  const [refused, setRefused] = useState<ErrorCode | null>(null);

  const withdraw = async () => {
    const wanting = reason === "" ? "reason" : reason === OTHER && note.trim() === "" ? "note" : null;
    setProblem(wanting);
    if (wanting !== null) return;
    setBusy(true);
    setRefused(null);
    operation.current ??= newOperationId();
    const input = { regencyCode, id, version, reason, note: note.trim() === "" ? null : note.trim() };
    const outcome = await sendCommand("proposal.withdraw", input, { grantId, operationId: operation.current });
    setBusy(false);
    if (!outcome.ok) {
      if (outcome.error.code !== "UNAVAILABLE") operation.current = null;
      setRefused(outcome.error.code);
      return;
    }
    setOpen(false);
    router.refresh();
  };

  return (
    <>
      <Button icon="circle-minus" onClick={() => setOpen(true)}>
        {texts.action}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void withdraw()}
        title={texts.title}
        confirmLabel={texts.confirm}
        busyLabel={texts.busy}
        cancelLabel={texts.cancel}
        tone="danger"
        busy={busy}
      >
        <div className="space-y-4">
          <p>{texts.lead}</p>
          {refused === null ? null : (
            <Alert tone="danger" live="assertive" title={errors[refused].what}>
              {errors[refused].todo}
            </Alert>
          )}
          <RadioCards
            id="batal-alasan"
            name="batal-alasan"
            legend={texts.reason}
            options={reasons}
            value={reason}
            onChange={setReason}
            error={problem === "reason" ? texts.missing : undefined}
          />
          <ReasonField
            id="batal-catatan"
            label={texts.note}
            error={problem === "note" ? texts.needsNote : undefined}
            value={note}
            onChange={setNote}
            max={LONGEST_NOTE}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}
