"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface MappingActProps {
  readonly id: string;
  readonly name: string;
  readonly grantId: string;
}

export interface RenameMappingProps extends MappingActProps {
  readonly words: CommandDialogWords & { readonly name: string; readonly empty: string };
}

/** Names a kept mapping anew. */
export function RenameMapping({ id, name, grantId, words }: RenameMappingProps) {
  const [text, setText] = useState(name);
  const field = useId();
  return (
    <CommandDialog
      grantId={grantId}
      command="import-mapping.rename"
      words={words}
      icon="pencil"
      size="small"
      input={() => (text.trim() === "" ? null : { id, name: text })}
      onClosed={() => setText(name)}
    >
      {({ tried }) => (
        <Field id={field} label={words.name} error={tried && text.trim() === "" ? words.empty : undefined}>
          {(control) => (
            <TextInput {...control} maxLength={60} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      )}
    </CommandDialog>
  );
}

export interface RemoveMappingProps extends MappingActProps {
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Forgets a kept mapping. */
export function RemoveMapping({ id, grantId, words }: RemoveMappingProps) {
  return (
    <CommandDialog
      grantId={grantId}
      command="import-mapping.remove"
      words={words}
      icon="trash-2"
      size="small"
      tone="danger"
      input={() => ({ id })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
