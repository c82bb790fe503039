"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { MarkDialog, type MarkDialogProps } from "./mark-dialog";

export interface MarkResultProps extends Omit<MarkDialogProps, "onClose"> {
  readonly label: string;
  /** Says whose, where each row bears the same word. */
  readonly accessibleLabel: string;
}

/** Opens the dialog in which one person's result is written down; a training has up to two hundred of these. */
export function MarkResult({ label, accessibleLabel, ...dialog }: MarkResultProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="clipboard-check" aria-label={accessibleLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? <MarkDialog {...dialog} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
