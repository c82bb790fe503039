"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon-name";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { VIEW_NAME_LENGTH } from "@/lib/domain/cube/view-name";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface ViewNameWords extends CommandDialogWords {
  readonly name: string;
  readonly hint: string;
  readonly missing: string;
  readonly taken: string;
  readonly identifier: string;
}

export interface ViewNameProps {
  readonly grantId: string;
  readonly command: "view.save" | "view.rename";
  /** What is sent beside the name. */
  readonly subject: object;
  readonly initial: string;
  readonly words: ViewNameWords;
  readonly icon: IconName;
  readonly size?: "normal" | "small";
}

/** Asks for a view's name and sends one command with it. */
export function ViewName({ grantId, command, subject, initial, words, icon, size = "normal" }: ViewNameProps) {
  const id = useId();
  const [name, setName] = useState(initial);
  const text = name.trim();
  const told = (problem: Refusal | null): string | undefined => {
    const detail = problem?.fields?.find(({ path }) => path === "name")?.detail;
    if (detail === undefined) return undefined;
    return detail === "TAKEN" ? words.taken : detail === "IDENTIFIER" ? words.identifier : words.missing;
  };
  return (
    <CommandDialog
      grantId={grantId}
      command={command}
      words={words}
      icon={icon}
      size={size}
      input={() => (text === "" ? null : { ...subject, name: text })}
      onClosed={() => setName(initial)}
      tells={(problem) => told(problem) !== undefined}
    >
      {({ tried, problem }) => (
        <Field
          id={id}
          label={words.name}
          hint={words.hint}
          error={told(problem) ?? (tried && text === "" ? words.missing : undefined)}
        >
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={VIEW_NAME_LENGTH}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
    </CommandDialog>
  );
}
