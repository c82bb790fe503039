"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
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
  readonly words: CommandDialogWords & Readonly<Record<"lead" | "reason" | "hint" | "short", string>>;
}

/** The command's own bounds. */
const REASON = { min: 5, max: 500 } as const;

/** Opens a closed region again, with a reason. */
export function ReopenPeriod({ grantId, regionCode, regionLabel, year, seen, words }: ReopenPeriodProps) {
  const [rowId] = useState(newOperationId);
  const [reason, setReason] = useState("");
  const id = useId();
  const isShort = reason.trim().length < REASON.min;
  return (
    <CommandDialog
      grantId={grantId}
      command="period.reopen"
      words={{ ...words, open: <Open word={words.open} region={regionLabel} /> }}
      icon="undo-2"
      size="small"
      input={() => (isShort ? null : { id: rowId, regionCode, year, seen, reason: reason.trim() })}
      onClosed={() => setReason("")}
    >
      {({ tried }) => (
        <>
          <p>{words.lead}</p>
          <Field id={id} label={words.reason} hint={words.hint} error={tried && isShort ? words.short : undefined}>
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                maxLength={REASON.max}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
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
