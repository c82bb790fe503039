"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface BeginAnewProps {
  readonly grantId: string;
  readonly id: string;
  readonly words: Readonly<Record<"button" | "title" | "body" | "busy" | "cancel", string>> & {
    readonly problem: ProblemLabels;
  };
}

/** Lets go of what was done of a task, asked once. */
export function BeginAnew({ grantId, id, words }: BeginAnewProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    if ((await send("practice.drop", { id })) === null) return;
    close();
    router.refresh();
  };
  return (
    <>
      <Button icon="undo-2" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.button}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>{words.body}</p>
        <CommandProblem problem={problem} labels={words.problem} />
      </ConfirmDialog>
    </>
  );
}
