"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

const WORDS = [
  "accept",
  "acceptNamed",
  "decline",
  "declineNamed",
  "declineTitle",
  "declineLead",
  "declineSave",
  "cancel",
  "saving",
  "accepted",
  "declined",
] as const;

export interface AnswerSeatProps {
  readonly grantId: string;
  readonly enrolmentId: string;
  readonly can: { readonly accept: boolean; readonly decline: boolean };
  readonly words: Readonly<Record<(typeof WORDS)[number], string>> & { readonly problem: ProblemLabels };
}

/** A yes is sent at once; a no gives something up, so it asks first. */
export function AnswerSeat({ grantId, enrolmentId, can, words }: AnswerSeatProps) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const answer = async (given: "accept" | "decline") => {
    const value = await send<{ state: string }>("seat.answer", { enrolmentId, answer: given });
    if (value === null) return;
    setAsking(false);
    showToast(given === "accept" ? words.accepted : words.declined);
    router.refresh();
  };
  const close = () => {
    setAsking(false);
    clear();
  };
  return (
    <div className="space-y-2">
      {asking ? null : <CommandProblem problem={problem} labels={words.problem} />}
      <div className="flex flex-wrap gap-2">
        {can.accept ? (
          <Button
            variant="primary"
            icon="check"
            busy={busy && !asking}
            busyLabel={words.saving}
            aria-label={words.acceptNamed}
            onClick={() => void answer("accept")}
          >
            {words.accept}
          </Button>
        ) : null}
        {can.decline ? (
          <Button variant="quiet" aria-label={words.declineNamed} onClick={() => setAsking(true)}>
            {words.decline}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking}
        onClose={close}
        onConfirm={() => void answer("decline")}
        title={words.declineTitle}
        confirmLabel={words.declineSave}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        tone="danger"
        busy={busy}
      >
        <div className="space-y-3">
          <p>{words.declineLead}</p>
          <CommandProblem problem={problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </div>
  );
}
