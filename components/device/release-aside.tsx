"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface ReleaseWords {
  readonly label: string;
  readonly accessibleLabel: string;
  readonly title: string;
  /** Who typed it and what happens then, sentence by sentence. */
  readonly what: readonly string[];
  readonly done: string;
  /** Somebody else had let it go before. */
  readonly gone: string;
  readonly cancel: string;
  readonly working: string;
  readonly problem: ProblemLabels;
}

export interface ReleaseAsideProps {
  readonly opId: string;
  readonly id: string;
  readonly grantId: string;
  /** What is still there when this entry is gone: it takes the focus. */
  readonly focusId: string;
  readonly words: ReleaseWords;
}

/** Lets go what was set aside: says whose it is, asks once, then shows the page as it now is. */
export function ReleaseAside({ opId, id, grantId, focusId, words }: ReleaseAsideProps) {
  const [open, setOpen] = useState(false);
  const [isGone, setGone] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    const value = await send<{ count: number }>("field.discard", { opId, id });
    if (value === null) return;
    close();
    setGone(true);
    showToast(value.count === 0 ? words.gone : words.done);
    router.refresh();
  };
  // After the dialog has given the focus back to a button that is about to go.
  useEffect(() => {
    if (isGone) document.getElementById(focusId)?.focus();
  }, [isGone, focusId]);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon="trash-2"
        aria-label={words.accessibleLabel}
        onClick={() => setOpen(true)}
      >
        {words.label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.label}
        busyLabel={words.working}
        cancelLabel={words.cancel}
        tone="danger"
        busy={busy}
      >
        <div className="space-y-4">
          <ul className="list-disc space-y-2 ps-5">
            {words.what.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <CommandProblem problem={problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </>
  );
}
