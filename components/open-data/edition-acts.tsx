"use client";

import { useState } from "react";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { newOperationId } from "@/lib/client/command/send-command";

export interface PrepareEditionProps {
  readonly grantId: string;
  readonly dataset: string;
  readonly text: string;
  readonly words: CommandDialogWords;
}

/** Has a dataset counted and laid before the data steward. */
export function PrepareEdition({ grantId, dataset, text, words }: PrepareEditionProps) {
  const [id, setId] = useState(newOperationId);
  return (
    <CommandDialog
      grantId={grantId}
      command="open-data.prepare"
      words={words}
      icon="plus"
      size="small"
      input={() => ({ id, dataset })}
      onClosed={() => setId(newOperationId())}
    >
      {() => <p>{text}</p>}
    </CommandDialog>
  );
}

export interface PublishEditionProps {
  readonly grantId: string;
  readonly publicId: string;
  readonly text: string;
  readonly words: CommandDialogWords;
}

/** Opens an edition to everybody. */
export function PublishEdition({ grantId, publicId, text, words }: PublishEditionProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="open-data.publish"
      words={words}
      icon="send"
      variant="primary"
      input={() => ({ id: publicId })}
    >
      {() => <p>{text}</p>}
    </CommandDialog>
  );
}
