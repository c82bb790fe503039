"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface TestHookProps {
  readonly clientId: string;
  readonly grantId: string;
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Sends an event that tells nothing, to see whether it arrives. */
export function TestHook({ clientId, grantId, words }: TestHookProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="api-client.test-hook"
      words={words}
      icon="check"
      size="small"
      input={() => ({ id: clientId })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
