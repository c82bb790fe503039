"use client";

import { useId, useState } from "react";
import { ReasonField } from "@/components/ui/reason-field";
import { CommandDialog, type CommandDialogProps, type CommandDialogWords } from "./command-dialog";
import { REASON_LENGTH } from "./reason-dialog";

/** `reason`, `hint` and `short` are the field's label, help and what it says of too few words. */
export type ReasonCommandWords = CommandDialogWords & Readonly<Record<"lead" | "reason" | "hint" | "short", string>>;

export interface ReasonCommandProps extends Pick<CommandDialogProps, "grantId" | "command" | "icon" | "size"> {
  readonly words: ReasonCommandWords;
  readonly input: (reason: string) => object;
}

/** A button whose command asks for a reason and nothing else. */
export function ReasonCommand({ words, input, ...dialog }: ReasonCommandProps) {
  const [reason, setReason] = useState("");
  const id = useId();
  const isShort = reason.trim().length < REASON_LENGTH.min;
  return (
    <CommandDialog
      {...dialog}
      words={words}
      input={() => (isShort ? null : input(reason.trim()))}
      onClosed={() => setReason("")}
    >
      {({ tried }) => (
        <>
          <p>{words.lead}</p>
          <ReasonField
            id={id}
            label={words.reason}
            hint={words.hint}
            error={tried && isShort ? words.short : undefined}
            value={reason}
            onChange={setReason}
            max={REASON_LENGTH.max}
          />
        </>
      )}
    </CommandDialog>
  );
}
