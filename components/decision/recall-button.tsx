"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface RecallButtonProps {
  readonly grantId: string;
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Takes an own agreement back while nobody has acted on it; asked once. */
export function RecallButton({ grantId, item, words }: RecallButtonProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="proposal.recall"
      words={words}
      icon="undo-2"
      input={() => ({ items: [item] })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
