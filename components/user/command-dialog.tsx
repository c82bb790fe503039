"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import type { Refusal } from "@/lib/domain/error/error-code";
import { CommandProblem, type ProblemLabels } from "./command-problem";
import { useCommand } from "./use-command";

export interface CommandDialogWords {
  readonly open: ReactNode;
  readonly title: string;
  readonly save: string;
  readonly saving: string;
  readonly cancel: string;
  /** Told once it is done; nothing where `onSaved` tells it. */
  readonly saved?: string;
  readonly problem: ProblemLabels;
}

export interface CommandDialogProps {
  readonly grantId: string;
  readonly command: string;
  readonly words: CommandDialogWords;
  readonly icon: IconName;
  readonly size?: ButtonSize;
  /** Of the button that opens it. */
  readonly variant?: ButtonVariant;
  readonly wide?: boolean;
  readonly tone?: "primary" | "danger";
  /** What is sent; null while something is missing, which the fields then say. */
  readonly input: () => object | null;
  /** When it was done: in place of reading the page anew. */
  readonly onSaved?: () => void;
  /** When the dialog has closed, sent or not. */
  readonly onClosed?: () => void;
  /** The fields; `tried` once somebody has pressed save. A field that tells the refusal itself answers true to `tells`. */
  readonly children: (state: { readonly tried: boolean; readonly problem: Refusal | null }) => ReactNode;
  readonly tells?: (problem: Refusal) => boolean;
}

/** A button that asks once in a dialog and sends one command: saved, the page is read anew, or `onSaved` says what follows. */
export function CommandDialog(props: CommandDialogProps) {
  const {
    grantId,
    command,
    words,
    icon,
    size = "normal",
    variant = "secondary",
    wide = false,
    tone = "primary",
  } = props;
  const { input, onSaved, onClosed, children, tells } = props;
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    setTried(false);
    clear();
    onClosed?.();
  };
  const confirm = async () => {
    setTried(true);
    const asked = input();
    if (asked === null || (await send(command, asked)) === null) return;
    close();
    if (words.saved !== undefined) showToast(words.saved);
    if (onSaved === undefined) router.refresh();
    else onSaved();
  };
  const isTold = problem !== null && tells?.(problem) === true;
  return (
    <>
      <Button icon={icon} size={size} variant={variant} onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.save}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        busy={busy}
        wide={wide}
        tone={tone}
      >
        <div className="space-y-4">
          {children({ tried, problem })}
          <CommandProblem problem={isTold ? null : problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </>
  );
}
