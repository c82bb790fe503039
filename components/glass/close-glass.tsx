"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface CloseGlassProps {
  readonly id: string;
  readonly grantId: string;
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Closes access in an emergency before its end. */
export function CloseGlass({ id, grantId, words }: CloseGlassProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="glass.close"
      icon="lock"
      size="small"
      words={words}
      input={() => ({ id })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
