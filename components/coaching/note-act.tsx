"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface NoteActProps {
  readonly grantId: string;
  readonly command: "coaching.withdraw" | "coaching.mark-read";
  readonly regencyCode: string;
  readonly id: string;
  /** With `title` and `text` it is asked once; without, done at once. */
  readonly words: Readonly<Record<"label" | "done" | "busy" | "cancel", string>> & {
    readonly title?: string;
    readonly text?: string;
    readonly problem: ProblemLabels;
  };
}

/** What one presses on a note: the coach takes it back, its reader says that it was read. */
export function NoteAct({ grantId, command, regencyCode, id, words }: NoteActProps) {
  const [isAsking, setAsking] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const act = async () => {
    if ((await send(command, { regencyCode, id })) === null) return;
    setAsking(false);
    showToast(words.done);
    router.refresh();
  };
  const asks = words.title !== undefined;
  return (
    <>
      <Button
        size="small"
        icon={asks ? "undo-2" : "check"}
        busy={busy}
        busyLabel={words.busy}
        onClick={() => (asks ? setAsking(true) : void act())}
      >
        {words.label}
      </Button>
      {isAsking ? null : <CommandProblem problem={problem} labels={words.problem} />}
      {asks ? (
        <ConfirmDialog
          open={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => void act()}
          title={words.title ?? ""}
          confirmLabel={words.label}
          busyLabel={words.busy}
          cancelLabel={words.cancel}
          busy={busy}
        >
          <p>{words.text}</p>
          <CommandProblem problem={problem} labels={words.problem} />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
