"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface RemoveViewProps {
  readonly grantId: string;
  readonly subject: { readonly regencyCode: string; readonly id: string };
  readonly lead: string;
  readonly words: CommandDialogWords;
}

/** Asks once, then removes. */
export function RemoveView({ grantId, subject, lead, words }: RemoveViewProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="view.remove"
      words={words}
      icon="trash-2"
      size="small"
      tone="danger"
      input={() => subject}
    >
      {() => <p>{lead}</p>}
    </CommandDialog>
  );
}
