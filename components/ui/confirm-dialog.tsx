"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Null where there is nothing to confirm, only to read. */
  readonly confirmLabel: string | null;
  readonly busyLabel?: string;
  readonly cancelLabel: string;
  readonly tone?: "primary" | "danger";
  readonly busy?: boolean;
  readonly wide?: boolean;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, onConfirm, title, children, confirmLabel, busyLabel, cancelLabel } = props;
  const { tone = "primary", busy = false, wide = false } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      closeLabel={cancelLabel}
      wide={wide}
      footer={
        <>
          <Button onClick={onClose}>{cancelLabel}</Button>
          {confirmLabel === null ? null : (
            <Button variant={tone} busy={busy} onClick={onConfirm} {...(busyLabel ? { busyLabel } : {})}>
              {confirmLabel}
            </Button>
          )}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
