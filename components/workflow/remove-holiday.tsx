"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface RemoveHolidayProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly day: string;
  readonly words: Readonly<Record<"open" | "day" | "title" | "lead" | "done" | "cancel" | "saving", string>> & {
    readonly problem: ProblemLabels;
  };
}

/** Takes a region's own holiday back; asked once. */
export function RemoveHoliday({ grantId, regionCode, day, words }: RemoveHolidayProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    if ((await send("holiday.remove", { regionCode, day })) === null) return;
    close();
    showToast(words.done);
    router.refresh();
  };
  return (
    <>
      <Button size="small" icon="trash-2" onClick={() => setOpen(true)}>
        {words.open}
        <span className="sr-only"> {words.day}</span>
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.open}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>{words.lead}</p>
        <CommandProblem problem={problem} labels={words.problem} />
      </ConfirmDialog>
    </>
  );
}
