"use client";

import { useRef } from "react";
import { uuidv7 } from "uuidv7";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface CloseMinutesProps {
  readonly sessionId: string;
  readonly grantId: string;
  readonly words: CommandDialogWords;
  /** What is kept, and what may still be written down. */
  readonly lead: string;
}

/** Closes a training: its minutes are kept as they stand. One id for each time the page is read, so that a repeat after a lost line closes once. */
export function CloseMinutes({ sessionId, grantId, words, lead }: CloseMinutesProps) {
  const id = useRef(uuidv7());
  return (
    <CommandDialog
      command="training.close-minutes"
      grantId={grantId}
      words={words}
      icon="badge-check"
      variant="primary"
      input={() => ({ id: id.current, sessionId })}
    >
      {() => <p>{lead}</p>}
    </CommandDialog>
  );
}
