"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { NOTE_LENGTH } from "@/lib/domain/report/report";
import type { AnswerWords } from "./words";

export interface AnswerReportProps {
  readonly grantId: string;
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly words: AnswerWords;
}

/** The operator's answer: it was recorded, or there is nothing to record and why. */
export function AnswerReport({ grantId, item, words }: AnswerReportProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [reason, setReason] = useState("");
  const wrong = wordsProblem(reason, NOTE_LENGTH);
  const box = `jawab-${item.id}`;
  const act = async (state: "handled" | "dismissed", answer: string) => {
    const value = await send("report.answer", { ...item, state, answer });
    setOpen(false);
    if (value === null) return;
    showToast(state === "handled" ? words.doneHandled : words.doneDismissed);
    router.refresh();
  };
  return (
    <>
      <RefusalAlert problem={problem} />
      <Button icon="check" busy={busy && !isOpen} busyLabel={words.busy} onClick={() => void act("handled", "")}>
        {words.handled}
      </Button>
      <Button
        variant="quiet"
        icon="circle-x"
        onClick={() => {
          clear();
          setTried(false);
          setOpen(true);
        }}
      >
        {words.dismiss}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setTried(true);
          if (wrong === null) void act("dismissed", reason.trim());
          else document.getElementById(box)?.focus();
        }}
        title={words.dismissTitle}
        confirmLabel={words.dismiss}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.dismissLead}</p>
          <ReasonField
            id={box}
            label={words.reason}
            error={isTried && wrong !== null ? words[wrong] : undefined}
            value={reason}
            onChange={setReason}
            max={NOTE_LENGTH.most}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}
