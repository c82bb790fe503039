"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { TransferProblem } from "./transfer-problem";
import type { ProblemWords } from "./words";

export interface StepKey {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

export interface StepTexts {
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly done: string;
  readonly cancel: string;
  readonly busy: string;
}

export interface StepButtonProps {
  readonly command:
    | "transfer.release"
    | "transfer.accept"
    | "transfer.decide"
    | "transfer.refuse"
    | "transfer.withdraw";
  readonly item: StepKey;
  readonly grantId: string;
  readonly icon: IconName;
  readonly variant: "primary" | "secondary" | "danger";
  readonly texts: StepTexts;
  readonly problem: ProblemWords;
  /** What the step brings beside the key; null while something is missing. */
  readonly extra: () => object | null;
  /** A press on confirm: from then on what is missing is shown. */
  readonly onTry?: () => void;
  readonly children?: ReactNode;
}

/** One step of a move: asks once, sends once, then shows the page as it now is. */
export function StepButton(props: StepButtonProps) {
  const { command, item, grantId, icon, variant, texts, extra, onTry, children } = props;
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    onTry?.();
    const given = extra();
    if (given === null) return;
    const { regencyCode, id, version } = item;
    if ((await send(command, { regencyCode, id, version, ...given })) === null) return;
    close();
    showToast(texts.done);
    router.refresh();
  };
  return (
    <>
      <Button variant={variant} icon={icon} onClick={() => setOpen(true)}>
        {texts.action}
      </Button>
      {isOpen ? (
        <ConfirmDialog
          open
          onClose={close}
          onConfirm={() => void confirm()}
          title={texts.title}
          confirmLabel={texts.action}
          busyLabel={texts.busy}
          cancelLabel={texts.cancel}
          tone={variant === "danger" ? "danger" : "primary"}
          busy={busy}
        >
          <div className="space-y-4">
            <p>{texts.lead}</p>
            {children}
            <TransferProblem problem={problem} words={props.problem} />
          </div>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
