"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface LiftFreezeProps {
  readonly grantId: string;
  readonly id: string;
  readonly words: Omit<CommandDialogWords, "open"> & Readonly<Record<"lead" | "daysText", string>>;
}

/** Ends a pause now; asked once. */
export function LiftFreeze({ grantId, id, words }: LiftFreezeProps) {
  const open = (
    <>
      {words.save}
      <span className="sr-only"> {words.daysText}</span>
    </>
  );
  return (
    <CommandDialog
      grantId={grantId}
      command="freeze.lift"
      words={{ ...words, open }}
      icon="circle-check"
      size="small"
      input={() => ({ id })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
