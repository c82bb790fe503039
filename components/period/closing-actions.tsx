"use client";

import { useState } from "react";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { ReasonCommand, type ReasonCommandWords } from "@/components/user/reason-command";
import { newOperationId } from "@/lib/client/command/send-command";

interface Target {
  readonly grantId: string;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly year: number;
}

export interface ClosePeriodProps extends Target {
  /** The region's newest row as the page shows it. */
  readonly seen: string | null;
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Closes a region's year; asked once. */
export function ClosePeriod({ grantId, regionCode, regionLabel, year, seen, words }: ClosePeriodProps) {
  const [id] = useState(newOperationId);
  return (
    <CommandDialog
      grantId={grantId}
      command="period.close"
      words={{ ...words, open: <Open word={words.open} region={regionLabel} /> }}
      icon="lock"
      size="small"
      input={() => ({ id, regionCode, year, seen })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}

export interface ReopenPeriodProps extends Target {
  readonly seen: string;
  readonly words: ReasonCommandWords;
}

/** Opens a closed region again, with a reason. */
export function ReopenPeriod({ grantId, regionCode, regionLabel, year, seen, words }: ReopenPeriodProps) {
  const [id] = useState(newOperationId);
  return (
    <ReasonCommand
      grantId={grantId}
      command="period.reopen"
      words={{ ...words, open: <Open word={words.open} region={regionLabel} /> }}
      icon="undo-2"
      size="small"
      input={(reason) => ({ id, regionCode, year, seen, reason })}
    />
  );
}

/** Several buttons of a page bear the same word: which one, for those who hear it. */
function Open({ word, region }: { readonly word: CommandDialogWords["open"]; readonly region: string }) {
  return (
    <>
      {word}
      <span className="sr-only"> {region}</span>
    </>
  );
}
