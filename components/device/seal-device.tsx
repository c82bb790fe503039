"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface SealWords {
  readonly label: string;
  readonly accessibleLabel: string;
  readonly title: string;
  /** What happens then, sentence by sentence. */
  readonly what: readonly string[];
  readonly done: string;
  readonly cancel: string;
  readonly working: string;
  readonly problem: ProblemLabels;
}

export interface SealDeviceProps {
  readonly command: "device.revoke" | "device.report-lost";
  readonly icon: IconName;
  readonly deviceId: string;
  readonly grantId: string;
  readonly words: SealWords;
}

/** Takes a device away: says what happens, asks once, then shows the page as it now is. */
export function SealDevice({ command, icon, deviceId, grantId, words }: SealDeviceProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    if ((await send<{ id: string }>(command, { id: deviceId })) === null) return;
    close();
    showToast(words.done);
    router.refresh();
  };
  return (
    <>
      <Button size="small" icon={icon} aria-label={words.accessibleLabel} onClick={() => setOpen(true)}>
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
