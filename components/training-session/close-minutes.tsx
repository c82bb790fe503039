"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface CloseMinutesProps {
  readonly sessionId: string;
  readonly grantId: string;
  readonly words: Readonly<Record<"open" | "title" | "lead" | "submit" | "busy" | "cancel" | "done", string>> & {
    readonly problem: ProblemLabels;
  };
}

/** Closes a training: its minutes are kept as they stand. The id is kept until it is taken, so that a repeat after a lost line closes once. */
export function CloseMinutes({ sessionId, grantId, words }: CloseMinutesProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const id = useRef(uuidv7());
  const { busy, problem, send, clear } = useCommand(grantId);
  const close = () => {
    clear();
    setOpen(false);
  };
  const confirm = async () => {
    if ((await send("training.close-minutes", { id: id.current, sessionId })) === null) return;
    id.current = uuidv7();
    close();
    showToast(words.done);
    router.refresh();
  };
  return (
    <>
      <Button variant="primary" icon="badge-check" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.submit}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p>{words.lead}</p>
          <CommandProblem problem={problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </>
  );
}
